/** A text file as read: line ends are LF, a byte order mark is gone. */
export interface SourceFile {
  /** Path relative to its root, with forward slashes; in a collection, its prefix and a colon come first. */
  readonly path: string;
  /** Absolute path of the root; undefined where `path` is no path that could be opened and is shown as it is. */
  readonly root: string | undefined;
  readonly text: string;
  /** Offset of the first character of each line, in UTF-16 code units. */
  readonly lineStarts: readonly number[];
  /** The file as it is on disk, where something is withheld from this text; both have the same offsets. */
  readonly whole?: SourceFile;
}

/** The file as it is on disk. */
export const wholeOf = (file: SourceFile): SourceFile => file.whole ?? file;

/** Whether two texts are those of one file, whatever is withheld from them. */
export const isSameFile = (a: SourceFile, b: SourceFile): boolean => wholeOf(a) === wholeOf(b);

/** A range of a file in UTF-16 code units; `end` is exclusive. Lines and columns are computed when printed. */
export interface Span {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
}

/** A place for people: line and column count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Makes a source file from text: CRLF and CR become LF, a byte order mark is dropped. */
export function sourceFile(path: string, raw: string, root?: string): SourceFile {
  const text = raw.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const lineStarts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) lineStarts.push(at + 1);
  return { path, root, text, lineStarts };
}

/** Decodes UTF-8; returns the offset of the first wrong byte instead when the bytes are something else. */
export function decodeUtf8(bytes: Uint8Array): { text: string } | { badByte: number } {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { badByte: firstBadByte(bytes) };
  }
}

function firstBadByte(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (isUtf8Prefix(bytes.subarray(0, middle))) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** True when the bytes are UTF-8 so far; a sequence that is cut at the end still counts. */
function isUtf8Prefix(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Line and column of an offset. */
export function placeOf(file: SourceFile, offset: number): Place {
  let low = 0;
  let high = file.lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((file.lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (file.lineStarts[low] ?? 0) + 1 };
}

/**
 * Where a stretch of a text that begins inside of a file ends in that file: behind one character at least, so that something can be underlined, and
 * never behind the file.
 * @param start offset in the text, as `end`
 */
export const spanEnd = ({ file, start: from }: Pick<Span, "file" | "start">, start: number, end: number): number =>
  Math.min(file.text.length, from + Math.max(end, start + 1));

/** The text of a line as it is on disk, without its line end; `line` counts from 1. */
export function lineText(file: SourceFile, line: number): string {
  const { text, lineStarts } = wholeOf(file);
  const start = lineStarts[line - 1] ?? text.length;
  const end = lineStarts[line] ?? text.length + 1;
  return text.slice(start, end - 1);
}

export function spanOf(file: SourceFile, start: number, end: number): Span {
  return { file, start, end };
}

/** The span of the first occurrence of `needle` inside `within`; `within` itself when it is not found. */
export function findSpan(within: Span, needle: string): Span {
  const at = needle === "" ? -1 : within.file.text.indexOf(needle, within.start);
  if (at === -1 || at >= within.end) return within;
  return { file: within.file, start: at, end: at + needle.length };
}
