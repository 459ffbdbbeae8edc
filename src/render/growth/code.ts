import { type ChildNode, type Element, elementsIn, hasClass, isTag, textOf } from "../html/dom.js";
import type { Column } from "./column.js";
import { linesIn, runningText } from "./lines.js";

/** Of code and its notes, as in content.css, code-steps.css and slide/code: lengths in pixels, `line` and `letter` in em. */
const css = {
  line: 1.5,
  letter: 0.602,
  padding: 43,
  caption: 28,
  narrow: 0.00625,
  margin: { plain: 56, numbered: 26 },
  /** Of a line, in letters: what is further right in the next row. */
  hang: 2,
  mostIndent: 12,
  longWord: 30,
  notes: { share: 0.3, least: 700, sides: 37, number: 2.5, line: 1.3, gap: 6, below: 11, edges: 36 },
};

/** Whether a node is a block of code. */
export const isCodeFigure = (node: ChildNode): node is Element => isTag(node) && hasClass(node, "code");

/** The width that code needs at a size so that no line goes on in a second row, in CSS pixels. */
export function codeWidth(figure: Element, size: number): number {
  const { columns, start, margin } = codeOf(figure);
  return (columns + start) * size * css.letter + margin;
}

/** What the lines of code have of a width in CSS pixels: notes stand beside them where both have room. */
export const widthOfLines = (figure: Element, width: number): number =>
  codeOf(figure).isNoted && width > css.notes.least ? width * (1 - css.notes.share) : width;

/** How high code is, in CSS pixels; with notes, as high as with all of them at once. Undefined where a size cannot be told. */
export function codeHeight(figure: Element, column: Column): number | undefined {
  const smallest = column.setting.size("text-code-xs");
  if (smallest === undefined) return undefined;
  const least = smallest - column.setting.narrow * css.narrow;
  const { columns, start, margin, parts, hasCaption } = codeOf(figure);
  const room = widthOfLines(figure, column.width) - margin;
  const fitting = room / ((columns + start) * css.letter);
  const size = Math.min(column.sizes.code, Math.max(least, fitting));
  const letters = Math.floor(room / (size * css.letter) - start + 0.01);
  const notes = notesOf(figure, { ...column, sizes: { ...column.sizes, code: size } });
  const isBelow = widthOfLines(figure, column.width) === column.width;
  const rows = parts.map((lines) => lines.reduce((sum, line) => sum + rowsOf(line, letters), 0) * size * css.line);
  const beside = rows.map((height, part) => Math.max(height, isBelow ? 0 : (notes.get(part + 1) ?? 0)));
  const below = isBelow && notes.size > 0 ? [css.notes.below, ...notes.values()] : [];
  return [...beside, ...below].reduce((sum, height) => sum + height, css.padding + (hasCaption ? css.caption : 0));
}

/** How high the notes of each part are together, by the number of the part. */
function notesOf(figure: Element, { width, sizes, setting }: Column): ReadonlyMap<number, number> {
  const { share, least, sides, number, line, gap, edges } = css.notes;
  const own = width > least ? width * share : width - edges;
  const size = sizes.code;
  const heightOf = (note: Element) =>
    linesIn(runningText(note.children, "text", setting), (own - sides) / size - number) * size * line +
    size * (css.line - line) +
    gap;
  const places = elementsIn(figure).filter((element) => hasClass(element, "code-place"));
  return new Map(
    places.map((place) => {
      const heights = place.children.filter(isTag).map(heightOf);
      return [numberIn(place, "part") ?? 0, heights.reduce((sum, height) => sum + height, 0)];
    }),
  );
}

/** What decides how much room code takes. */
interface Code {
  /** Its lines, those with a note of their own apart. */
  readonly parts: readonly (readonly string[])[];
  /** The letters of the longest line of all that are set in the same size. */
  readonly columns: number;
  /** What is before each line, in letters. */
  readonly start: number;
  readonly margin: number;
  readonly isNoted: boolean;
  readonly hasCaption: boolean;
}

/** Code is asked about at each size in which it could be set. */
const known = new WeakMap<Element, Code>();

function codeOf(figure: Element): Code {
  const code = known.get(figure) ?? readCode(figure);
  known.set(figure, code);
  return code;
}

function readCode(figure: Element): Code {
  const named = (name: string) => elementsIn(figure).find((element) => element.name === name);
  const [pre, code] = [named("pre"), named("code")];
  const steps = Number(figure.attribs["data-steps"] ?? "0");
  const linesOf = (node: ChildNode) => textOf(node).replaceAll("\t", "  ").replace(/\n$/, "").split("\n");
  const isNoted = pre !== undefined && hasClass(pre, "noted");
  return {
    parts: code?.children.map(linesOf) ?? [],
    columns: Math.max(1, (pre && numberIn(pre, "columns")) ?? 1),
    start: (pre && numberIn(pre, "code-start")) ?? 0,
    margin: steps > 0 ? css.margin.numbered : css.margin.plain,
    isNoted,
    hasCaption: named("figcaption") !== undefined,
  };
}

/** Numbers that the compiler sets as properties of code. */
const numbers = {
  part: /--part:(\d+(?:\.\d+)?)/,
  columns: /--columns:(\d+(?:\.\d+)?)/,
  "code-start": /--code-start:(\d+(?:\.\d+)?)/,
} as const;

/** A number among the properties that an element sets itself. */
function numberIn({ attribs }: Element, property: keyof typeof numbers): number | undefined {
  const written = numbers[property].exec(attribs["style"] ?? "")?.[1];
  return written === undefined ? undefined : Number(written);
}

/** In how many rows a line of code stands; it breaks between words, or anywhere where one is very long. */
function rowsOf(line: string, letters: number): number {
  if (line.length <= letters || letters <= 0) return 1;
  const next = Math.max(1, letters - css.hang - Math.min(css.mostIndent, line.search(/\S|$/)));
  const words = line.split(/(?<=\s)(?=\S)/);
  const isLong = words.some((word) => word.trimEnd().length > css.longWord);
  if (isLong) return 1 + Math.ceil((line.trimEnd().length - letters) / next);
  let [rows, left] = [1, letters];
  for (const word of words) {
    if (word.trimEnd().length > left) {
      rows++;
      left = next;
    }
    left -= word.length;
  }
  return rows;
}
