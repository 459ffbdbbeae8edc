import { lineAt } from "../line-at.js";

/** As mermaid finds them; what it takes away before it reads a diagram must be known to count lines. */
const frontMatter = /^([^\S\n\r]*)-{3}\s*[\n\r](.*?)[\n\r]\1-{3}\s*[\n\r]+/s;
const directive = /%{2}{\s*(?:(\w+)\s*:|(\w+))\s*(?:(\w+)|((?:(?!}%{2}).|\r?\n)*))?\s*(?:}%{2})?/gi;
const comment = /^\s*%%(?!{)[^\n]+\n?/gm;

/** A piece of the source that configures. */
export interface Preamble {
  readonly text: string;
  /** Of its first character, from 1. */
  readonly line: number;
}

/** The front matter, without its title, and all directives of a source. */
export function preamblesOf(source: string): Preamble[] {
  const head = frontMatter.exec(source);
  const found: Preamble[] = head ? [{ text: withoutTitle(head[0]), line: 1 }] : [];
  for (const { 0: text, index } of source.matchAll(directive)) found.push({ text, line: lineAt(source, index) });
  return found;
}

/** The source with another text in the place of the lines that configure; titles stay as they are. */
export function withPreambles(source: string, change: (line: string) => string): string {
  const changeLines = (text: string) => text.replace(/^(?![ \t]*title[ \t]*:).*$/gm, change);
  const head = frontMatter.exec(source)?.[0] ?? "";
  return changeLines(head) + source.slice(head.length).replace(directive, changeLines);
}

const withoutTitle = (head: string) => head.replace(/^[ \t]*(?:title|displayMode)[ \t]*:.*$/gm, "");

/** For each line that mermaid reads, its number in the source. */
export function linesRead(source: string): number[] {
  const head = frontMatter.exec(source)?.[0] ?? "";
  const read = source.slice(head.length).replace(directive, "").replace(comment, "").trimStart().split("\n");
  const given = source.split("\n");
  let at = head ? lineAt(head, head.length) - 1 : 0;
  return read.map((text) => {
    const found = given.findIndex((line, number) => number >= at && sameLine(line, text));
    if (found >= 0) at = found + 1;
    return at;
  });
}

/** A line may have begun with a directive, or with spaces if it is the first. */
const sameLine = (given: string, read: string) =>
  given.trim() === read.trim() || (read.trim() !== "" && given.includes("%%{") && given.endsWith(read));

/** What is drawn, without comments and directives. */
export const bodyOf = (source: string): string =>
  source.replace(frontMatter, "").replace(directive, "").replace(comment, "").trim();
