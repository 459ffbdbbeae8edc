import { type Canvas, canvasesOf, innerWidth, linesOf, narrowness } from "../content/list-columns.js";
import { piecesOf } from "./line-breaks.js";

/** How the sections of a part are set on its opener. */
interface Setting {
  /** Whether all of them have room; what would be cut is not shown at all. */
  readonly isShown: boolean;
  readonly type: "large" | "medium" | "small";
  readonly columns: number;
}

interface Titled {
  readonly title: string;
}

/** Sizes of an opener's list in CSS pixels: a line, the space below a title, a letter; and the title of the part. */
const types = {
  large: { line: 35, below: 10, letter: 13, part: 100 },
  medium: { line: 31, below: 9, letter: 11.5, part: 73 },
  small: { line: 28, below: 8, letter: 10.5, part: 73 },
} as const;

/** The settings of an opener, the largest first. */
const settings = [
  { type: "large", columns: 2 },
  { type: "medium", columns: 2 },
  { type: "medium", columns: 3 },
  { type: "small", columns: 3 },
] as const;

type Try = (typeof settings)[number];

/** What the edges, the kicker and the foot of an opener take of its height. */
const besidesOpener = 240;

const columnGap = 40;

/** Numbers of sections, with the space behind them. */
const numberWidth = 76;

/** How wide a text is in the letters of titles, in em. */
export type TitleWidth = (text: string) => number;

/** The largest type in which an opener shows all sections of its part. */
export function settingOf(title: string, sections: readonly Titled[], canvas: Canvas, widthOf: TitleWidth): Setting {
  const found = settings.find((setting) =>
    canvasesOf(canvas).every((each) => heightOf(sections, setting, each) <= roomFor(title, setting, each, widthOf)),
  );
  return { isShown: found !== undefined, ...(found ?? settings[0]) };
}

/** Behind the hyphens within a word, browsers end lines. */
const behindHyphen = /(?<=[\p{L}\p{N}][-\u2010\u2013])(?=[\p{L}\p{N}])/u;

/** A title in the pieces between which a line may end: words, what a hyphen or a soft hyphen ends, letters of Chinese or Japanese. */
const piecesOfTitle = (title: string): string[] =>
  piecesOf(title.replaceAll("\u00ad", "-")).flatMap((piece) => piece.split(behindHyphen));

/** How wide the longest piece of a title is in em, so that it is set no larger than that piece has room. */
export function longestPiece(title: string, widthOf: TitleWidth): number {
  let widest = 0;
  for (const piece of piecesOfTitle(title)) widest = Math.max(widest, widthOf(piece.trimEnd()));
  return Math.ceil(widest * 100) / 100;
}

/** How many lines a title takes that are so many em long. */
function linesOfTitle(title: string, room: number, widthOf: TitleWidth): number {
  let [lines, filled] = [1, 0];
  for (const piece of piecesOfTitle(title)) {
    if (filled > 0 && filled + widthOf(piece.trimEnd()) > room) [lines, filled] = [lines + 1, 0];
    filled += widthOf(piece);
  }
  return lines;
}

/** Most letters of titles are no wider than this, in em. */
const wideLetter = 0.63;

/** Small titles of parts keep clear of the door at the edge, and are smaller on narrow slides. */
function roomFor(title: string, { type }: Try, { width, height }: Canvas, widthOf: TitleWidth): number {
  const narrow = narrowness(width);
  const line = types[type].part - narrow * (type === "large" ? 0.0625 : 0.04);
  const longest = Math.min(innerWidth(width), 950 - (type === "large" ? 0 : narrow * 0.75)) / line;
  const lines = Math.max(Math.ceil((title.length * wideLetter) / longest), linesOfTitle(title, longest, widthOf));
  return height - besidesOpener - lines * line;
}

/** The height of the tallest column; they are read from above to below. */
function heightOf(sections: readonly Titled[], { type, columns }: Try, { width }: Canvas): number {
  const { line, below, letter } = types[type === "medium" && narrowness(width) === 320 ? "small" : type];
  const perLine = Math.floor(((innerWidth(width) - (columns - 1) * columnGap) / columns - numberWidth) / letter);
  const rows = Math.ceil(sections.length / columns);
  const heights = Array.from({ length: columns }, (_, column) =>
    sections
      .slice(column * rows, (column + 1) * rows)
      .reduce((sum, { title }) => sum + linesOf(title, perLine) * line + below, 0),
  );
  return Math.max(...heights);
}

/** Rows of an agenda: the part's own line with what stands around it, and lines of its sections. */
const agendaRow = { own: 60, line: 27, letter: 9.8, besides: 66 };

/** What an agenda's head, foot and edges take of its height. */
const besidesAgenda = 280;

/** Whether an agenda has room for all sections of all parts. */
export function agendaLists(lists: readonly (readonly Titled[])[], canvas: Canvas): boolean {
  const { own, line, letter, besides } = agendaRow;
  return canvasesOf(canvas).every(({ width, height }) => {
    const perLine = Math.floor((innerWidth(width) - besides) / letter);
    const rows = lists.map((list) => own + linesOf(list.map(({ title }) => title).join(" · "), perLine) * line);
    return rows.reduce((sum, row) => sum + row, 0) <= height - besidesAgenda;
  });
}
