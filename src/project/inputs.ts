import { existsSync, readdirSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { deckName, isMarkdown } from "../content/deck-name.js";
import { InputError, problem, UsageError } from "../report/problem.js";
import { didYouMean } from "../report/suggest.js";
import { openFiles, type ProjectFiles, type ProjectPath } from "../source/files.js";
import { isWithin, relativePath } from "../source/folder.js";
import { findProjectRoot, type ProjectRoot, type RootChoice } from "../source/project.js";
import { nameApart } from "./deck-names.js";
import { isManifest, noDeckIn } from "./no-deck.js";

/** A deck to build: a manifest or Markdown file below its project's root. */
export interface DeckInput extends ProjectRoot {
  readonly file: ProjectPath;
  readonly name: string;
}

/** Where a command line is given, and what it says of the project's root; relative paths begin at the folder. */
interface Standpoint {
  readonly folder: string;
  readonly root: RootChoice;
  /** Roots that were looked into, so that the rules of each are read once. */
  readonly opened: Map<string, ProjectFiles>;
}

/**
 * Finds the decks that a command line means, each once and under a name of its own. Without inputs: all manifests of the project around
 * `folder`.
 *
 * @throws InputError when an input does not exist or holds no deck
 * @throws UsageError when there is no such root, or an input lies outside of it
 */
export function findInputs(
  inputs: readonly string[],
  folder: string,
  { named, isSafe }: RootChoice = { isSafe: false },
): DeckInput[] {
  const root = { isSafe, named: named === undefined ? undefined : rootNamed(named, folder) };
  const from = { folder, root, opened: new Map() };
  const decks = inputs.length === 0 ? projectDecks(folder, from) : inputs.flatMap((input) => resolveInput(input, from));
  for (const deck of decks) requireWithin(deck, root.named);
  return nameApart([...new Map(decks.map((deck) => [path.join(deck.root, deck.file), deck])).values()]);
}

/**
 * Makes sure that `--split` is about one of the decks.
 *
 * @throws UsageError when all of them are manifests
 */
export function requireSplittable(decks: readonly DeckInput[], split: string | undefined): void {
  if (split === undefined || decks.length === 0 || decks.some(({ file }) => isMarkdown(file))) return;
  throw new UsageError(
    `--split ${split} is for Markdown files, and here are only manifests; write “split: ${split}” in the front matter of their sections`,
  );
}

/** True when the decks are all those of their project, so that what they do not use is used nowhere. */
export function isWholeProject(decks: readonly DeckInput[]): boolean {
  const [first] = decks;
  if (!first) return false;
  const all = manifestsIn(path.join(first.root, "slides", "decks"));
  const files = new Set(decks.map(({ root, file }) => path.join(root, file)));
  return all.length > 0 && all.every((manifest) => files.has(manifest));
}

function manifestsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter(isManifest)
    .sort()
    .map((name) => path.join(folder, name));
}

/** The names of what could be a deck in a folder. */
function deckFilesIn(folder: string): string[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return [];
  return readdirSync(folder).filter((name) => isManifest(name) || isMarkdown(name));
}

function requireWithin({ root, file }: DeckInput, named: string | undefined): void {
  if (named === undefined || isWithin(path.join(root, file), realpathSync(named))) return;
  throw new UsageError(`${path.basename(file)} lies outside of the project, ${named}; give another --root`);
}

/** The folder that `--root` names. */
function rootNamed(root: string, folder: string): string {
  const absolute = path.resolve(folder, root);
  if (existsSync(absolute) && statSync(absolute).isDirectory()) return absolute;
  throw new UsageError(`--root: there is no folder “${root}”`);
}

function projectDecks(within: string, from: Standpoint): DeckInput[] {
  const { folder, root: choice } = from;
  const found = findProjectRoot(within, choice, "manifest");
  const decks = manifestsIn(path.join(found.root, "slides", "decks"));
  if (decks.length === 0) throw noDeckIn(path.relative(folder, found.root) || ".", found.root);
  return decks.map((file) => deckInput(found, file, from));
}

function resolveInput(input: string, from: Standpoint): DeckInput[] {
  const { folder, root } = from;
  const absolute = path.resolve(folder, input);
  if (!existsSync(absolute)) {
    const names = deckFilesIn(path.dirname(absolute));
    const remedy = didYouMean(path.basename(absolute), names, (near) => path.join(path.dirname(input), near));
    throw new InputError([problem("missing-input", { path: input }, { remedy })]);
  }
  if (statSync(absolute).isFile()) {
    if (!isManifest(absolute) && !isMarkdown(absolute)) {
      throw noDeckIn(input, absolute);
    }
    const kind = isManifest(absolute) ? "manifest" : "deck";
    return [deckInput(findProjectRoot(path.dirname(absolute), root, kind), absolute, from)];
  }
  // A pipe or a device is neither.
  if (!statSync(absolute).isDirectory()) throw new InputError([problem("missing-input", { path: input })]);
  const manifests = manifestsIn(absolute);
  if (manifests.length > 0)
    return manifests.map((file) => deckInput(findProjectRoot(absolute, root, "manifest"), file, from));
  if (existsSync(path.join(absolute, "slides", "decks"))) return projectDecks(absolute, from);
  throw noDeckIn(input, absolute);
}

/**
 * Links are followed: what a name stands for may change, and what was made of the one is not the other. A file that its
 * guessed project would hide from itself is a project of its own folder.
 */
function deckInput({ root, border }: ProjectRoot, file: string, from: Standpoint): DeckInput {
  const [real, realFile] = [realpathSync(root), realpathSync(file)];
  const relative = relativePath(real, realFile);
  if (relative.startsWith("../") || path.isAbsolute(relative)) {
    return deckInput({ root: path.dirname(realFile), border: "visible" }, realFile, from);
  }
  const isHidden = border === "visible" && path.dirname(realFile) !== real && opened(real, from).hides(relative);
  if (isHidden) return deckInput({ root: path.dirname(realFile), border }, realFile, from);
  return { root: real, border, file: relative as ProjectPath, name: deckName(relative) };
}

function opened(root: string, from: Standpoint): ProjectFiles {
  const files = from.opened.get(root) ?? openFiles(root, "visible");
  from.opened.set(root, files);
  return files;
}
