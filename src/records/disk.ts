import type { MadeOf } from "../project/made-of.js";
import { openFiles, type ProjectFiles } from "../source/files.js";

/** Asks the disk again what a build has asked; each question once, however many decks have asked it. */
export interface Disk {
  /** Whether all answers are the same as then. */
  isStill(madeOf: readonly MadeOf[]): boolean;
}

export function openDisk(): Disk {
  const folders = new Map<string, ProjectFiles>();
  const answers = new Map<string, string>();
  const open = (root: string) => {
    const files = folders.get(root) ?? openFiles(root);
    folders.set(root, files);
    return files;
  };
  const ask = (root: string, kind: MadeOf["answers"][number][0], path: string) => {
    const key = JSON.stringify([kind, root, path]);
    const digest = answers.get(key) ?? open(root).digest({ kind, path });
    answers.set(key, digest);
    return digest;
  };
  return {
    isStill: (madeOf) =>
      madeOf.every(({ root, answers: given }) =>
        given.every(([kind, path, digest]) => ask(root, kind, path) === digest),
      ),
  };
}
