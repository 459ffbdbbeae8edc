import { type Problem, type ProblemSink, problem } from "../report/problem.js";
import type { SourceFile } from "../source/text.js";
import { closedTooShort, type Fence, openFence, type RawLine, swallowsSlide, widthOf } from "./fence-lines.js";

/** A line of a Markdown file; offsets without the line end. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Inside a fenced code block or an HTML comment: no separator, no directive, no note. */
  readonly masked: boolean;
  /** The line that opens a fence, and the one that closes it. */
  readonly opensFence: boolean;
  readonly closesFence: boolean;
}

/** The lines of a file, or some of them, with what reading them needs. */
export interface LineContext {
  readonly file: SourceFile;
  readonly lines: readonly Line[];
  readonly problems: ProblemSink;
}

/**
 * Splits a file into lines from `from` on and finds out which of them are code or comment. Reports fences
 * and comments that never close; such a fence then masks nothing, so that the slides after it still count.
 *
 * @param divides tells whether there is a separator in a text
 */
export function scanLines(
  file: SourceFile,
  from: number,
  problems: ProblemSink,
  divides: (text: string) => boolean = () => false,
): Line[] {
  const raw = rawLines(file, from);
  const masked = new Set<number>();
  const opens = new Set<number>();
  const closes = new Set<number>();
  const ends = new Ends(raw);
  for (let index = 0; index < raw.length; index++) {
    const line = raw[index];
    if (!line) break;
    const fence = openFence(line.text, index);
    const end = ends.of(fence, index);
    const meant = end === "never" ? closedTooShort(raw, fence, divides) : undefined;
    if (end === "never" || swallowsSlide(raw, { fence, end }, divides)) {
      problems.report(unclosed(file, line, fence, raw[meant ?? -1]?.text.trim()));
    }
    const last = meant ?? end;
    if (last === undefined || last === "never") continue;
    const firstMasked = fence ? index : index + 1;
    for (let inside = firstMasked; inside <= last; inside++) masked.add(inside);
    if (fence) {
      opens.add(index);
      closes.add(last);
    }
    index = last;
  }
  return raw.map(({ start, end, text }, index) => ({
    start,
    end,
    text,
    masked: masked.has(index),
    opensFence: opens.has(index),
    closesFence: closes.has(index),
  }));
}

function rawLines(file: SourceFile, from: number): RawLine[] {
  const lines: RawLine[] = [];
  for (let index = 0; index < file.lineStarts.length; index++) {
    const start = file.lineStarts[index] ?? 0;
    if (start < from) continue;
    const end = (file.lineStarts[index + 1] ?? file.text.length + 1) - 1;
    lines.push({ start, end, text: file.text.slice(start, end) });
  }
  return lines;
}

/** Finds where fences and comments end. What has no end below one line has none below the next: nothing is searched twice. */
class Ends {
  readonly #lines: readonly RawLine[];
  /** By the character of a fence and the reach of what closes it: the number of marks that nothing closes any more. */
  readonly #unclosed = new Map<string, number>();
  #commentsEnd = true;

  constructor(lines: readonly RawLine[]) {
    this.#lines = lines;
  }

  /** Where a fence ends, or else a comment that begins on a line. */
  of(fence: Fence | undefined, line: number): number | "never" | undefined {
    return fence ? this.#ofFence(fence) : this.#ofComment(line);
  }

  #ofFence({ marker, line, reach }: Fence): number | "never" | undefined {
    const [mark = "`"] = marker;
    const key = `${mark}${reach}`;
    const unclosed = this.#unclosed.get(key) ?? Number.POSITIVE_INFINITY;
    if (marker.length < unclosed) {
      const close = new RegExp(`^([ \\t]*(?:>[ \\t]?)*)${mark}{${marker.length},}[ \\t]*$`);
      for (let index = line + 1; index < this.#lines.length; index++) {
        const { text = "" } = this.#lines[index] ?? {};
        const indent = text.includes(marker) ? close.exec(text)?.[1] : undefined;
        if (indent !== undefined && widthOf(indent) <= reach) return index;
      }
      this.#unclosed.set(key, marker.length);
    }
    return reach > 6 ? undefined : "never";
  }

  #ofComment(line: number): number | "never" | undefined {
    const { text: written = "" } = this.#lines[line] ?? {};
    if (!written.includes("<!--")) return undefined;
    const text = withoutInlineCode(written);
    const open = text.lastIndexOf("<!--");
    if (open === -1 || text.indexOf("-->", open) !== -1) return undefined;
    for (let next = line + 1; this.#commentsEnd && next < this.#lines.length; next++) {
      if (this.#lines[next]?.text.includes("-->")) return next;
    }
    this.#commentsEnd = false;
    return "never";
  }
}

/** The problem with a fence, or else a comment, that starts on a line and is never closed, or only with too few marks. */
function unclosed(file: SourceFile, line: RawLine, fence: Fence | undefined, short: string | undefined): Problem {
  const span = { file, start: line.start + line.text.search(/\S/), end: line.end };
  const why = short === undefined ? "" : `: “${short}” below is shorter than “${fence?.marker}” here`;
  return fence
    ? problem("unclosed-fence", { fence: fence.marker, why }, { span, dispensable: true })
    : problem("unclosed-comment", {}, { span });
}

/** The lines that start between two offsets; `end` is exclusive. */
export function linesBetween(lines: readonly Line[], start: number, end: number): readonly Line[] {
  return lines.slice(firstLineFrom(lines, start), firstLineFrom(lines, end));
}

/** Index of the first line that starts at or after an offset. */
export function firstLineFrom(lines: readonly Line[], offset: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The HTML comments of a text in order, from their opening mark to behind the closing one; one that never closes is none. */
export function* htmlComments(text: string): Iterable<{ readonly start: number; readonly end: number }> {
  for (let start = text.indexOf("<!--"); start !== -1; ) {
    const close = text.indexOf("-->", start + "<!--".length);
    if (close === -1) return;
    const end = close + "-->".length;
    yield { start, end };
    start = text.indexOf("<!--", end);
  }
}

/** Text in which comments are replaced. */
export function replaceComments(text: string, replacement: (comment: string) => string): string {
  let replaced = "";
  let at = 0;
  for (const { start, end } of htmlComments(text)) {
    replaced += text.slice(at, start) + replacement(text.slice(start, end));
    at = end;
  }
  return replaced + text.slice(at);
}

/** Text in which `code` within a line is blanked out; same length. */
export function withoutInlineCode(text: string): string {
  if (!text.includes("`")) return text;
  const runs = [...text.matchAll(/`+|\n/g)];
  const nexts = nextOfLength(runs.map(([run]) => run));
  let blanked = "";
  let at = 0;
  for (let index = 0; index < runs.length; index++) {
    const end = nexts[index];
    const [from, to] = [runs[index], runs[end ?? -1]];
    if (!from || !to || end === undefined) continue;
    const stop = to.index + to[0].length;
    blanked += text.slice(at, from.index) + " ".repeat(stop - from.index);
    at = stop;
    index = end;
  }
  return blanked + text.slice(at);
}

/** Of each run of backticks the next one on its line that is as long. */
function nextOfLength(runs: readonly string[]): (number | undefined)[] {
  const coming = new Map<number, number>();
  const nexts: (number | undefined)[] = new Array(runs.length);
  for (let index = runs.length - 1; index >= 0; index--) {
    const run = runs[index] ?? "";
    if (run === "\n") coming.clear();
    else {
      nexts[index] = coming.get(run.length);
      coming.set(run.length, index);
    }
  }
  return nexts;
}
