import { breakablePieces } from "../model/source-text.js";

/** A canvas that lists are laid out on, in CSS pixels. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
}

/** What the head, the foot and the edges of a slide take of its height. */
const besidesColumns = 286;

/** Slides are made and checked for screens of 4:3, too: what is laid out has to have room on the narrower one. */
const narrowest = 960;

/** Between the edges of a slide; as in the style sheets, narrow slides have narrower ones. */
export const innerWidth = (width: number): number => width - 2 * (72 - narrowness(width) * 0.075);

/** How much narrower a slide is than one of 16:9; style sheets call it `--narrow`. */
export const narrowness = (width: number): number => Math.min(Math.max(0, 1280 - width), 320);

/** The room of one of a slide's two columns. */
export function columnOf(canvas: Canvas): Canvas {
  const gap = 44 - narrowness(canvas.width) * 0.0625;
  return { width: (innerWidth(canvas.width) - gap) / 2, height: canvas.height - besidesColumns };
}

/** The same canvas, and the narrow one where that is another. */
export const canvasesOf = (canvas: Canvas): Canvas[] =>
  canvas.width > narrowest ? [canvas, { ...canvas, width: narrowest }] : [canvas];

/** Columns as slides show them, two on each. */
export const inPairs = <T>(columns: readonly T[]): T[][] =>
  columns.flatMap((column, index) => (index % 2 === 0 ? [[column, ...columns.slice(index + 1, index + 2)]] : []));

/** Letters of East Asian scripts are twice as wide as those of others. */
const wideLetter = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g;

const widthOf = (text: string) => text.length + (text.match(wideLetter)?.length ?? 0);

/**
 * How many lines a text takes that is broken at spaces and where a place may be broken; a word that is longer than a
 * line begins on one of its own.
 */
export function linesOf(text: string, perLine: number): number {
  let lines = 1;
  let used = 0;
  for (const piece of text.split(/(?<= )/).flatMap(breakablePieces)) {
    const width = widthOf(piece.trimEnd());
    if (used > 0 && used + width > perLine) {
      lines += 1;
      used = 0;
    }
    const over = Math.max(0, Math.ceil(width / perLine) - 1);
    lines += over;
    used += widthOf(piece) - over * perLine;
  }
  return lines;
}
