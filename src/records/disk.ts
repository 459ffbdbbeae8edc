import { statSync } from "node:fs";
import type { MadeOf } from "../project/made-of.js";
import { openFiles, type ProjectFiles } from "../source/files.js";
import type { ProjectRoot } from "../source/project.js";

/** Asks the disk again what a build has asked; each question once, however many decks have asked it. */
export interface Disk {
  /** Whether all answers are the same as then. */
  isStill(madeOf: readonly MadeOf[]): boolean;
  /** The digest of the answer that the disk gives to a question about a folder. */
  answer(place: ProjectRoot, kind: MadeOf["answers"][number][0], path: string): string;
  isFolder(folder: string): boolean;
}

export function openDisk(): Disk {
  const folders = new Map<string, ProjectFiles>();
  const answers = new Map<string, string>();
  const open = ({ root, border }: ProjectRoot) => {
    const key = `${border} ${root}`;
    const files = folders.get(key) ?? openFiles(root, border);
    folders.set(key, files);
    return files;
  };
  const ask: Disk["answer"] = (place, kind, path) => {
    const key = JSON.stringify([kind, place.border, place.root, path]);
    const digest = answers.get(key) ?? open(place).digest({ kind, path });
    answers.set(key, digest);
    return digest;
  };
  return {
    isStill: (madeOf) =>
      madeOf.every((place) => place.answers.every(([kind, path, digest]) => ask(place, kind, path) === digest)),
    answer: ask,
    isFolder: (folder) => statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false,
  };
}
