import type { Span } from "../source/text.js";

/** The line of a text in which an offset is, without what ends it. */
export function lineAround(text: string, at: number): string {
  const end = text.indexOf("\n", at);
  return text.slice(at === 0 ? 0 : text.lastIndexOf("\n", at - 1) + 1, end === -1 ? text.length : end);
}

/** The first line of a place that is not blank, from its first letter to its end or that of the place. */
export function firstLineOf(span: Span): Span {
  const { file } = span;
  const start = span.start + file.text.slice(span.start, span.end).search(/\S|$/);
  const end = file.text.indexOf("\n", start);
  return { file, start, end: end === -1 || end > span.end ? span.end : end };
}
