import type { SourceFile } from "../source/text.js";
import { mergeAttributes, parseAttributes } from "./attributes.js";

/** Braces around attributes; what other tools write between braces begins otherwise. */
const braced = /\{(?=\s*(?:[.#]|[A-Za-z_@:][\w:.@-]*\s*=))([^{}]*)\}/g;

/**
 * Reads the attributes of a fence, which may stand between braces as those of components do: `.wide {.warm only=team}`.
 * What cannot be read is returned as a mistake, the first one of several; the rest still counts.
 */
export function parseFenceAttributes(file: SourceFile, start: number, end: number): ReturnType<typeof parseAttributes> {
  // Braces within a value are part of it.
  const text = file.text.slice(start, end).replace(/"[^"]*"|'[^']*'/g, (value) => "=".repeat(value.length));
  const parts: ReturnType<typeof parseAttributes>[] = [];
  let at = start;
  for (const { 0: group, index } of text.matchAll(braced)) {
    const from = start + index;
    parts.push(parseAttributes(file, at, from), parseAttributes(file, from + 1, from + group.length - 1));
    at = from + group.length;
  }
  parts.push(parseAttributes(file, at, end));
  return {
    attributes: mergeAttributes(parts.map(({ attributes }) => attributes)),
    mistake: parts.find(({ mistake }) => mistake)?.mistake,
  };
}
