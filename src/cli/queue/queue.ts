import { UsageError } from "../../report/problem.js";
import { didYouMean } from "../../report/suggest.js";
import type { CommandLine } from "../options.js";
import type { Shell } from "../shell.js";

/** What a queue can be told, each loaded when it is called; `task` is what a worker tells its threads. */
const verbs = {
  submit: async (line: CommandLine, shell: Shell) => (await import("./submit.js")).submitToQueue(line, shell),
  worker: async (line: CommandLine, shell: Shell) => (await import("./worker.js")).workForQueue(line, shell),
  status: async (line: CommandLine, shell: Shell) => (await import("./status.js")).showQueue(line, shell),
  cancel: async (line: CommandLine, shell: Shell) => (await import("./status.js")).cancelBatch(line, shell),
  task: async (line: CommandLine, shell: Shell) => (await import("./task.js")).runTask(line, shell),
} as const;

const shown = Object.keys(verbs).filter((verb) => verb !== "task");

/** `quarterdeck queue` */
export function runQueue(line: CommandLine, shell: Shell): Promise<number> {
  const [verb = "", ...inputs] = line.inputs;
  if (Object.hasOwn(verbs, verb)) return verbs[verb as keyof typeof verbs]({ ...line, inputs }, shell);
  const question = didYouMean(verb, shown);
  if (verb === "") throw new UsageError(`“queue” needs to know what to do: ${shown.join(", ")}`);
  throw new UsageError(`“queue” has no “${verb}”; ${question || `it has ${shown.join(", ")}`}`);
}
