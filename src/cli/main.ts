import { parentPort, Worker } from "node:worker_threads";
import type { ThreadOrder } from "./messages.js";

// Two threads begin here: the one that hears signals, and the one that works. Each loads no more than it needs, and they do
// so at the same time.
if (!parentPort) {
  const args = process.argv.slice(2);
  const start = () => new Worker(new URL(import.meta.url));
  // These take long, unless it is found out that there is nothing to do, which takes as long as a thread to start.
  const early = /^(?:build|check|outline|theme)$/.test(args[0] ?? "") ? start() : undefined;
  // Whoever gives it something to do will see that it has ended.
  early?.on("error", () => undefined);
  await (await import("./lead.js")).lead(args, () => early ?? start());
} else {
  const port = parentPort;
  const thread = import("./thread.js");
  port.once("message", async (order: ThreadOrder) => {
    if (order.is === "start") await (await thread).workInThread(port, order.task);
  });
}
