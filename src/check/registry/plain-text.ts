import { lineAround } from "../lines.js";
import type { Prose } from "../prose.js";

/**
 * A slide's prose as its audience reads it, as long as the source, so that offsets agree: without marks of emphasis and
 * links, with short names from inline code, and with the lines of a paragraph in one.
 */
export function plainText({ text, span }: Prose): string {
  const source = span.file.text.slice(span.start, span.end);
  let named = text;
  for (const match of source.matchAll(/`([\w.+ -]{2,40})`/g)) {
    const { index } = match;
    const end = index + match[0].length;
    // Lines without prose around them are code of several lines.
    if (text.slice(index, end).trim() !== "" || !/\p{L}/u.test(lineAround(text, index))) continue;
    named = `${named.slice(0, index)} ${match[1]} ${named.slice(end)}`;
  }
  return named
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|\*\*|(?<=\S)\*|\*(?=\S)|[[\]~]/gu, (mark) => " ".repeat(mark.length))
    .replace(softBreak, (_, before: string) => `${before} `);
}

/** A line end within a paragraph: what follows begins no item, heading, table, quote or empty line. */
const softBreak = /(^(?![ \t]*[#|>])(?=.*\S).*)\n(?=[ \t]*[^\s#>|*+:`<\d-])/gm;
