import type { SlideMeasures } from "./measures.js";
import { type Rect, rectHeight, unite } from "./rect.js";
import type { Box, Clip, ElementName, TextBlock } from "./seen.js";

/** Over which side something extends, and by how many pixels. */
export interface Excess {
  /** As messages name it, such as `the bottom`. */
  readonly side: string;
  readonly axis: "down" | "across";
  readonly by: number;
}

/** How many pixels `inner` extends beyond `outer` on its worst side; undefined when it stays inside. */
export function excess(inner: Rect, outer: Rect): Excess | undefined {
  const sides: readonly Excess[] = [
    { side: "the bottom", axis: "down", by: inner.bottom - outer.bottom },
    { side: "the right edge", axis: "across", by: inner.right - outer.right },
    { side: "the top", axis: "down", by: outer.top - inner.top },
    { side: "the left edge", axis: "across", by: outer.left - inner.left },
  ];
  const worst = sides.reduce((a, b) => (b.by > a.by ? b : a));
  return worst.by > 0 ? { ...worst, by: Math.round(worst.by) } : undefined;
}

/** The part of a line's rectangle that letters cover: without the space above and below them. */
export function inkOf(rect: Rect): Rect {
  const height = rectHeight(rect);
  return { ...rect, top: rect.top + height * 0.22, bottom: rect.bottom - height * 0.2 };
}

/** The area that the letters of a block cover. */
export const inkOfBlock = (block: TextBlock) => unite(block.pieces.flatMap(({ lines }) => lines.map(inkOf)));

/** The area that the letters of a block cover, with what hangs below the last line. */
export function withTails({ pieces }: TextBlock, ink: Rect): Rect {
  const hanging = pieces.filter(({ text }) => /[gjpqyçşŋ,;]/.test(text)).flatMap(({ lines }) => lines.at(-1) ?? []);
  return { ...ink, bottom: Math.max(ink.bottom, ...hanging.map(({ bottom }) => bottom)) };
}

export const slideRect = ({ width, height }: SlideMeasures): Rect => ({
  left: 0,
  top: 0,
  right: width,
  bottom: height,
});

/** The area of which a box shows what is in it: without end where it cuts nothing off. */
export const edgesOf = ({ axis, box: { rect } }: Clip): Rect =>
  axis === "x"
    ? { ...rect, top: Number.NEGATIVE_INFINITY, bottom: Number.POSITIVE_INFINITY }
    : { ...rect, left: Number.NEGATIVE_INFINITY, right: Number.POSITIVE_INFINITY };

/** The part of a rectangle that is left when others have cut it; undefined when nothing is. */
export function shownOf(rect: Rect, cuts: readonly Rect[]): Rect | undefined {
  const shown = cuts.reduce<Rect>(
    (left, cut) => ({
      left: Math.max(left.left, cut.left),
      top: Math.max(left.top, cut.top),
      right: Math.min(left.right, cut.right),
      bottom: Math.min(left.bottom, cut.bottom),
    }),
    rect,
  );
  return shown.right > shown.left && shown.bottom > shown.top ? shown : undefined;
}

/** What people call an element. */
export function called(element: ElementName): string {
  const { tag, text, classes } = element;
  const isFormula = classes.some((name) => name === "katex" || name === "katex-display");
  const known = isFormula ? "the formula" : isCodeNote(element) ? "the note" : names[tag];
  const kind = known ?? (classes[0] ? `the box “.${classes[0]}”` : "the box");
  return text === "" ? kind : `${kind} “${shorten(text)}”`;
}

/** Whether an element is a note beside lines of code. */
export const isCodeNote = ({ classes }: ElementName): boolean => classes.includes("code-note");

export const calledBox = (box: Box) =>
  names[box.element.tag] ?? `its box${box.element.classes[0] ? ` (.${box.element.classes[0]})` : ""}`;

function shorten(text: string): string {
  return text.length > 48 ? `${text.slice(0, 47).trimEnd()}…` : text;
}

const names: Readonly<Record<string, string>> = {
  "::before": "what a style sheet draws (::before)",
  "::after": "what a style sheet draws (::after)",
  p: "the paragraph",
  li: "the item",
  pre: "the code",
  td: "the cell",
  th: "the table header",
  table: "the table",
  img: "the picture",
  svg: "the drawing",
  video: "the video",
  blockquote: "the quotation",
  figcaption: "the caption",
  footer: "the foot",
  h1: "the heading",
  h2: "the heading",
  h3: "the heading",
  h4: "the heading",
  h5: "the heading",
  h6: "the heading",
};
