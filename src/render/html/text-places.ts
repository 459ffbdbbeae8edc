import { escapeUTF8 } from "entities";
import { isComment, isTag, isText, type ParentNode } from "./dom.js";
import type { Marks } from "./marks.js";
import { rawTextElements } from "./print.js";

/**
 * Replaces marks for parts that were written where only text can stand: in an attribute, a text area, a comment or a
 * script.
 * @param textOf the text of a part by its index
 */
export function fillTexts(root: ParentNode, marks: Marks, textOf: (index: number) => string): void {
  const fill = (written: string) => marks.fillText(written, "part", textOf);
  // Where no character reference is read, the text must not end its element or a string of its script.
  const fillRaw = (written: string) => marks.fillText(written, "part", (index) => escapeUTF8(textOf(index)));
  const isRaw = isTag(root) && rawTextElements.has(root.name.toLowerCase());
  for (const node of root.children) {
    if (isText(node)) node.data = isRaw ? fillRaw(node.data) : fill(node.data);
    if (isComment(node)) node.data = fillRaw(node.data);
    if (!isTag(node)) continue;
    for (const [name, value] of Object.entries(node.attribs)) node.attribs[name] = fill(value);
    fillTexts(node, marks, textOf);
  }
}
