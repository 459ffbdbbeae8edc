import { revealMdBelow } from "./collection.js";
import type { SlidePair } from "./compare.js";
import type { DeckOutline, SlideOutline } from "./outline.js";
import type { RevealSource } from "./reveal-page.js";

/** Why decks differ on purpose: what reveal.js would have to be given, or have left out, to see what Quarterdeck sees. */
export interface DeckReason {
  readonly about: string;
  rewrite?(source: RevealSource): RevealSource;
  reshape?(deck: DeckOutline): DeckOutline;
}

export const deckReasons: readonly DeckReason[] = [
  {
    about: "a separator, or Note:, inside of code or a comment is none",
    rewrite: (source) => ({ ...source, text: coverInside(source.text) }),
  },
  {
    about: "a line “--” begins a slide below, as in reveal.js's manual; reveal-md knows “----” alone",
    rewrite: (source) =>
      source.verticalSeparator === revealMdBelow ? { ...source, verticalSeparator: "\\n--(?:--)?(?=\\n)" } : source,
  },
  {
    about: "spaces behind a separator do not count",
    rewrite: (source) => ({ ...source, text: source.text.replace(/^(-{2,4})[ \t]+$/gm, "$1") }),
  },
  {
    about: "a <section> inside of a slide is a part of it; reveal.js makes slides below of it",
    rewrite: (source) => ({ ...source, text: source.text.replace(/<\/?section\b[^>]*>/gi, "") }),
  },
  {
    about: "slides of nothing at the beginning and the end are left out",
    reshape: withoutEmptyEnds,
  },
];

/** Takes a line away from every separator, and is no text to the comparison. */
const joiner = "\u2060";

/** Covers the lines inside of fences and comments that are closed; they are found in another way than the compiler does. */
function coverInside(text: string): string {
  const lines = text.split("\n");
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? "";
    const fence = /^[ \t]*(?:>[ \t]?)*(?:(?:[-*+]|\d+[.)])[ \t]+)?(`{3,}|~{3,})(?!.*`)/.exec(line)?.[1];
    const opensComment = fence === undefined && line.lastIndexOf("<!--") > line.lastIndexOf("-->");
    if (fence === undefined && !opensComment) continue;
    const inside = lines
      .slice(index + 1)
      .findIndex((other) => (fence === undefined ? other.includes("-->") : closes(other, fence)));
    if (inside === -1) continue;
    const indent = /^[ \t]*/.exec(line)?.[0] ?? "";
    for (const end = index + inside; index < end; ) {
      index++;
      lines[index] = covered(lines[index] ?? "", indent);
    }
    index++;
  }
  return lines.join("\n");
}

function closes(line: string, fence: string): boolean {
  const bare = line.replace(/^[ \t>]*/, "").trimEnd();
  return bare.length >= fence.length && bare.replaceAll(fence[0] ?? "", "") === "";
}

/** What is indented stays so: it may belong to a list. */
const covered = (line: string, indent: string) =>
  line.trim() === "" ? indent + joiner : line.replace(/^[ \t]*/, `$&${joiner}`);

function withoutEmptyEnds(deck: DeckOutline): DeckOutline {
  const isEmpty = (column: readonly SlideOutline[]) => column.every(({ shows, notes }) => !shows && notes === "");
  const first = deck.columns.findIndex((column) => !isEmpty(column));
  const last = deck.columns.findLastIndex((column) => !isEmpty(column));
  return { ...deck, columns: first === -1 ? [] : deck.columns.slice(first, last + 1) };
}

/** What of a text differs on purpose, wherever it stands, and the text without it. */
interface TextReason {
  readonly about: string;
  bare(text: string): string;
}

const textReasons: readonly TextReason[] = [
  {
    about: "a quote that begins with [!NOTE] is a callout",
    bare: (text) => text.replace(/\[!(\w+)\]/g, "$1").replace(/note|tip|important|warning|caution/gi, ""),
  },
  {
    about: "the address of [text][name] may stand on another slide of the file",
    bare: (text) => text.replace(/\[([^[\]]*)\]\[[^[\]]*\]/g, "$1"),
  },
  {
    about: "what stands in angle brackets and is no tag of HTML is text",
    bare: (text) => text.replace(/<[^<>]*>/g, ""),
  },
  {
    about: "formulas are drawn; reveal.js reads their backslashes and underscores as Markdown first",
    bare: (text) => text.replace(/[^\p{L}\p{N}]/gu, ""),
  },
];

/** Why two slides differ as a whole. */
interface SlideReason {
  readonly about: string;
  holds(theirs: SlideOutline, ours: SlideOutline): boolean;
}

const allWords = ({ text, notes }: SlideOutline) => (text + notes).replace(/notes?:/gi, "");

/** True when one text becomes the other by taking a part of it to the front. */
function isRotated(theirs: string, ours: string): boolean {
  if (theirs.length !== ours.length) return false;
  let end = theirs.length;
  while (end > 0 && theirs[end - 1] === ours[end - 1]) end--;
  return theirs.slice(0, end).repeat(2).includes(ours.slice(0, end));
}

const slideReasons: readonly SlideReason[] = [
  {
    about: "notes begin at the first Note:, indented or not; reveal.js shows them to everybody when there are two",
    holds: (theirs, ours) => /notes?:/i.test(theirs.text) && allWords(theirs) === allWords(ours),
  },
  {
    about: "a title comes first, also where what floats beside it is written before it",
    holds: (theirs, ours) => isRotated(theirs.text, ours.text) && theirs.notes === ours.notes,
  },
];

/** Why two slides differ; nothing when nobody knows. Steps are never different on purpose. */
export function reasonsFor({ theirs, ours, differences }: SlidePair): readonly string[] {
  if (!theirs || !ours || differences.some(({ kind }) => kind === "steps")) return [];
  const whole = slideReasons.find((reason) => reason.holds(theirs, ours));
  if (whole) return [whole.about];
  const possible = theirs.text.includes("$") ? textReasons : textReasons.slice(0, -1);
  const isEqual = (reasons: readonly TextReason[]) =>
    [theirs, ours]
      .map(({ text, notes }) => [text, notes].map((part) => reasons.reduce((rest, { bare }) => bare(rest), part)))
      .every(([text, notes], _, [first]) => text === first?.[0] && notes === first?.[1]);
  if (!isEqual(possible)) return [];
  const needed = possible.filter((reason) => !isEqual(possible.filter((other) => other !== reason)));
  return (needed.length > 0 ? needed : possible).map(({ about }) => about);
}
