import { readFileSync } from "node:fs";
import { doTask, type TaskPlace } from "../../export/queue/do-task.js";
import { readTask } from "../../export/queue/task.js";
import { UsageError } from "../../report/problem.js";
import type { CommandLine } from "../options.js";
import type { Shell } from "../shell.js";

/** What a worker writes down for the thread that does a task. */
export interface TaskOrder extends Omit<TaskPlace, "environment"> {
  readonly task: unknown;
}

/** What a worker tells a thread of its own: does the task of a file, and prints its result as JSON. */
export async function runTask({ inputs }: CommandLine, shell: Shell): Promise<number> {
  const [file] = inputs;
  if (file === undefined) throw new UsageError("a worker calls this with the file of a task");
  // A worker has written it.
  const { task: data, ...place }: TaskOrder = JSON.parse(readFileSync(file, "utf8"));
  const task = readTask(data);
  if (!task) throw new UsageError("this is no task of this version of Quarterdeck");
  const result = await doTask(
    task,
    { ...place, environment: shell.environment },
    { browser: (owner) => shell.onStop(() => owner.kill()) },
  );
  shell.terminal.out(JSON.stringify(result));
  return 0;
}
