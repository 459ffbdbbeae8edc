import path from "node:path";
import { type Problem, problem } from "../report/problem.js";
import { typedPath } from "../report/shown-path.js";
import type { Lookup, ProjectFiles } from "../source/files.js";
import { isWithin } from "../source/folder.js";
import { referenceTo } from "../source/home.js";
import type { Span } from "../source/text.js";
import { isElsewhere } from "./elsewhere.js";
import { didYouMeanFile } from "./near-file.js";

/** A file that was looked for, and where. */
export interface Missing {
  readonly reference: string;
  readonly folders: readonly string[];
  readonly span: Span;
  readonly dispensable: boolean;
}

/** How to say that a project begins at a folder, where that was guessed. */
const beginsAt = (folder: string) =>
  `say that the project begins there: --root ${typedPath(folder)}, or an empty file ` +
  typedPath(path.join(folder, "quarterdeck.config.yaml"));

/** What helps where a file lies outside of a project whose folder was guessed. */
function outsideRemedy(root: string, file: string): string {
  const folder = commonFolder(root, file);
  // A link inside of the project may lead out of it; and nobody's project is the whole disk.
  if (folder === root || folder === path.parse(root).root) return "copy the file into that folder";
  return `copy the file into that folder; or, if decks may show all that is in ${typedPath(folder)}, ${beginsAt(folder)}`;
}

/** The nearest folder that holds both a folder and a file; nothing is asked of the disk. */
function commonFolder(folder: string, file: string): string {
  return isWithin(file, folder) || path.dirname(folder) === folder ? folder : commonFolder(path.dirname(folder), file);
}

/** What is said of a file that is there, and that decks may not read. */
export function beyondBorder(
  { reference, folders, ...details }: Missing,
  lookup: Exclude<Lookup, { readonly found: string } | { readonly tried: readonly string[] }>,
  { root, border }: Pick<ProjectFiles, "root" | "border">,
): Problem {
  if ("hidden" in lookup) {
    const remedy = `if decks may show all that is in ${typedPath(root)}, ${beginsAt(root)}`;
    return problem("hidden-file", { path: lookup.hidden }, { ...details, remedy });
  }
  const file = path.resolve(root, folders[0] ?? ".", reference.replaceAll("\\", "/"));
  const remedy = border === "visible" ? outsideRemedy(root, file) : undefined;
  return problem("outside-project", { path: reference, project: path.basename(root) || root }, { ...details, remedy });
}

/**
 * What is said of a file that is nowhere.
 * @param namesIn the names in a folder
 */
export function missingFile(
  { reference, folders, ...details }: Missing,
  tried: readonly string[],
  namesIn: (folder: string) => readonly string[],
): Problem {
  if (isElsewhere(reference)) return problem("remote-file", { path: reference }, details);
  const near = didYouMeanFile(reference, folders, namesIn);
  const places = tried.map(referenceTo).join(", ");
  const fromRoot = `a path that begins with / begins at the project's root; looked at: ${places}`;
  const remedy = near ?? (reference.startsWith("/") ? fromRoot : undefined);
  return problem("missing-file", { path: reference, tried: places }, { ...details, remedy });
}
