import { readdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";

/** One kind of things in the cache. */
export interface CacheKind {
  readonly name: string;
  readonly about: string;
  /** Files, and folders that count as one. */
  readonly entries: readonly string[];
  readonly bytes: number;
  readonly files: number;
}

/** What may stand in the cache, by the names of files and folders; anything else is not ours. */
const kinds = [
  {
    name: "builds",
    pattern: /^records$/,
    about: "what earlier builds made and of what, so that nothing is made twice",
  },
  { name: "pages", pattern: /^served$/, about: "pages that `dev` has shown, for its next start" },
  {
    name: "roles",
    pattern: /^keys$/,
    about: "codes and roles of those who have joined a talk, for the next start of `dev`",
  },
  { name: "drawings", pattern: /^(?:drawings|forms)$/, about: "diagrams and forms that were drawn from text" },
  { name: "slides", pattern: /^slides$/, about: "slides that were rendered" },
  { name: "gallery", pattern: /^thumbnails$/, about: "pictures of first slides for galleries" },
  { name: "pictures", pattern: /^pictures$/, about: "pictures of slides and figures, as the browser has taken them" },
  {
    name: "measures",
    pattern: /^(?:measures|layouts)$/,
    about: "where things stand on slides and sheets, as they were measured",
  },
  {
    name: "findings",
    pattern: /^findings$/,
    about: "what the check has found in decks, for runs in which nothing has changed",
  },
  { name: "code", pattern: /^code-.*\.json(?:\.\w+\.tmp)?$/, about: "highlighted code" },
  { name: "words", pattern: /^words-.*\.json(?:\.\w+\.tmp)?$/, about: "what the dictionaries said of words" },
  { name: "queue", pattern: /^queue$/, about: "projects and decks of workers of a queue, while they work" },
  { name: "program", pattern: /^program$/, about: "Quarterdeck itself, as Node has compiled it" },
  { name: "browser", pattern: /^chromium-/, about: "the unpacked browser of @sparticuz/chromium" },
] as const;

/** What stands in the cache now. */
export function readContents(folder: string): CacheKind[] {
  const names = namesIn(folder);
  return kinds.map(({ name, pattern, about }) => {
    const own = names.filter((entry) => pattern.test(entry)).map((entry) => path.join(folder, entry));
    const files = own.flatMap((entry) => filesOf(entry));
    const bytes = files.reduce((sum, file) => sum + sizeOf(file), 0);
    return { name, about, entries: own, bytes, files: files.length };
  });
}

/**
 * Removes what is ours from the cache, and nothing else.
 * @throws the file system's error when something cannot be removed
 */
export function clearContents(contents: readonly CacheKind[]): void {
  for (const { entries } of contents) for (const entry of entries) rmSync(entry, { recursive: true, force: true });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** A file itself, or the files below a folder. */
function filesOf(entry: string): string[] {
  try {
    if (!statSync(entry, { throwIfNoEntry: false })?.isDirectory()) return [entry];
    return readdirSync(entry, { recursive: true, withFileTypes: true })
      .filter((found) => found.isFile())
      .map((found) => path.join(found.parentPath, found.name));
  } catch {
    // It may not be read, or has just gone.
    return [];
  }
}

const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
