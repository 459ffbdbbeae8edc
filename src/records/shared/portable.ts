import path from "node:path";
import { relativePath } from "../../source/folder.js";
import type { BuiltDeck, Review } from "../built-deck.js";
import { type PackedProblems, packProblems, unpackProblems } from "../problem-pack.js";
import type { SharedResult } from "./result.js";
import type { RootNames } from "./root-names.js";

/** Where a deck lies and is written on this machine. */
export interface LocalPlaces {
  readonly names: RootNames;
  /** Absolute path of the file that it is made of. */
  readonly file: string;
  /** Absolute path of the output folder. */
  readonly out: string;
}

/** A file of a deck as it was made: its absolute path, the SHA-256 of its bytes, and how many these are. */
type MadeFile = SharedResult["files"][number];

/** What was made of a deck, and what was noticed meanwhile. */
export interface MadeOfDeck {
  readonly deck: BuiltDeck;
  readonly files: readonly MadeFile[];
  readonly notices: readonly string[];
}

type RootMap = (root: string) => string | undefined;

/** What was made of a deck without what is true on this machine only. */
export function toShared({ deck, files, notices }: MadeOfDeck, { names, out }: LocalPlaces): SharedResult {
  const { warnings, unchanged: _unchanged, fetched: _fetched, file: _file, review, ...plain } = deck;
  const below = <Part extends { readonly path: string }>(part: Part) => ({
    ...part,
    path: relativePath(out, part.path),
  });
  const result = {
    format: 1,
    deck: {
      ...plain,
      outputs: plain.outputs.map(below),
      ...(review ? { review: withRoots(review, names.nameOf) } : {}),
    },
    files: files.map(below),
    warnings: filesWithRoots(packProblems(warnings), names.nameOf),
    notices,
  };
  // As it is read back: what is undefined is not there.
  return JSON.parse(JSON.stringify(result)) as SharedResult;
}

/** The deck as it would be if it had been made on this machine. */
export function fromShared(result: SharedResult, { names, file, out }: LocalPlaces): MadeOfDeck {
  const inOut = <Part extends { readonly path: string }>(part: Part) => ({ ...part, path: path.join(out, part.path) });
  const { review, ...plain } = result.deck;
  const deck: BuiltDeck = {
    ...plain,
    variant: plain.variant,
    preview: plain.preview,
    outputs: plain.outputs.map(inOut),
    ...(review ? { review: withRoots(review, names.folderOf) } : {}),
    warnings: unpackProblems(filesWithRoots(result.warnings, names.folderOf)),
    file,
    unchanged: false,
    fetched: true,
  };
  return { deck, files: result.files.map(inOut), notices: result.notices };
}

function withRoots(review: Review | NonNullable<SharedResult["deck"]["review"]>, map: RootMap): Review {
  const missed = review.missed.map(({ place: { root, ...place }, ...rest }) => ({
    ...rest,
    place: { ...place, root: root === undefined ? undefined : map(root) },
  }));
  return { ...review, missed };
}

function filesWithRoots({ files, problems }: PackedProblems, map: RootMap): PackedProblems {
  const mapped = files.map(([file, text, root]): PackedProblems["files"][number] => {
    const there = root === undefined ? undefined : map(root);
    return there === undefined ? [file, text] : [file, text, there];
  });
  return { files: mapped, problems };
}
