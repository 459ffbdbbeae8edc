import { createReader } from "../content/reader.js";
import { Ledger } from "../ledger/ledger.js";
import { lockFile, lockText, readLock } from "../project/lock.js";
import { withNoted } from "../project/overrides.js";
import { type Place, writeNew } from "../project/start/write-new.js";
import { InputError } from "../report/problem.js";
import { openFiles } from "../source/files.js";
import { openQuietProject } from "./quiet-project.js";
import type { Shell } from "./shell.js";

/**
 * Copies a slide of a collection into a file of its own that stands in its place, and notes the original.
 * @returns the files that were written, below the project's folder
 * @throws InputError when there is no such slide, or the project has a file of this name
 */
export function ejectSlide(reference: string, place: Place, shell: Shell): readonly string[] {
  const ledger = new Ledger();
  const copy = openQuietProject(place.folder, shell).copyOriginal(reference, ledger);
  if (!copy) throw new InputError(ledger.problems);
  const lock = withNoted(readLock(createReader(openFiles(place.folder))), [copy.noted]);
  const files = [
    { path: copy.path, text: copy.text },
    { path: lockFile, text: lockText(lock), completes: true as const },
  ];
  writeNew(place, files, "change that file; to begin again, remove it first");
  return [copy.path, lockFile];
}
