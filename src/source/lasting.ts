import type { ChildProcess } from "node:child_process";

/** Processes that belong to the user, whatever becomes of the run that has started them. */
const lasting = new WeakSet<ChildProcess>();

/** Lets a process outlive the run; to be said in the step that starts it. */
export function letLast(child: ChildProcess): void {
  lasting.add(child);
  child.unref();
}

export const isLasting = (child: ChildProcess): boolean => lasting.has(child);
