import { existsSync, readdirSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { deckName } from "../content/deck-name.js";
import { InputError, problem } from "../report/problem.js";
import { didYouMean } from "../report/suggest.js";
import type { ProjectPath } from "../source/files.js";
import { relativePath } from "../source/folder.js";
import { findProjectRoot } from "../source/project.js";
import { nameApart } from "./deck-names.js";
import { isManifest, isMarkdown, noDeckIn } from "./no-deck.js";

/** A deck to build: a manifest or Markdown file below its project's root. */
export interface DeckInput {
  readonly root: string;
  readonly file: ProjectPath;
  readonly name: string;
}

/**
 * Finds the decks that a command line means, each once and under a name of its own. Without inputs: all manifests of the project around
 * `folder`.
 *
 * @throws InputError when an input does not exist or holds no deck
 */
export function findInputs(inputs: readonly string[], folder: string): DeckInput[] {
  const decks = inputs.length === 0 ? projectDecks(folder) : inputs.flatMap((input) => resolveInput(input, folder));
  return nameApart([...new Map(decks.map((deck) => [path.join(deck.root, deck.file), deck])).values()]);
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

function projectDecks(folder: string): DeckInput[] {
  const root = findProjectRoot(folder);
  const decks = manifestsIn(path.join(root, "slides", "decks"));
  if (decks.length === 0) throw noDeckIn(path.relative(folder, root) || ".", root);
  return decks.map((file) => deckInput(root, file));
}

function resolveInput(input: string, folder: string): DeckInput[] {
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
    return [deckInput(findProjectRoot(path.dirname(absolute)), absolute)];
  }
  // A pipe or a device is neither.
  if (!statSync(absolute).isDirectory()) throw new InputError([problem("missing-input", { path: input })]);
  const manifests = manifestsIn(absolute);
  if (manifests.length > 0) return manifests.map((file) => deckInput(findProjectRoot(absolute), file));
  if (existsSync(path.join(absolute, "slides", "decks"))) return projectDecks(absolute);
  throw noDeckIn(input, absolute);
}

/** Links are followed: what a name stands for may change, and what was made of the one is not the other. */
function deckInput(root: string, file: string): DeckInput {
  const real = realpathSync(root);
  const relative = relativePath(real, realpathSync(file));
  return { root: real, file: relative as ProjectPath, name: deckName(relative) };
}
