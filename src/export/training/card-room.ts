/** The room for a text on a card, in points. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

/** A paragraph of a card: lines of it stand together. */
export interface Paragraph {
  readonly kind: string;
  readonly text: string;
}

/** Paragraphs that fit a card, and the size in points in which they do. */
export interface Fitting {
  readonly paragraphs: readonly Paragraph[];
  readonly size: number;
}

/** Sizes of type in points; nothing of the text of a card is smaller than the last. */
const sizes = [18, 14, 12, 11, 10, 9, 8, 7];
const smallest = 7;

/** What goes on on another card anyway is set in this size, or a larger one. */
const divided = 8;

/** The height of a line, and the space between paragraphs, in em. */
const line = 1.25;
const gap = 0.5;

/** Large type leaves some of a card empty; small type has all of it. */
const shareOf = (size: number) => (size > 9 ? 0.82 : 1);

/**
 * The paragraphs of a card in the largest size in which they fit it, on as many cards as they need in the smallest one:
 * divided between words, so that nothing of them is cut.
 */
export function fittingIn(room: Room, paragraphs: readonly Paragraph[]): Fitting[] {
  const size = sizeIn(room, paragraphs);
  if (size !== undefined) return [{ paragraphs, size }];
  const lines = paragraphs.flatMap(({ kind, text }, at) =>
    linesIn(text, room.width / divided).map((words) => ({ at, kind, words })),
  );
  const pieces: { at: number; kind: string; text: string }[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const { at, kind, words } of lines) {
    const open = pieces.at(-1)?.at(-1);
    const isNext = open?.at !== at;
    used += divided * (line + (isNext ? gap : 0));
    if (used > room.height) {
      pieces.push([{ at, kind, text: words }]);
      used = divided * line;
    } else if (isNext) pieces.at(-1)?.push({ at, kind, text: words });
    else open.text += words;
  }
  return pieces.map((piece) => {
    const own = piece.map(({ kind, text }) => ({ kind, text: text.trim() }));
    return { paragraphs: own, size: sizeIn(room, own) ?? smallest };
  });
}

const sizeIn = (room: Room, paragraphs: readonly Paragraph[]): number | undefined =>
  sizes.find((size) => heightOf(paragraphs, size, room) <= room.height * shareOf(size));

/** The height of paragraphs in points. */
function heightOf(paragraphs: readonly Paragraph[], size: number, { width }: Room): number {
  const lines = paragraphs.reduce((sum, { text }) => sum + linesIn(text, width / size).length, 0);
  return size * (lines * line + Math.max(0, paragraphs.length - 1) * gap);
}

/** The letters of a text in lines of a width in em, broken between words, and within those that are longer than a line. */
export function linesIn(text: string, width: number): string[] {
  const lines: string[] = [];
  let [open, used] = ["", 0];
  const end = () => {
    lines.push(open);
    [open, used] = ["", 0];
  };
  // Chinese and Japanese have no spaces between words.
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: "word" }).segment(text)) {
    if (segment !== " " && used > 0 && used + widthOf(segment) > width) end();
    for (const letter of segment) {
      if (letter !== " " && used > 0 && used + widthOf(letter) > width) end();
      open += letter;
      used += widthOf(letter);
      if (letter === "\n") end();
    }
  }
  return open === "" ? lines : [...lines, open];
}

const narrow = /[iljtfrI.,:;'’|!()[\] ]/;
const wide = /[mwMW@%—]/;
const square = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60]/u;

/** The width of a text in em of its size, rather more than in most fonts: what is drawn in a browser is not known here. */
function widthOf(text: string): number {
  let sum = 0;
  for (const letter of text) sum += letterWidth(letter);
  return sum;
}

function letterWidth(letter: string): number {
  if (letter === "\n") return 0;
  if (square.test(letter) || letter.length > 1) return 1.02;
  if (narrow.test(letter)) return 0.38;
  if (wide.test(letter)) return 0.95;
  return /\p{Lu}/u.test(letter) ? 0.74 : 0.6;
}
