import type { IBufferCell, IBufferLine } from "@xterm/headless";
import { escapeHtml } from "../html/html.js";

/** What one cell of a terminal shows. */
interface Cell {
  readonly text: string;
  readonly look: Look;
  /** Whether its letter has a colour of its own. */
  readonly isColoured: boolean;
  /** Whether the recording says that it was typed. */
  readonly isTyped: boolean;
}

/** A row of a terminal. */
export interface Row {
  readonly cells: readonly Cell[];
  /** Its text without blanks at the end. */
  readonly text: string;
  /** The columns that its text takes; some letters take two. */
  readonly width: number;
  /** Whether it goes on with the row above. */
  readonly isWrapped: boolean;
}

/** What was typed in a row: a command from this cell on, counted from 0; before it stands the prompt. */
export interface Typed {
  readonly command: number;
}

/** A row as it is in the terminal's buffer. */
export function rowOf(line: IBufferLine | undefined, columns: number): Row {
  const cells: Cell[] = [];
  let width = 0;
  for (let column = 0; column < columns; column++) {
    const cell = line?.getCell(column);
    // The second half of a wide character has no width of its own.
    if (!cell || cell.getWidth() === 0) continue;
    const text = cell.isInvisible() ? " " : cell.getChars() || " ";
    if (text !== " ") width = column + cell.getWidth();
    cells.push({
      text,
      look: lookOf(cell),
      isColoured: !cell.isFgDefault(),
      isTyped: cell.isOverline() !== 0,
    });
  }
  const text = cells
    .map((cell) => cell.text)
    .join("")
    .trimEnd();
  return { cells, text, width, isWrapped: line?.isWrapped ?? false };
}

/** A row as HTML; neighbours that look the same share an element, blanks at the end are left out. */
export function printRow({ cells }: Row, typed: Typed | undefined): string {
  const runs: { look: string; text: string }[] = [];
  for (const [column, cell] of cells.entries()) {
    const { text } = cell;
    const look = printLook(cell.look, cell.isColoured || !typed ? [] : [roleAt(column, typed)]);
    const run = runs.at(-1);
    // Most looks do not show on a blank: it needs no element of its own.
    if (run && (run.look === look || (text === " " && !showsOnBlank.test(run.look + look)))) run.text += text;
    else runs.push({ look, text });
  }
  const end = runs.at(-1);
  if (end && !showsOnBlank.test(end.look)) end.text = end.text.trimEnd();
  return runs
    .filter(({ text }) => text !== "")
    .map(({ look, text }) => (look === "" ? escapeHtml(text) : `<span${look}>${escapeHtml(text)}</span>`))
    .join("");
}

const showsOnBlank = /t-underline|t-inverse|t-on-|background/;

/** A colour that a program chose stays, so only what has none gets a role. */
const roleAt = (column: number, { command }: Typed) => (column < command ? "t-prompt" : "t-command");

/** How a cell looks; without classes and styles as the terminal does. */
export interface Look {
  readonly classes: readonly string[];
  readonly styles: readonly string[];
}

/** A look as attributes of an element, "" for that of the terminal; `more` are classes besides. */
export function printLook({ classes, styles }: Look, more: readonly string[] = []): string {
  const all = [...more, ...classes];
  const look = all.length > 0 ? ` class="${all.join(" ")}"` : "";
  return styles.length > 0 ? `${look} style="${styles.join(";")}"` : look;
}

/** The sixteen named colours are classes, so that themes decide on them. */
function lookOf(cell: IBufferCell): Look {
  const classes = [
    cell.isBold() ? "t-bold" : "",
    cell.isDim() ? "t-dim" : "",
    cell.isItalic() ? "t-italic" : "",
    cell.isUnderline() ? "t-underline" : "",
    cell.isInverse() ? "t-inverse" : "",
    cell.isFgPalette() && cell.getFgColor() < 16 ? `t-${cell.getFgColor()}` : "",
    cell.isBgPalette() && cell.getBgColor() < 16 ? `t-on-${cell.getBgColor()}` : "",
  ].filter(Boolean);
  const styles = [
    ...own("color", { isRgb: cell.isFgRGB(), isPalette: cell.isFgPalette(), value: cell.getFgColor() }),
    ...own("background", { isRgb: cell.isBgRGB(), isPalette: cell.isBgPalette(), value: cell.getBgColor() }),
  ];
  return { classes, styles };
}

/** A colour of a cell: a number of 24 bits, or a place in xterm's palette. */
interface CellColour {
  readonly isRgb: boolean;
  readonly isPalette: boolean;
  readonly value: number;
}

/** The declaration of a colour that no theme decides on. */
function own(property: string, { isRgb, isPalette, value }: CellColour): string[] {
  if (isRgb) return [`${property}:${rgbColour(value)}`];
  return isPalette && value >= 16 ? [`${property}:${fixedColour(value)}`] : [];
}

const hex = (...channels: number[]) => `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;

/** A number of 24 bits as `#rrggbb`. */
const rgbColour = (value: number) => hex((value >> 16) & 255, (value >> 8) & 255, value & 255);

/** One of the 240 colours that xterm fixed (a cube of 6 × 6 × 6, then greys) as `#rrggbb`. */
function fixedColour(value: number): string {
  if (value >= 232) return hex(...Array.from({ length: 3 }, () => 8 + (value - 232) * 10));
  const steps = [0, 95, 135, 175, 215, 255];
  const index = value - 16;
  return hex(steps[Math.floor(index / 36)] ?? 0, steps[Math.floor(index / 6) % 6] ?? 0, steps[index % 6] ?? 0);
}
