import { parentPort, workerData } from "node:worker_threads";

// Two threads begin here: the one that hears signals, and the one that works. Each loads no more than it needs.
if (!parentPort) await (await import("./lead.js")).lead(process.argv.slice(2));
else {
  const port = parentPort;
  port.once("message", async () => (await import("./thread.js")).workInThread(port, workerData));
}
