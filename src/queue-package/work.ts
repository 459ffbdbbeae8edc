import { setTimeout as wait } from "node:timers/promises";
import type { JobHandler, WorkOptions } from "../queue/board.js";
import type { OpenQueue } from "./queue.js";
import { ShiftWorker } from "./shift.js";
import { failureOf, unless } from "./trouble.js";

/** How often workers ask whether their jobs are still wanted, in milliseconds. */
const untilAsked = 1_000;
/** How long a worker rests after Redis has answered with an error: BullMQ would ask again at once. */
const rest = 1_000;
/** How long Redis is waited for at the end, in milliseconds. */
const farewell = 5_000;

/** Does jobs, see JobBoard. */
export async function work(open: OpenQueue, handler: JobHandler, options: WorkOptions): Promise<void> {
  const { closed } = open.connection;
  const { signal, hurry } = options;
  const worker = new ShiftWorker(open, handler, options);
  restAfterErrors(worker, open);
  const asking = setInterval(() => worker.stopUnwanted().catch(() => undefined), untilAsked);
  const hurried = AbortSignal.any([closed, ...(hurry ? [hurry] : [])]);
  const ended = AbortSignal.any([signal, hurried]);
  try {
    worker.run().catch((error: Error) => worker.emit("error", error));
    await unless(ended, forever());
    const closing = worker.close();
    await unless(hurried, closedOrIdle(worker, closing));
    if (!hurried.aborted) return;
    worker.handBack();
    await unless(closed, Promise.race([closing, wait(farewell, undefined, { ref: false })]));
  } catch (error) {
    throw failureOf(error, open.connection.place);
  } finally {
    clearInterval(asking);
  }
}

const forever = () => new Promise<never>(() => undefined);

/** BullMQ cannot close while Redis is away: a worker that has nothing more to tell does not wait for it. */
async function closedOrIdle(worker: ShiftWorker, closing: Promise<void>): Promise<void> {
  let isClosed = false;
  closing.then(
    () => {
      isClosed = true;
    },
    () => undefined,
  );
  for (let idle = 0; !isClosed && idle < farewell; idle = worker.tasks > 0 ? 0 : idle + 100)
    await wait(100, undefined, { ref: false });
}

/** Lets a worker rest when Redis answers with an error, such as that it is full, and says so once for each. */
function restAfterErrors(worker: ShiftWorker, { connection: { place, tell, closed } }: OpenQueue): void {
  let said = "";
  let isResting = false;
  worker.on("ready", () => {
    said = "";
  });
  worker.on("error", async (error) => {
    const { kind, message } = failureOf(error, place);
    // Of connections, and of jobs that others have taken, is told elsewhere.
    if (kind === "away") return;
    if (said !== message) tell({ kind: "trouble", why: message });
    said = message;
    if (isResting) return;
    isResting = true;
    await worker.pause(true).catch(() => undefined);
    await wait(rest);
    isResting = false;
    if (!closed.aborted && !worker.closing) await worker.resume();
  });
}
