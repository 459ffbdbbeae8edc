import type { Attributes } from "../model/deck.js";
import { sourceFile } from "../source/text.js";
import { parseAttributes } from "./attributes.js";

/**
 * Where the attributes begin in a comment that gives some to an element, `.element: class="wide"`.
 * @param text what stands between the marks of the comment
 * @returns an offset in that; undefined for other comments
 */
export const elementAttributesFrom = (text: string): number | undefined => /^\s*\.element\s*:/.exec(text)?.[0].length;

/** What such a comment says, as far as it can be read; undefined for other comments. */
export function elementAttributes(text: string): Attributes | undefined {
  const from = elementAttributesFrom(text);
  return from === undefined ? undefined : parseAttributes(sourceFile("", text), from, text.length).attributes;
}
