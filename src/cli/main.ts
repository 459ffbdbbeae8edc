import { parentPort, workerData } from "node:worker_threads";

// Two threads begin here: the one that hears signals, and the one that works. Each loads no more than it needs; the second
// one does so while the first one finds out whether there is anything to do.
if (!parentPort) await (await import("./lead.js")).lead(process.argv.slice(2));
else {
  const port = parentPort;
  const thread = import("./thread.js");
  port.once("message", async () => (await thread).workInThread(port, workerData));
}
