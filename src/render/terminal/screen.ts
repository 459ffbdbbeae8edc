import type { IBufferCell, IFunctionIdentifier, Terminal } from "@xterm/headless";
import { limits, shownCount } from "../../source/limits.js";
import { asHtml, escapeHtml, type Html } from "../html/html.js";
import type { Cast, CastMistake, CastRange } from "./cast.js";

/** A terminal's screen at one moment. */
export interface Screen {
  /** One line for each row down to the last one that shows something; text with its colours as classes. */
  readonly html: Html;
  /** How much of the terminal is in use at any time of the part that is shown. */
  readonly columns: number;
  readonly rows: number;
}

/** The columns and rows of a terminal that are in use, the cursor's place included. */
interface Extent {
  columns: number;
  rows: number;
}

/** The screen at the end of each range, or why the recording is not replayed to its end. */
export type Replayed = ReadonlyMap<CastRange, Screen> | CastMistake;

/** Replays a recording in a terminal emulator and returns the screen as it is at the end of each range. */
export async function replay(cast: Cast, ranges: readonly CastRange[]): Promise<Replayed> {
  const bursts = inBursts(cast.outputs, ranges);
  const late = bursts[Math.floor(limits.recordingCells / (cast.columns * cast.rows))];
  if (late) return { line: late.line, detail: "up to here it changes a screen of this size too often" };
  const { Terminal } = await loadEmulator();
  const terminal = new Terminal({
    cols: cast.columns,
    rows: cast.rows,
    allowProposedApi: true,
    scrollback: 0,
    logLevel: "off",
  });
  const repeats = countRepeats(terminal);
  const extents = new Map<CastRange, Extent>(ranges.map((range) => [range, { columns: 20, rows: 1 }]));
  const screens = new Map<CastRange, Screen>();
  let mistake: CastMistake | undefined;
  const finish = (before: number) => {
    for (const [range, extent] of extents)
      if (range.end <= before && !screens.has(range)) screens.set(range, readScreen(terminal, extent));
  };
  for (const { time, data, line } of bursts) {
    // Whatever is written is read in turn, and each is looked at before the next one: waiting for it takes a timer.
    terminal.write("", () => finish(time));
    terminal.write(data, () => {
      if (repeats.refused !== undefined) mistake ??= { line, detail: repeats.refused };
      for (const [range, extent] of extents) if (range.start <= time && time < range.end) widen(extent, terminal);
    });
  }
  await new Promise<void>((done) => terminal.write("", done));
  finish(Number.POSITIVE_INFINITY);
  terminal.dispose();
  return mistake ?? screens;
}

/** Sequences that do something as often as their number says: scroll, insert, delete, blank, tabulate, repeat. */
const repeating: readonly IFunctionIdentifier[] = [
  ..."STLMXP@IZb".split("").map((final) => ({ final })),
  ...["@", "A"].map((final) => ({ intermediates: " ", final })),
  ...["}", "~"].map((final) => ({ intermediates: "'", final })),
];

/** Counts what sequences repeat; those that go too far are left out. */
function countRepeats(terminal: Terminal): { refused: string | undefined } {
  const state: { refused: string | undefined } = { refused: undefined };
  let sum = 0;
  for (const id of repeating)
    terminal.parser.registerCsiHandler(id, ([first]) => {
      const times = typeof first === "number" ? first : 1;
      sum += times;
      if (times > limits.recordingRepeat)
        state.refused ??= `a control sequence repeats something ${shownCount(times)} times; the most is ${shownCount(limits.recordingRepeat)}`;
      else if (sum > limits.recordingRepeats)
        state.refused ??= `up to here control sequences repeat something more than ${shownCount(limits.recordingRepeats)} times`;
      return state.refused !== undefined;
    });
  return state;
}

/** A sequence that may take something off the screen: any but colours. */
const movesOrErases = new RegExp(`${String.fromCharCode(27)}(?!\\[[\\d;:]*m)`);

/** Outputs that are written together; `line` is that of the first one. */
interface Burst {
  readonly time: number;
  data: string;
  readonly line: number;
}

/**
 * Outputs joined as long as they only add to the screen: a recording of typing has one for each character. A burst
 * has the time of its first output, and none reaches over the border of a range.
 */
function inBursts(outputs: Cast["outputs"], ranges: readonly CastRange[]): Burst[] {
  const borders = [...new Set(ranges.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const bursts: Burst[] = [];
  let border = -1;
  for (const { time, data, line } of outputs) {
    const passed = borders.findLastIndex((at) => at <= time);
    const open = bursts.at(-1);
    if (open && passed === border && !movesOrErases.test(data)) open.data += data;
    else bursts.push({ time, data, line });
    border = passed;
  }
  return bursts;
}

function widen(extent: Extent, terminal: Terminal): void {
  const { active } = terminal.buffer;
  const lengths = Array.from({ length: terminal.rows }, (_, row) => textOf(terminal, row).length);
  // A line that fills the terminal would leave the cursor no place.
  extent.columns = Math.min(terminal.cols, Math.max(extent.columns, active.cursorX + 1, ...lengths.map((n) => n + 1)));
  extent.rows = Math.max(extent.rows, active.cursorY + 1, lengths.findLastIndex((length) => length > 0) + 1);
}

const textOf = (terminal: Terminal, row: number) =>
  terminal.buffer.active.getLine(terminal.buffer.active.baseY + row)?.translateToString(true) ?? "";

/** The package is CommonJS; its names arrive on `default` where Node loads it. */
async function loadEmulator(): Promise<{ readonly Terminal: typeof Terminal }> {
  const loaded = await import("@xterm/headless");
  return "Terminal" in loaded ? loaded : (loaded as { default: { Terminal: typeof Terminal } }).default;
}

function readScreen(terminal: Terminal, { columns, rows }: Extent): Screen {
  const { active } = terminal.buffer;
  const lines = Array.from({ length: terminal.rows }, (_, row) => readRow(terminal, active.baseY + row));
  const last = lines.findLastIndex((line) => line !== "");
  const shown = lines.slice(0, last + 1);
  return { html: asHtml(shown.join("\n")), columns, rows };
}

/** A row as HTML; neighbours that look the same share an element, blanks at the end are left out. */
function readRow(terminal: Terminal, row: number): string {
  const line = terminal.buffer.active.getLine(row);
  if (!line) return "";
  const runs: { look: string; text: string }[] = [];
  for (let column = 0; column < terminal.cols; column++) {
    const cell = line.getCell(column);
    // The second half of a wide character has no width of its own.
    if (!cell || cell.getWidth() === 0) continue;
    const look = lookOf(cell);
    const text = cell.isInvisible() ? " " : cell.getChars() || " ";
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

/** How a cell looks, as attributes: the sixteen named colours are classes, so that themes decide on them. */
function lookOf(cell: IBufferCell): string {
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
  const look = classes.length > 0 ? ` class="${classes.join(" ")}"` : "";
  return styles.length > 0 ? `${look} style="${styles.join(";")}"` : look;
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
