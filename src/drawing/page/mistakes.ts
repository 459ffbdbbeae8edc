import type { DrawingMistake } from "../../render/drawing/desk.js";
import { linesRead } from "./lines.js";

/** What mermaid's parsers throw. */
interface Thrown {
  readonly message?: string;
  readonly hash?: { readonly text?: string; readonly token?: string; readonly loc?: { readonly first_line?: number } };
}

const early = "the diagram ends before it is complete";

/** Says in plain words, with the line of the source, what mermaid throws. */
export function mistakeOf(thrown: unknown, source: string): DrawingMistake {
  const error: Thrown = typeof thrown === "object" && thrown !== null ? thrown : { message: String(thrown) };
  const message = error.message ?? "";
  const lines = linesRead(source);
  if (/No diagram type detected|Diagram .* not found/.test(message))
    return { line: lines[0] ?? 1, detail: "no kind of diagram begins with these words" };
  const read = lineRead(error, message);
  const detail = detailOf(error, message);
  if (read > 0) return { line: lines[Math.min(read, lines.length) - 1] ?? 0, detail };
  const ofStatement = isParsers(message) ? 0 : lineOfStatement(source, error.hash?.text ?? "");
  return { line: yamlLine(message) ?? (ofStatement || lineOfWords(source, detail)), detail };
}

/** Whether a parser says no more than that it expected something else. Others have a reason, and may look like one. */
const isParsers = (message: string) => /^(?:Parse|Parsing|Lexical|Lexer|Syntax|Expecting)\b/i.test(message);

/** The line among those that mermaid read, from 1. */
function lineRead({ hash }: Thrown, message: string): number {
  const said = /\bline:? ?(\d+)/i.exec(message)?.[1];
  if (said) return Number(said);
  return isParsers(message) ? (hash?.loc?.first_line ?? 0) : 0;
}

/** Front matter begins below its first line. */
function yamlLine(message: string): number | undefined {
  const said = /\((\d+):\d+\)/.exec(message)?.[1];
  return said ? Number(said) + 1 : undefined;
}

/** Where the words stand that a message quotes, if only once. */
function lineOfWords(source: string, detail: string): number {
  const lines = source.split("\n");
  for (const [, quoted, last] of detail.matchAll(/[“"'[(]+([^”"'\])]+)[”"'\])]|:\s*(\S+)$/g)) {
    const word = quoted ?? last ?? "";
    const found = lines.flatMap((line, at) => (line.includes(word) ? [at + 1] : []));
    if (found.length === 1 && found[0]) return found[0];
  }
  return 0;
}

/** Where the statement stands that has all of these words, if only once. */
function lineOfStatement(source: string, statement: string): number {
  const words = statement.replace("cherryPick", "cherry-pick").split(/\s+/).filter(Boolean);
  const lines = source.split("\n").map((line) => line.split(/[\s:"]+/));
  const found = lines.flatMap((line, at) => (words.every((word) => line.includes(word)) ? [at + 1] : []));
  return words.length > 0 && found.length === 1 ? (found[0] ?? 0) : 0;
}

function detailOf({ hash }: Thrown, message: string): string {
  if (/Edge limit exceeded/.test(message)) return "the diagram has more than 500 edges";
  if (/beginning with ---/.test(message)) return "the front matter is not closed by a line of ---";
  if (hash?.token === "EOF" || /but found: ''|got 'EOF'|got '1'/.test(message)) return early;
  const parser = /unexpected character: ->(.+?)<-|but found: '(.*?)'/s.exec(message)?.slice(1).find(Boolean);
  const date = /^Invalid date:(.*)/.exec(message)?.[1];
  if (date !== undefined) return `there is no date “${date}” as dateFormat has it`;
  if (hash && message && !isParsers(message)) return oneLine(message);
  const unexpected = hash?.text ?? parser;
  if (unexpected !== undefined) return notExpected(unexpected);
  if (/^(?:Parse|Lexical|Lexer|Syntax) error/i.test(message)) return notExpected(atCaret(message) ?? "");
  if (/Parsing failed/.test(message))
    return `the diagram cannot be read: ${oneLine(message.replace(/^.*?error on line \S+ column \S+/s, ""))}`;
  return oneLine(message) || "this cannot be drawn";
}

function notExpected(text: string): string {
  const word = text.trim().split(/[\n ]/)[0] ?? "";
  if (word) return `“${word.slice(0, 40)}” was not expected here`;
  return text.includes("\n") ? "the line ends before it is complete" : early;
}

/** Parsers that name nothing show the text, and below it dashes that point into it. */
function atCaret(message: string): string | undefined {
  const [, shown = "", pointer = ""] = message.split("\n");
  const at = pointer.indexOf("^");
  return at < 0 ? undefined : shown.slice(at);
}

/** The first sentence, without a drawing of where it is. */
function oneLine(message: string): string {
  const words = message
    .replace(/^\w*Error: /, "")
    .replace(/\s*\(\d+:\d+\)[\s\S]*$/, "")
    .replace(/\s+/g, " ")
    .replace(/^[\s:,.]+|[\s.]+$/g, "");
  return words.length > 160 ? `${words.slice(0, 157)}…` : words;
}
