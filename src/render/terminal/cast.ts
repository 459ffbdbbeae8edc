import { limits, shownCount } from "../../source/limits.js";

/** What a recording shows from one moment on: the screen receives `data`. */
interface CastOutput {
  /** Seconds from the start. */
  readonly time: number;
  readonly data: string;
  /** The line of the recording, from 1. */
  readonly line: number;
}

/** A step of a recording, from its marker to the next one. */
interface CastMark {
  readonly name: string;
  /** Seconds from the start. */
  readonly time: number;
}

/** A terminal recording as asciinema writes it. */
export interface Cast {
  readonly title: string;
  readonly columns: number;
  readonly rows: number;
  readonly outputs: readonly CastOutput[];
  readonly marks: readonly CastMark[];
}

/** What is wrong with a recording, and in which line of it. */
export type CastMistake = { readonly line: number; readonly detail: string };

/**
 * Reads an asciinema recording, version 2 or 3.
 * Format: https://docs.asciinema.org/manual/asciicast/v2/ and …/v3/
 */
export function parseCast(text: string): Cast | { readonly mistake: CastMistake } {
  const lines = text.split("\n");
  const header = parseLine(lines[0] ?? "");
  if (!isRecord(header)) return wrong(1, "the first line is no JSON object");
  const { version } = header;
  if (version !== 2 && version !== 3) return wrong(1, `version ${JSON.stringify(version ?? null)} is not known`);
  const screen = version === 3 && isRecord(header["term"]) ? header["term"] : header;
  const columns = Number(screen["cols"] ?? screen["width"]);
  const rows = Number(screen["rows"] ?? screen["height"]);
  if (!isScreenSize(columns) || !isScreenSize(rows))
    return wrong(
      1,
      `the header does not say how large the screen is (1 to ${limits.recordingScreen} columns and rows)`,
    );
  const events = parseEvents(lines, version);
  if ("mistake" in events) return events;
  const extra = events.filter(({ kind }) => kind === "m")[limits.recordingMarks];
  if (extra) return wrong(extra.line, `it has more than ${limits.recordingMarks} markers`);
  const ofKind = (wanted: string) => events.filter(({ kind }) => kind === wanted);
  return {
    title: typeof header["title"] === "string" ? header["title"] : "",
    columns,
    rows,
    outputs: ofKind("o"),
    marks: ofKind("m").map(({ time, data }) => ({ time, name: data })),
  };
}

interface CastEvent extends CastOutput {
  readonly kind: string;
}

/** The events behind the header; in version 3 a time counts from the event before. */
function parseEvents(lines: readonly string[], version: 2 | 3): CastEvent[] | { readonly mistake: CastMistake } {
  const events: CastEvent[] = [];
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line.trim() === "" || line.startsWith("#")) continue;
    const event = parseLine(line);
    const [when, kind, data] = Array.isArray(event) ? event : [];
    if (typeof when !== "number" || typeof kind !== "string" || typeof data !== "string")
      return wrong(index + 1, "an event is [seconds, kind, text]");
    if (events.length >= limits.recordingEvents)
      return wrong(index + 1, `it has more than ${shownCount(limits.recordingEvents)} events`);
    const before = version === 3 ? (events.at(-1)?.time ?? 0) : 0;
    events.push({ time: before + when, kind, data, line: index + 1 });
  }
  return events;
}

const wrong = (line: number, detail: string) => ({ mistake: { line, detail } });

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isScreenSize = (size: number) => Number.isInteger(size) && size > 0 && size <= limits.recordingScreen;

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** The part of a recording that a slide shows: a step, or all of it. Seconds from the start. */
export interface CastRange {
  readonly start: number;
  /** The next step's beginning; `Infinity` for the rest. */
  readonly end: number;
}

/** Where a step begins and ends; undefined when the recording has no marker of that name. "" stands for all of it. */
export function rangeOf(cast: Cast, mark: string): CastRange | undefined {
  if (mark === "") return { start: 0, end: Number.POSITIVE_INFINITY };
  const index = cast.marks.findIndex(({ name }) => name === mark);
  const found = cast.marks[index];
  return found && { start: found.time, end: cast.marks[index + 1]?.time ?? Number.POSITIVE_INFINITY };
}

/** A part of a recording as a recording of its own, in version 2 of the format; it opens with the screen as it was. */
export function printRange(cast: Cast, { start, end }: CastRange): string {
  const header = { version: 2, width: cast.columns, height: cast.rows, title: cast.title };
  const before = cast.outputs.filter(({ time }) => time < start).map(({ data }) => data);
  const inside = (time: number) => time >= start && time < end;
  const events = [
    ...cast.marks.filter(({ time }) => time > start && time < end).map(({ name, time }) => [time, "m", name] as const),
    ...cast.outputs.filter(({ time }) => inside(time)).map(({ data, time }) => [time, "o", data] as const),
  ].toSorted(([a], [b]) => a - b);
  const shifted = events.map(([time, kind, data]) => [Number((time - start).toFixed(3)), kind, data]);
  const opening = before.length > 0 ? [[0, "o", before.join("")]] : [];
  return [header, ...opening, ...shifted].map((line) => `${JSON.stringify(line)}\n`).join("");
}
