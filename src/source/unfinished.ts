/** What a run has begun and must not leave behind when it is stopped, by absolute path. */
const begun = new Set<string>();
const listeners = new Set<UnfinishedListener>();

/** Hears of every file and folder that is begun, before it is there, and of every one that needs no care any more. */
export type UnfinishedListener = (path: string, state: "begun" | "settled") => void;

/** Says that a file, a folder or a journal is about to be made that must not stay when the process is stopped. */
export function begin(path: string): void {
  begun.add(path);
  for (const listener of listeners) listener(path, "begun");
}

/** Says that what was begun is finished or gone. */
export function settle(path: string): void {
  if (begun.delete(path)) for (const listener of listeners) listener(path, "settled");
}

/** What was begun and is not settled, in the order in which it was begun. */
export const unfinished = (): readonly string[] => [...begun];

/** Tells another thread, which settles what this one cannot when it is ended. */
export function tellUnfinished(listener: UnfinishedListener): void {
  listeners.add(listener);
}
