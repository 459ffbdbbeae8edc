import type { SourceFile } from "../source/text.js";
import { mergeAttributes, parseAttributes } from "./attributes.js";

/** Braces around attributes; what other tools write between braces begins otherwise. */
const braced = /\{(?=\s*(?:[.#]|[A-Za-z_@:][\w:.@-]*\s*=))([^{}]*)\}/;

/**
 * Reads the attributes of a fence, which may stand between braces as those of components do: `.wide {.warm only=team}`.
 * What cannot be read is returned as a mistake, the first one of several; the rest still counts.
 */
export function parseFenceAttributes(file: SourceFile, start: number, end: number): ReturnType<typeof parseAttributes> {
  const text = file.text.slice(start, end).replace(/"[^"]*"|'[^']*'/g, (value) => "=".repeat(value.length));
  const match = braced.exec(text);
  if (!match) return parseAttributes(file, start, end);
  const from = start + match.index;
  const to = from + match[0].length;
  const parts = [
    parseAttributes(file, start, from),
    parseAttributes(file, from + 1, to - 1),
    parseFenceAttributes(file, to, end),
  ];
  return {
    attributes: mergeAttributes(parts.map(({ attributes }) => attributes)),
    mistake: parts.find(({ mistake }) => mistake)?.mistake,
  };
}
