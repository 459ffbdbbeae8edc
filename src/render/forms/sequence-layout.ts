import type { FontFace } from "../fonts/face.js";
import type { Room } from "./room.js";
import { linesIn, narrowest } from "./wrap.js";

/** What passes between two lifelines, by their numbers; from one to itself where it is the same. */
export interface Passage {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly note: string;
}

/** What a picture of messages has to show, and where. */
export interface Score {
  readonly parties: readonly string[];
  readonly passages: readonly Passage[];
  readonly room: Room;
}

/** Where everything stands, in CSS pixels. */
export interface Arrangement {
  readonly size: number;
  /** The middles of the lifelines, from the side where the line of text begins. */
  readonly lines: readonly number[];
  /** The widths of the boxes above them. */
  readonly heads: readonly number[];
  /** Between two messages. */
  readonly gap: number;
}

/** Why there is none. */
export interface Misfit {
  /** The message that has too little room between its lifelines, or, where each fits, the first one that has none below the others. */
  readonly message: number;
  readonly isTooWide: boolean;
}

/** Sizes of labels in CSS pixels, the largest first; notes are set at the last one. */
const sizes = [26, 24, 22, 20] as const;
export const noteSize = 20;
export const partySize = 22;
const leading = 1.25;
/** Lengths in CSS pixels, those of form-sequence.css. */
const head = { padding: 14, block: 10, below: 6, between: 16 } as const;
const label = { beside: 22, arrow: 18, note: 2 } as const;
/** The number of the last message stands so far below its arrow: into the foot's edge, or into the next block's. */
const belowLast = 5;
const loop = { width: 40, height: 48, beside: 12 } as const;
const gaps = { least: 2, most: 26 } as const;
const mostLines = 3;

/** Finds the largest letters in which all messages have room between and below each other. */
export function arrange(score: Score): Arrangement | Misfit {
  let misfit: Misfit = { message: score.passages.length - 1, isTooWide: true };
  for (const size of sizes)
    for (const headLines of [1, 2])
      for (let lines = 1; lines <= mostLines; lines++) {
        const found = tryWith(score, { size, headLines, lines });
        if ("size" in found) return found;
        misfit = found;
      }
  return misfit;
}

interface Choice {
  readonly size: number;
  readonly headLines: number;
  /** How many a label may take where its lifelines are as near as possible. */
  readonly lines: number;
}

function tryWith(score: Score, choice: Choice): Arrangement | Misfit {
  const heads = score.parties.map(
    (name) =>
      Math.ceil(narrowest(score.room.faceOf("bold"), name, choice.headLines) * partySize) + 2 * head.padding + 1,
  );
  const nearest = nearestLines(score, heads, choice);
  const spare = score.room.width - (nearest.at(-1) ?? 0) - (heads.at(-1) ?? 0) / 2;
  if (spare < 0) return { message: widestOf(score, choice), isTooWide: true };
  // What is left over goes between the lifelines, and a half to each side.
  const share = spare / score.parties.length;
  const lines = nearest.map((at, index) => at + share * (index + 0.5));
  const rows = score.passages.map((passage) => rowHeight(passage, lines, score, choice.size));
  const above = choice.headLines * partySize * leading + 2 * head.block + head.below;
  const height = score.room.height - above - (score.room.isShared ? belowLast : 0);
  const free = height - rows.reduce((sum, row) => sum + row + gaps.least, 0);
  if (free < 0) return { message: firstBelow(rows, height), isTooWide: false };
  return { size: choice.size, lines, heads, gap: Math.min(gaps.most, gaps.least + Math.floor(free / rows.length)) };
}

/** The lifelines as near to each other as their labels and the boxes above them allow, from the first to the last. */
function nearestLines({ passages, room }: Score, heads: readonly number[], choice: Choice): number[] {
  const at: number[] = [];
  for (const [index, width] of heads.entries()) {
    const before = heads[index - 1];
    const least = before === undefined ? width / 2 : (at[index - 1] ?? 0) + (before + width) / 2 + head.between;
    const needed = passages.flatMap((passage) => {
      const [near, far] = spanOf(passage, heads.length);
      return far === index ? [(at[near] ?? 0) + widthOf(passage, room.faceOf("text"), choice)] : [];
    });
    at.push(Math.max(least, ...needed));
  }
  return at;
}

/** The lifelines between which a message stands; one to oneself stands on the side where there is another. */
export function spanOf({ from, to }: Passage, count: number): readonly [number, number] {
  if (from !== to) return [Math.min(from, to), Math.max(from, to)];
  return from === count - 1 ? [from - 1, from] : [from, from + 1];
}

const besideOf = ({ from, to }: Passage) => (from === to ? loop.width + 2 * loop.beside : 2 * label.beside);

function widthOf(passage: Passage, face: FontFace, { size, lines }: Choice): number {
  const note = passage.note === "" ? 0 : narrowest(face, passage.note, mostLines) * noteSize;
  return Math.max(narrowest(face, passage.text, lines) * size, note) + besideOf(passage) + 1;
}

function rowHeight(passage: Passage, lines: readonly number[], score: Score, size: number): number {
  const [near, far] = spanOf(passage, lines.length);
  const text = score.room.faceOf("text");
  const room = (lines[far] ?? 0) - (lines[near] ?? 0) - besideOf(passage);
  const words = linesIn(text, passage.text, room / size) * size * leading;
  const note = passage.note === "" ? 0 : linesIn(text, passage.note, room / noteSize) * noteSize * leading + label.note;
  return passage.from === passage.to ? Math.max(loop.height, words + note) : words + label.arrow + note;
}

/** The message whose label is the widest for the lifelines that it spans. */
function widestOf({ passages, room, parties }: Score, choice: Choice): number {
  const widths = passages.map((passage) => {
    const [near, far] = spanOf(passage, parties.length);
    return widthOf(passage, room.faceOf("text"), choice) / (far - near);
  });
  return widths.indexOf(Math.max(...widths));
}

/** The first row that ends below the room. */
function firstBelow(rows: readonly number[], room: number): number {
  let used = 0;
  return rows.findIndex((row) => {
    used += row + gaps.least;
    return used > room;
  });
}
