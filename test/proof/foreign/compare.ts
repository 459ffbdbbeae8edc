import type { DeckOutline, SlideOutline } from "./outline.js";

/** In what two decks, or two slides, differ. */
type DifferenceKind = "columns" | "text" | "notes" | "steps" | "hidden";

/** A difference: what reveal.js makes of it, and what Quarterdeck does, around the first place in which they differ. */
export interface Difference {
  readonly kind: DifferenceKind;
  readonly theirs: string;
  readonly ours: string;
}

/** A slide of either deck beside its counterpart; undefined where the other deck has none. */
export interface SlidePair {
  /** Its column and row in reveal.js's deck, counted from 1. */
  readonly place: string;
  readonly theirs: SlideOutline | undefined;
  readonly ours: SlideOutline | undefined;
  /** None when they are equal. */
  readonly differences: readonly Difference[];
}

export interface Comparison {
  /** What differs in the decks as a whole: the number of slides in each column, and hidden ones that are in the page all the same. */
  readonly whole: readonly Difference[];
  readonly slides: readonly SlidePair[];
}

/** Compares a deck as reveal.js reads it with the one that was built. */
export function compareDecks(theirs: DeckOutline, ours: DeckOutline): Comparison {
  const whole: Difference[] = [];
  const [left, right] = [shapeOf(theirs), shapeOf(ours)];
  if (left !== right) whole.push({ kind: "columns", ...aroundFirst(left, right) });
  if (ours.hidden > 0) whole.push({ kind: "hidden", theirs: "in no deck", ours: `${ours.hidden} in the page` });
  const pairs = left === right ? pairsOf(theirs, ours) : alignedPairs(theirs, ours);
  return { whole, slides: pairs.map(comparePair) };
}

/** True when nothing at all differs. */
export const isEqual = ({ whole, slides }: Comparison): boolean =>
  whole.length === 0 && slides.every(({ differences }) => differences.length === 0);

type Pair = readonly [place: string, theirs: SlideOutline | undefined, ours: SlideOutline | undefined];

function comparePair([place, theirs, ours]: Pair): SlidePair {
  if (!theirs || !ours) {
    const text = (slide: SlideOutline | undefined) => (slide ? start(slide.text) : "no such slide");
    return { place, theirs, ours, differences: [{ kind: "text", theirs: text(theirs), ours: text(ours) }] };
  }
  const differences: Difference[] = [];
  for (const kind of ["text", "notes"] as const)
    if (theirs[kind] !== ours[kind]) differences.push({ kind, ...aroundFirst(theirs[kind], ours[kind]) });
  if (theirs.steps !== ours.steps)
    differences.push({ kind: "steps", theirs: String(theirs.steps), ours: String(ours.steps) });
  return { place, theirs, ours, differences };
}

/** How many slides each column has. */
const shapeOf = ({ columns }: DeckOutline) => columns.map((column) => column.length).join(" ");

/** The slides of a deck with their places. */
const placed = ({ columns }: DeckOutline) =>
  columns.flatMap((column, x) => column.map((slide, y) => ({ place: `${x + 1}.${y + 1}`, slide })));

function pairsOf(theirs: DeckOutline, ours: DeckOutline): Pair[] {
  const right = ours.columns.flat();
  return placed(theirs).map(({ place, slide }, index) => [place, slide, right[index]]);
}

/** Slides of decks of another shape, in the order of both: the longest run of equal texts stands beside each other. */
function alignedPairs(theirs: DeckOutline, ours: DeckOutline): Pair[] {
  const left = placed(theirs);
  const right = ours.columns.flat();
  const lengths = commonLengths(
    left.map(({ slide }) => slide.text),
    right.map(({ text }) => text),
  );
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    const [one, other] = [left[i], right[j]];
    if (one && other && one.slide.text === other.text) {
      pairs.push([one.place, one.slide, other]);
      i++;
      j++;
    } else if (one && (!other || (lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0))) {
      pairs.push([one.place, one.slide, undefined]);
      i++;
    } else {
      pairs.push([`before ${one?.place ?? "the end"}`, undefined, other]);
      j++;
    }
  }
  return pairs;
}

/** Of each two places the length of the longest run of equal texts from there on. */
function commonLengths(left: readonly string[], right: readonly string[]): number[][] {
  const lengths = Array.from({ length: left.length + 1 }, () => new Array<number>(right.length + 1).fill(0));
  for (let i = left.length - 1; i >= 0; i--) {
    const [row = [], below = []] = [lengths[i], lengths[i + 1]];
    for (let j = right.length - 1; j >= 0; j--) {
      row[j] = left[i] === right[j] ? 1 + (below[j + 1] ?? 0) : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return lengths;
}

/** As much of a text as a line of the report has room for. */
const shown = 60;

const start = (text: string) => (text.length > shown ? `${text.slice(0, shown)}…` : text);

/** Both texts from shortly before the first place in which they differ. */
function aroundFirst(theirs: string, ours: string): Pick<Difference, "theirs" | "ours"> {
  let first = 0;
  while (first < theirs.length && theirs[first] === ours[first]) first++;
  const from = Math.max(0, first - 20);
  return { theirs: start(theirs.slice(from)), ours: start(ours.slice(from)) };
}
