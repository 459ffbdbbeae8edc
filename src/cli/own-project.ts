import path from "node:path";
import type { Place } from "../project/start/write-new.js";
import { UsageError } from "../report/problem.js";
import { realPathOf, relativePath } from "../source/folder.js";
import { declaredRoot } from "../source/project.js";

/**
 * The project in which somebody stands, for commands that write into it: nothing is guessed.
 * @throws UsageError when there is none
 */
export function requireProject(folder: string): Place {
  const root = declaredRoot(realPathOf(folder));
  if (root !== undefined) return placeFor(folder, root);
  throw new UsageError(
    "there is no project here or in a folder above: none holds quarterdeck.config.yaml or slides/decks/; “quarterdeck init” makes one",
  );
}

/** A folder in which somebody writes who stands in another one. */
export const placeFor = (standing: string, folder: string): Place => ({
  folder,
  shown: (file) => relativePath(realPathOf(standing), path.join(folder, file)),
});
