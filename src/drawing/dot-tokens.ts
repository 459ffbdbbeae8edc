import type { DrawingMistake } from "../render/drawing/desk.js";

/** A piece of DOT: a name or value, or one of the marks `{ } [ ] ; , : = + -> --`. White space and comments are none. */
export interface DotToken {
  readonly kind: "name" | "quoted" | "html" | "mark";
  /** What it means: without quotation marks, escaped quotation marks and broken lines; HTML without its outer `<>`. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
  /** From 1. */
  readonly line: number;
}

/** A source in pieces; or the first place that cannot be read. */
export interface DotTokens {
  readonly tokens: readonly DotToken[];
  /** Lines that begin with `#`. To Graphviz some of them count lines anew. */
  readonly hashLines: readonly { readonly start: number; readonly end: number }[];
  readonly mistake: DrawingMistake | undefined;
}

const space = /[ \t\r\n\f\v]+/y;
const lineComment = /\/\/[^\n]*/y;
const blockComment = /\/\*[\s\S]*?(?:\*\/|$)/y;
const hashLine = /#[^\n]*/y;
const name = /[A-Za-z_\u0080-\u{10FFFF}][\w\u0080-\u{10FFFF}]*|-?(?:\.\d+|\d+(?:\.\d*)?)/uy;
const quoted = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"/y;
const mark = /->|--|[\s\S]/y;

/** Cuts a DOT source into its tokens, as Graphviz's own scanner does. */
export function readTokens(source: string): DotTokens {
  const tokens: DotToken[] = [];
  const hashLines: { start: number; end: number }[] = [];
  const lineAt = lineCounter(source);
  let mistake: DrawingMistake | undefined;
  for (let at = 0; at < source.length && !mistake; ) {
    const isLineStart = at === 0 || source[at - 1] === "\n";
    const hash = isLineStart ? endOf(hashLine, source, at) : undefined;
    if (hash !== undefined) hashLines.push({ start: at, end: hash });
    const skipped =
      hash ?? endOf(space, source, at) ?? endOf(lineComment, source, at) ?? endOf(blockComment, source, at);
    if (skipped !== undefined) {
      at = skipped;
      continue;
    }
    const line = lineAt(at);
    const read = readToken(source, at);
    if (typeof read === "string") mistake = { line, detail: read };
    else tokens.push({ ...read, start: at, line });
    at = typeof read === "string" ? source.length : read.end;
  }
  return { tokens, hashLines, mistake };
}

type TokenPiece = Pick<DotToken, "kind" | "value" | "end">;

/** One token; a text says why there is none. */
function readToken(source: string, at: number): TokenPiece | string {
  if (source[at] === '"') {
    const end = endOf(quoted, source, at);
    if (end === undefined) return "a quotation mark opens a text that nothing closes";
    return { kind: "quoted", value: unquoted(source.slice(at + 1, end - 1)), end };
  }
  if (source[at] === "<") {
    const end = endOfHtml(source, at);
    if (end === undefined) return "< opens a label that nothing closes";
    return { kind: "html", value: source.slice(at + 1, end - 1), end };
  }
  const nameEnd = endOf(name, source, at);
  if (nameEnd !== undefined) return { kind: "name", value: source.slice(at, nameEnd), end: nameEnd };
  const end = endOf(mark, source, at) ?? source.length;
  return { kind: "mark", value: source.slice(at, end), end };
}

/** Where a match that begins here ends; undefined without a match. */
function endOf(pattern: RegExp, source: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(source) ? pattern.lastIndex : undefined;
}

/** Graphviz counts `<` and `>` and looks at nothing else. */
function endOfHtml(source: string, at: number): number | undefined {
  let depth = 0;
  for (let index = at; index < source.length; index++) {
    if (source[index] === "<") depth++;
    if (source[index] === ">" && --depth === 0) return index + 1;
  }
  return undefined;
}

/** All other escapes are read by Graphviz later, each where it means something. */
const unquoted = (text: string) =>
  text.replace(/\\(\\|"|\r?\n)/g, (whole, escaped: string) => (escaped === '"' ? '"' : escaped === "\\" ? whole : ""));

/** A text as a quoted token. */
export const quote = (text: string): string =>
  `"${text.replace(/\\[\s\S]|"/g, (found) => (found === '"' ? '\\"' : found))}"`;

/** Answers on which line a place is; places are asked for in their order. */
function lineCounter(source: string): (at: number) => number {
  let line = 1;
  let counted = 0;
  return (at) => {
    for (; counted < at; counted++) if (source[counted] === "\n") line++;
    return line;
  };
}
