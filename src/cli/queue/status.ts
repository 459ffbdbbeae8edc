import type { BoardStatus, JobReport } from "../../queue/board.js";
import { counted } from "../../report/counted.js";
import { printable } from "../../report/printable.js";
import { UsageError } from "../../report/problem.js";
import type { CommandLine } from "../options.js";
import type { Shell } from "../shell.js";
import { bytesText } from "../terminal.js";
import { inWords, openBoard } from "./board.js";

/** `quarterdeck queue status` */
export async function showQueue(line: CommandLine, shell: Shell): Promise<number> {
  const [extra] = line.inputs;
  if (extra !== undefined) throw new UsageError(`“queue status” takes nothing behind it, and here is “${extra}”`);
  const board = await openBoard(line, shell);
  try {
    const status = await inWords(() => board.status());
    shell.terminal.out(line.options.json ? `${JSON.stringify(status)}\n` : statusText(status));
    return 0;
  } finally {
    await board.close();
  }
}

/** `quarterdeck queue cancel BATCH` */
export async function cancelBatch(line: CommandLine, shell: Shell): Promise<number> {
  const [batch, ...others] = line.inputs;
  if (batch === undefined || others.length > 0)
    throw new UsageError("name the batch that is taken back; “queue status” lists them");
  const board = await openBoard(line, shell);
  try {
    const done = await inWords(() => board.cancel(batch));
    const { removed, stopped, keptForOthers } = done;
    const kept = keptForOthers > 0 ? `; kept for others who want them: ${counted(keptForOthers, "job")}` : "";
    const text = `${counted(removed, "job")} removed, ${counted(stopped, "job")} stopped${kept}\n`;
    shell.terminal.out(line.options.json ? `${JSON.stringify(done)}\n` : text);
    return 0;
  } finally {
    await board.close();
  }
}

function statusText({ counts, workers, active, failed, batches, redis }: BoardStatus): string {
  const room = redis.mostMemory === undefined ? "" : ` of ${bytesText(redis.mostMemory)}`;
  const lines = [
    `${counts.waiting} waiting, ${counts.active} active, ${counts.done} done, ${counts.failed} failed`,
    `${counted(workers.length, "worker")}; Redis ${redis.version}, ${bytesText(redis.memory)}${room}`,
    ...section(
      "active",
      active.map(({ label, worker = "?", progress }) => `${label}: ${worker}${progress ? `, ${progress}` : ""}`),
    ),
    ...section("failed", failed.map(failureText)),
    ...section(
      "batches",
      batches.map(({ name, jobs, isOpen }) => `${name}: ${counted(jobs, "job")}${isOpen ? ", more are added" : ""}`),
    ),
  ];
  // Names of decks and workers come from others.
  return `${printable(lines.join("\n"))}\n`;
}

const section = (name: string, entries: readonly string[]) =>
  entries.length === 0 ? [] : [`${name}:`, ...entries.map((entry) => `  ${entry}`)];

function failureText({ label, why = "", attempts }: JobReport): string {
  const [first = ""] = why.split("\n");
  return `${label}: ${first}${attempts > 1 ? ` (${counted(attempts, "attempt")})` : ""}`;
}
