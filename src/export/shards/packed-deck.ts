import path from "node:path";
import type { BuiltDeck, Missed } from "../../records/built-deck.js";
import { type PackedProblems, packProblems, unpackProblems } from "../../records/problem-pack.js";
import type { Problem } from "../../report/problem.js";
import { relativePath } from "../../source/folder.js";
import type { PackedDeck } from "./shard-file.js";

/** Where a share was built, or shares are put together. */
export interface Standpoint {
  /** The folder in which the user stands, as it really is. */
  readonly folder: string;
  /** The folder of the decks. */
  readonly out: string;
}

/** A deck as another machine can read it. */
export function packDeck(
  { warnings, ...deck }: BuiltDeck,
  { folder, out }: Standpoint,
): Pick<PackedDeck, "deck" | "warnings"> {
  return {
    deck: {
      ...changedPlaces(deck, (root) => relativePath(folder, root)),
      outputs: deck.outputs.map((output) => ({ ...output, path: relativePath(out, output.path) })),
      file: relativePath(folder, deck.file),
    },
    warnings: packProblemsFrom(warnings, folder),
  };
}

/** The deck as a build here would have made it. */
export function unpackDeck({ deck, warnings }: PackedDeck, { folder, out }: Standpoint): BuiltDeck {
  return {
    ...changedPlaces(deck, (root) => path.resolve(folder, root)),
    outputs: deck.outputs.map((output) => ({ ...output, path: path.join(out, output.path) })),
    file: path.resolve(folder, deck.file),
    warnings: unpackProblemsIn(warnings, folder),
  };
}

/** A deck in whose review roots are written otherwise. */
function changedPlaces<Deck extends Pick<BuiltDeck, "review">>(deck: Deck, change: (root: string) => string): Deck {
  if (!deck.review) return deck;
  const changed = (missed: Missed): Missed => {
    const { root } = missed.place;
    return root === undefined ? missed : { ...missed, place: { ...missed.place, root: change(root) } };
  };
  return { ...deck, review: { ...deck.review, missed: deck.review.missed.map(changed) } };
}

/** Problems as plain JSON, with places that another machine can find. */
export const packProblemsFrom = (problems: readonly Problem[], folder: string): PackedProblems =>
  withRoots(packProblems(problems), (root) => relativePath(folder, root));

export const unpackProblemsIn = (packed: PackedProblems, folder: string): Problem[] =>
  unpackProblems(withRoots(packed, (root) => path.resolve(folder, root)));

const withRoots = ({ files, problems }: PackedProblems, change: (root: string) => string): PackedProblems => ({
  files: files.map(([file, text, root]) => (root === undefined ? [file, text] : [file, text, change(root)])),
  problems,
});
