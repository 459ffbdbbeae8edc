import { once } from "node:events";
import { setImmediate as nextTurn } from "node:timers/promises";
import { MessageChannel, type MessagePort } from "node:worker_threads";
import { afterEach, expect, it } from "vitest";
import type { ThreadMessage, ThreadOrder } from "../../../src/cli/messages.js";
import { openPackingDesk, packBehind } from "../../../src/cli/packing.js";
import { batchOf, contentsOf, packed } from "../../../src/export/pdf/pack.js";

const open: MessagePort[] = [];
afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

/** A thread's end of a line to the main thread, which is here, too, and answers when `answers` is called. */
function line() {
  const { port1: thread, port2: main } = new MessageChannel();
  open.push(thread, main);
  const asked: ThreadMessage[] = [];
  main.on("message", (message: ThreadMessage) => asked.push(message));
  const tell = (order: ThreadOrder, memory: ArrayBuffer[] = []) => main.postMessage(order, memory);
  const desk = openPackingDesk(tell);
  const packing = packBehind(thread);
  thread.unref();
  const hearAll = async () => {
    while (asked.length === 0) await once(main, "message");
    await nextTurn();
    return asked.splice(0).flatMap((message) => (message.is === "pack" ? [message.batch] : []));
  };
  return { thread, tell, desk, packing, hearAll };
}

/** Whether a port keeps its thread from ending; the types of Node do not know the question. */
const isHeld = (port: MessagePort) => (port as MessagePort & { hasRef(): boolean }).hasRef();

const batch = (...texts: readonly string[]) => batchOf(texts.map((text) => Buffer.from(text)));

it("each content comes back to whoever handed it over, and takes its memory along", async () => {
  const { desk, packing, hearAll, thread } = line();
  const first = batch("one", "two");
  const both = Promise.all([packing.pack(first), packing.pack(batch("three"))]);
  expect(first.bytes.length).toBe(0);
  expect(isHeld(thread)).toBe(true);
  for (const asked of await hearAll()) desk.take(asked);
  const texts = (await both).map((answer) => contentsOf(answer));
  expect(texts).toEqual([[packed("one"), packed("two")], [packed("three")]]);
  expect(isHeld(thread)).toBe(false);
});

it("a batch that cannot be packed fails alone", async () => {
  const { desk, packing, hearAll } = line();
  const all = Promise.allSettled([packing.pack(batch("one")), packing.pack(batch("two"))]);
  const [one, two] = await hearAll();
  // No bytes are there for what is asked.
  if (one) desk.take({ ...one, lengths: [2 ** 40] });
  if (two) desk.take(two);
  const [failed, done] = await all;
  expect(failed).toMatchObject({ status: "rejected", reason: { message: /^content cannot be packed: / } });
  expect(done.status === "fulfilled" && contentsOf(done.value)).toEqual([packed("two")]);
});

it("packs one batch a turn, so that a signal is heard before the next, and none once it is closed", async () => {
  const answers: ThreadOrder[] = [];
  const desk = openPackingDesk((order) => answers.push(order));
  for (const text of ["one", "two", "three"]) desk.take(batch(text));
  expect(answers).toHaveLength(0);
  await nextTurn();
  expect(answers).toHaveLength(1);
  desk.close();
  await nextTurn();
  await nextTurn();
  expect(answers).toHaveLength(1);
});

it("an answer that comes after the end leaves the thread as it is", async () => {
  const { tell, packing, thread } = line();
  void packing.pack(batch("one"));
  packing.end();
  tell({ is: "packed", batch: batch("") });
  await once(thread, "message");
  expect(isHeld(thread)).toBe(true);
});

it("what would wait in vain is packed at once", async () => {
  const { packing } = line();
  const large = "x".repeat(20e6);
  const waits = packing.pack(batch(large));
  const own = await packing.pack(batch(large));
  expect(contentsOf(own)).toEqual([packed(large)]);
  expect(await Promise.race([waits, nextTurn("waits")])).toBe("waits");
});
