import { realpathSync } from "node:fs";
import path from "node:path";
import { UsageError } from "../report/problem.js";

/** The file of a deck below its project's root, and what the deck is called. */
interface NamedFile {
  readonly root: string;
  readonly file: string;
  readonly name: string;
}

/** As much of a folder's name as goes into a deck's: file systems take 255 bytes for all of it. */
const mostCharacters = 60;

/**
 * Gives decks whose files have the same name names of their own, made of the fewest folders above each that tell them
 * apart: `a/slides.md` and `b/slides.md` become `a-slides` and `b-slides`. The one whose folder holds those of all
 * others keeps its name, and so does every deck that shares it with none. The order of the decks plays no part.
 */
export function nameApart<Deck extends NamedFile>(decks: readonly Deck[]): Deck[] {
  const places = new Map<string, Set<string>>();
  for (const deck of decks) places.set(deck.name, (places.get(deck.name) ?? new Set()).add(folderOf(deck)));
  const shared = [...places].filter(([, folders]) => folders.size > 1).sort(([a], [b]) => (a < b ? -1 : 1));
  const taken = new Set(places.keys());
  const given = new Map<string, string>();
  for (const [name, folders] of shared) {
    for (const [folder, own] of namesIn([...folders].sort(), name, taken)) {
      taken.add(own);
      given.set(path.join(folder, name), own);
    }
  }
  return decks.map((deck) => ({ ...deck, name: given.get(path.join(folderOf(deck), deck.name)) ?? deck.name }));
}

/**
 * Makes sure that no two decks would be written to the same file: those of one folder cannot be told apart.
 *
 * @throws UsageError when two would
 */
export function requireDistinctNames(decks: readonly (NamedFile & { readonly out: string })[], folder: string): void {
  const shown = ({ root, file }: NamedFile) => path.relative(realpathSync(folder), path.join(root, file));
  const byName = new Map<string, NamedFile>();
  for (const deck of decks) {
    // File systems may take small and capital letters for the same.
    const place = path.join(deck.out, deck.name.toLowerCase());
    const other = byName.get(place);
    if (other) {
      throw new UsageError(
        `${shown(other)} and ${shown(deck)} would both be written to ${deck.name}.html; build them into different folders (--out)`,
      );
    }
    byName.set(place, deck);
  }
}

const folderOf = ({ root, file }: NamedFile) => path.dirname(path.join(root, file));

/** A folder in which there is a file of a shared name, and how many folders its deck's name begins with. */
interface Place {
  readonly folder: string;
  /** The folders from the one that holds them all. */
  readonly folders: readonly string[];
  used: number;
}

/** The names of decks that stand in different folders and share a name; none of them is taken. */
function namesIn(folders: readonly string[], name: string, taken: ReadonlySet<string>): Map<string, string> {
  const top = commonFolder(folders);
  const places = folders.map((folder): Place => {
    const parts = path.relative(top, folder).split(path.sep).filter(Boolean);
    return { folder, folders: parts, used: Math.min(1, parts.length) };
  });
  const nameOf = ({ folders: parts, used }: Place) =>
    [...parts.slice(parts.length - used).map(safePart), name].filter(Boolean).join("-");
  const clashes = (place: Place) =>
    place.folders.length > 0 &&
    (taken.has(nameOf(place)) || places.some((other) => other !== place && nameOf(other) === nameOf(place)));
  for (;;) {
    const growing = places.filter((place) => place.used < place.folders.length && clashes(place));
    if (growing.length === 0) break;
    for (const place of growing) place.used++;
  }
  const names = new Map<string, string>();
  const free = new Set(taken);
  for (const place of places) {
    const own = place.folders.length === 0 ? name : numbered(nameOf(place), free);
    free.add(own);
    names.set(place.folder, own);
  }
  return names;
}

/** A name that is not taken: where folders cannot tell decks apart, a number does. */
function numbered(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  for (let number = 2; ; number++) if (!taken.has(`${name}-${number}`)) return `${name}-${number}`;
}

/** The innermost folder that holds all of these. */
function commonFolder([first = "", ...others]: readonly string[]): string {
  let common = first;
  for (const other of others)
    while (path.relative(common, other).split(path.sep)[0] === "..") common = path.dirname(common);
  return common;
}

/** A folder's name as a part of a file's name, on every system and without quotes on a command line. */
const safePart = (folder: string) =>
  folder
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, "-")
    .replace(/^[-.]+|[-.]+$/g, "")
    .slice(0, mostCharacters);
