import { isTag, isText, type ParentNode } from "./dom.js";
import type { Marks } from "./marks.js";

/** Characters that could end a string of a style sheet, or the element in which it stands. */
const special = /[^\p{L}\p{N} .,;:!?()_-]/gu;
const hex = (character: string) => (character.codePointAt(0) ?? 0).toString(16).padStart(6, "0");
const inStyle = (text: string) => text.replace(special, (found) => `\\${hex(found)}`);

/**
 * Replaces marks for parts that were written where only text can stand: in an attribute, a text area or a style sheet.
 * @param textOf the text of a part by its index
 */
export function fillTexts(root: ParentNode, marks: Marks, textOf: (index: number) => string): void {
  const isStyle = isTag(root) && root.name === "style";
  const fill = (written: string) =>
    marks.fillText(written, "part", (index) => (isStyle ? inStyle(textOf(index)) : textOf(index)));
  for (const node of root.children) {
    if (isText(node)) node.data = fill(node.data);
    if (!isTag(node)) continue;
    for (const [name, value] of Object.entries(node.attribs))
      node.attribs[name] = marks.fillText(value, "part", textOf);
    fillTexts(node, marks, textOf);
  }
}
