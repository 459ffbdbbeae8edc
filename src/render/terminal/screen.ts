import type { IFunctionIdentifier, Terminal } from "@xterm/headless";
import { limits, shownCount } from "../../source/limits.js";
import { asHtml, type Html } from "../html/html.js";
import type { Cast, CastMistake, CastRange } from "./cast.js";
import { commandsIn, markCommands } from "./commands.js";
import { type Exchange, exchangesIn } from "./exchanges.js";
import { printRow, rowOf } from "./rows.js";

/** A terminal's screen at one moment. */
export interface Screen {
  /** Each row down to the last one that shows something: text with its colours as classes. */
  readonly lines: readonly Html[];
  /** The same, taken apart into what was typed and what was answered. */
  readonly exchanges: readonly Exchange[];
  /** How much of the terminal these lines take, with a column for the cursor. */
  readonly columns: number;
  readonly rows: number;
  /** How much of it is in use at any time of the part that is shown, the cursor's place included. */
  readonly live: Readonly<Extent>;
}

/** The columns and rows of a terminal that are in use. */
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
  const extents = new Map<CastRange, Extent>(
    ranges.map((range) => [range, { columns: Math.min(leastColumns, cast.columns), rows: 1 }]),
  );
  const screens = new Map<CastRange, Screen>();
  let mistake: CastMistake | undefined;
  const finish = (before: number) => {
    for (const [range, extent] of extents)
      if (range.end <= before && !screens.has(range)) screens.set(range, readScreen(terminal, extent));
  };
  for (const { time, data, line } of bursts) {
    // Whatever is written is read in turn, and each is looked at before the next one: waiting for it takes a timer.
    terminal.write("", () => finish(time));
    terminal.write(markCommands(data), () => {
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

/** A screen is never narrower than a short title. */
const leastColumns = 24;

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

/** What the terminal shows, with what was typed told apart from what programs wrote. */
function readScreen(terminal: Terminal, live: Extent): Screen {
  const { active } = terminal.buffer;
  const all = Array.from({ length: terminal.rows }, (_, row) =>
    rowOf(active.getLine(active.baseY + row), terminal.cols),
  );
  const shown = all.slice(0, all.findLastIndex((row) => printRow(row, undefined) !== "") + 1);
  const commands = commandsIn(shown);
  const lines = shown.map((row, index) => asHtml(printRow(row, commands[index])));
  const columns = Math.max(leastColumns, ...shown.map(({ width }) => width + 1));
  const exchanges = exchangesIn(shown, commands);
  return { lines, exchanges, columns: Math.min(terminal.cols, columns), rows: Math.max(1, lines.length), live };
}
