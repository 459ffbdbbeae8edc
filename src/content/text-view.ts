import type { Range } from "../model/condition.js";

/** A line of a view, without the space at its beginning. */
interface ViewLine {
  /** Offset in the view's text. */
  readonly at: number;
  readonly length: number;
  /** Offset in the file. */
  readonly source: number;
}

/** A text as Markdown sees it inside of lists and quotes, where indentation and marks are gone, and where it stands in its file. */
export interface TextView {
  readonly text: string;
  readonly lines: readonly ViewLine[];
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** A stretch of a file, as it is. */
export function wholeView(text: string, base: number): TextView {
  let at = 0;
  const lines = text.split("\n").map((line): ViewLine => {
    const indent = indentOf(line);
    const viewed = { at: at + indent, length: line.length - indent, source: base + at + indent };
    at += line.length + 1;
    return viewed;
  });
  return { text, lines };
}

/**
 * What stands inside of a list's item or a quote: line by line the end of what is written.
 * @param start offset of the item or quote in the view
 * @returns undefined where the lines do not agree
 */
export function innerView(outer: TextView, start: number, raw: string, text: string): TextView | undefined {
  const written = raw.split("\n");
  const lines: ViewLine[] = [];
  let [at, from] = [0, start];
  for (const [index, line] of text.split("\n").entries()) {
    const own = line.trimStart();
    const whole = written[index];
    if (whole === undefined || !whole.endsWith(own)) return undefined;
    const source = sourceOf(outer, from + whole.length - own.length);
    if (own !== "" && source === undefined) return undefined;
    lines.push({ at: at + line.length - own.length, length: own.length, source: source ?? 0 });
    at += line.length + 1;
    from += whole.length + 1;
  }
  return { text, lines };
}

function lineAt({ lines }: TextView, offset: number): ViewLine | undefined {
  let [low, high] = [0, lines.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.at ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return lines[low];
}

function sourceOf(view: TextView, offset: number): number | undefined {
  const line = lineAt(view, offset);
  if (!line || offset < line.at || offset > line.at + line.length) return undefined;
  return line.source + offset - line.at;
}

/** Where a place of the file is in the view; undefined where it is not in it. */
export function offsetIn({ lines }: TextView, source: number): number | undefined {
  const line = lines.find((each) => source >= each.source && source < each.source + each.length);
  return line && line.at + source - line.source;
}

/** A stretch of the view in its file, line by line. */
export function piecesIn({ lines }: TextView, start: number, end: number): Range[] {
  return lines.flatMap((line) => {
    const [from, to] = [Math.max(start, line.at), Math.min(end, line.at + line.length)];
    return from < to ? [{ start: line.source + from - line.at, end: line.source + to - line.at }] : [];
  });
}
