import { escapeUTF8 } from "entities";
import { isComment, isTag, isText, type ParentNode } from "./dom.js";
import type { Marks } from "./marks.js";
import { rawTextElements } from "./print.js";

type Escape = (text: string) => string;

/** Characters that could end a string of a script or a style sheet, or the element in which it stands. */
const special = /[^\p{L}\p{N} .,;:!?()_-]/gu;
const hex = (character: string, digits: number) => (character.codePointAt(0) ?? 0).toString(16).padStart(digits, "0");
const inScript: Escape = (text) => text.replace(special, (found) => `\\u{${hex(found, 1)}}`);
const inStyle: Escape = (text) => text.replace(special, (found) => `\\${hex(found, 6)}`);
const asIs: Escape = (text) => text;

/** How the text of an element's children is escaped, whether it stands in HTML or in SVG. */
function escapeIn(root: ParentNode): Escape {
  const name = isTag(root) ? root.name.toLowerCase() : "";
  if (name === "script") return inScript;
  if (name === "style") return inStyle;
  return rawTextElements.has(name) ? escapeUTF8 : asIs;
}

/** Attributes whose text is read as a script or as HTML again. */
function escapeInAttribute(name: string): Escape {
  if (/^on/i.test(name)) return inScript;
  return name.toLowerCase() === "srcdoc" ? escapeUTF8 : asIs;
}

/**
 * Replaces marks for parts that were written where only text can stand: in an attribute, a text area, a comment or a
 * script.
 * @param textOf the text of a part by its index
 */
export function fillTexts(root: ParentNode, marks: Marks, textOf: (index: number) => string): void {
  const fill = (written: string, escaped: Escape) => marks.fillText(written, "part", (index) => escaped(textOf(index)));
  const inside = escapeIn(root);
  for (const node of root.children) {
    if (isText(node)) node.data = fill(node.data, inside);
    if (isComment(node)) node.data = fill(node.data, escapeUTF8);
    if (!isTag(node)) continue;
    for (const [name, value] of Object.entries(node.attribs)) node.attribs[name] = fill(value, escapeInAttribute(name));
    fillTexts(node, marks, textOf);
  }
}
