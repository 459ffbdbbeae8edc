import type { MessagePort } from "node:worker_threads";
import type { Packer } from "../export/pdf/late.js";
import { type Batch, packBatch } from "../export/pdf/pack.js";
import type { ThreadMessage, ThreadOrder } from "./messages.js";

/** Packs for a thread. */
interface PackingDesk {
  take(batch: Batch): void;
  /** Packs nothing any more: nobody waits for it. */
  close(): void;
}

/**
 * Packs what a thread hands over, one batch a turn, in their order: signals are heard between two turns.
 * @param answer tells the thread; the memory goes along
 */
export function openPackingDesk(answer: (order: ThreadOrder, memory: ArrayBuffer[]) => void): PackingDesk {
  const waiting: Batch[] = [];
  let isClosed = false;
  const turn = () => {
    const asked = waiting[0];
    if (!asked || isClosed) return;
    const order = packedOrWhy(asked);
    answer(order, order.is === "packed" ? [order.batch.bytes.buffer] : []);
    waiting.shift();
    if (waiting.length > 0) setImmediate(turn);
  };
  return {
    take(batch) {
      waiting.push(batch);
      if (waiting.length === 1) setImmediate(turn);
    },
    close() {
      isClosed = true;
    },
  };
}

/** What fails here must not end the thread that hears signals. */
function packedOrWhy(asked: Batch): Extract<ThreadOrder, { is: "packed" | "unpacked" }> {
  try {
    return { is: "packed", batch: packBatch(asked) };
  } catch (cause) {
    return { is: "unpacked", why: cause instanceof Error ? cause.message : String(cause) };
  }
}

/** So many bytes may wait to be packed elsewhere, which no limit of V8's counts; what comes then is packed at once. */
const mostWaiting = 32e6;

/** What has been handed over and is not back. */
interface Handed {
  readonly bytes: number;
  resolve(batch: Batch): void;
  reject(cause: Error): void;
}

/** A thread's way to have the main thread pack. */
interface PackingElsewhere {
  readonly pack: Packer;
  /** The thread is done: from now on no answer lets it end, before the main thread has heard of that. */
  end(): void;
}

/** Lets the main thread pack, which answers in the order of the questions; as long as an answer is missing, the thread does not end. */
export function packBehind(port: MessagePort): PackingElsewhere {
  const handed: Handed[] = [];
  let isOver = false;
  port.on("message", (order: ThreadOrder) => {
    if (order.is !== "packed" && order.is !== "unpacked") return;
    const first = handed.shift();
    if (order.is === "packed") first?.resolve(order.batch);
    else first?.reject(new Error(`content cannot be packed: ${order.why}`));
    if (handed.length === 0 && !isOver) port.unref();
  });
  return {
    async pack(batch) {
      const bytes = batch.bytes.length;
      if (handed.reduce((sum, each) => sum + each.bytes, bytes) > mostWaiting) return packBatch(batch);
      const question: ThreadMessage = { is: "pack", batch };
      port.postMessage(question, [batch.bytes.buffer]);
      port.ref();
      return new Promise((resolve, reject) => handed.push({ bytes, resolve, reject }));
    },
    end() {
      isOver = true;
    },
  };
}
