import { createHash } from "node:crypto";
import type { BoardEvent, JobBoard } from "../../queue/board.js";
import { isQueueFailure, type QueueFailure } from "../../queue/failure.js";
import { makerIdentity } from "../../records/identity.js";
import { MachineError, UsageError } from "../../report/problem.js";
import { findQueuePackage, loadQueuePackage, queuePackageRemedy } from "../../source/queue-package.js";
import type { CommandLine } from "../options.js";
import type { Shell } from "../shell.js";

/** Where the address of the queue is said, when the command line does not. */
const variable = "QUARTERDECK_REDIS";

/** The name of the queue of this version: only the same Quarterdeck and Node make the same bytes, so others have a queue of their own. */
const queueName = (): string =>
  `quarterdeck-${createHash("sha256")
    .update(makerIdentity() ?? "")
    .digest("hex")
    .slice(0, 12)}`;

/**
 * Opens the queue that the command line or the environment names.
 *
 * @throws UsageError where none is named
 * @throws MachineError without the optional package, and when Redis cannot be used
 */
export async function openBoard({ options }: CommandLine, { environment, terminal }: Shell): Promise<JobBoard> {
  const url = options.redis ?? environment[variable];
  if (!url) throw new UsageError(`name the queue: --redis redis://HOST:PORT, or ${variable} in the environment`);
  const search = findQueuePackage();
  if ("missing" in search)
    throw new MachineError(`a queue needs another package, and ${search.missing}`, [queuePackageRemedy()]);
  const { openBoard: open } = loadQueuePackage(search.found);
  return inWords(() => open({ url, queue: queueName(), on: (event) => terminal.err(`note: ${eventText(event)}\n`) }));
}

function eventText(event: BoardEvent): string {
  if (event.kind === "away") return `the queue is away: ${event.why}; waiting for it`;
  return event.kind === "back" ? "the queue is back" : `the queue: ${event.why}`;
}

/** Does something with a queue, whose failures become those of the machine. */
export async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw isQueueFailure(cause) ? asMachineError(cause) : cause;
  }
}

const remedies: Readonly<Record<QueueFailure["kind"], string>> = {
  away: "see that Redis runs and its address is right",
  full: "give Redis more memory, let workers do what waits, or take a batch back: quarterdeck queue cancel BATCH",
  refused: "see the user and the password in its address",
  version: "use the Redis and the Quarterdeck that belong together",
};

function asMachineError(failure: QueueFailure): MachineError {
  return new MachineError(`the queue: ${failure.message}`, [remedies[failure.kind]], { cause: failure });
}
