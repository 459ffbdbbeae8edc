import { Worker } from "node:worker_threads";
import type { Drawing, DrawingMistake } from "../render/drawing/desk.js";
import type { DotOptions } from "./dot.js";
import type { DotAnswer, DotQuestion } from "./graphviz-worker.js";
import { longestDrawing, mostLost, notTried } from "./patience.js";

/** Draws graphs in a thread beside everything else. */
export interface Graphviz {
  /** Draws one graph; several calls are answered one after the other. */
  draw(source: string, options: DotOptions): Promise<Drawing | DrawingMistake>;
  /** Ends the thread. Drawings that nobody has got yet fail. */
  close(): void;
}

/** How long a drawing may take, in milliseconds. */
interface GraphvizLimits {
  readonly longest: number;
}

/**
 * Prepares the thread; it starts with the first drawing and keeps no process from ending.
 * @param workerFile the compiled graphviz-worker
 */
export function openGraphviz(workerFile: string, limits: GraphvizLimits = { longest: longestDrawing }): Graphviz {
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let isClosed = false;
  let lost = 0;
  const end = () => {
    void worker?.terminate();
    worker = undefined;
  };
  const drawNow = async (question: DotQuestion): Promise<Drawing | DrawingMistake> => {
    if (lost === mostLost) return notTried;
    if (isClosed) throw new Error("Graphviz was closed before this drawing was made");
    // What Graphviz prints is for those who build it.
    worker ??= new Worker(workerFile, { stdout: true, stderr: true });
    const answer = await ask(worker, question, limits.longest).catch((cause: unknown) => {
      end();
      throw cause;
    });
    if (answer !== "crashed" && answer !== "too long") return answer;
    // The next drawing gets a new thread.
    end();
    lost++;
    return { line: 0, detail: answer === "crashed" ? crashed : tooLong(limits.longest) };
  };
  return {
    draw(source, options) {
      const turn = last.then(() => drawNow({ source, options }));
      last = turn.catch(() => undefined);
      return turn;
    },
    close() {
      isClosed = true;
      end();
    },
  };
}

const crashed = "Graphviz gave up on this graph; it is too large, or nested too deeply";
const tooLong = (limit: number) => `the drawing took more than ${limit / 1000} seconds; a slide needs a smaller graph`;

/** Asks the worker, which keeps the process alive only for this time. */
function ask(worker: Worker, question: DotQuestion, longest: number): Promise<DotAnswer | "too long"> {
  return new Promise((resolve, reject) => {
    const settle = (end: () => void) => {
      clearTimeout(timer);
      // All listeners at once would take Node's own along.
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      worker.unref();
      end();
    };
    const onMessage = (answer: DotAnswer) => settle(() => resolve(answer));
    const onError = (error: unknown) => settle(() => (isOutOfMemory(error) ? resolve("crashed") : reject(error)));
    const onExit = () => settle(() => reject(new Error("Graphviz ended without an answer")));
    const timer = setTimeout(() => settle(() => resolve("too long")), longest);
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    worker.ref();
    worker.postMessage(question);
  });
}

const isOutOfMemory = (error: unknown) =>
  error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
