import { addClass, elementsIn, hasClass, type ParentNode, textOf } from "../html/dom.js";

/** Widths of characters in bold display type, in em: of squares, of capital letters and digits, of narrow ones, and of the others. */
const [square, wide, narrow, mean] = [1, 0.78, 0.4, 0.65];

/** About how wide a text is in bold display type, in em. */
export function emsOf(text: string): number {
  let ems = 0;
  for (const character of text) ems += widthOf(character);
  return ems;
}

function widthOf(character: string): number {
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(character)) return square;
  if (/[\p{Lu}\p{Nd}mwMW@%—…]/u.test(character)) return wide;
  return /[\sfijlrt.,:;!'|()[\]]/.test(character) ? narrow : mean;
}

/**
 * `r-fit-text` fills the width of the slide with one line. reveal.js measures that by script when the deck runs;
 * here the style sheet computes it from the number of characters, so that paper has it, too.
 */
export function fitText(root: ParentNode): void {
  for (const element of elementsIn(root)) {
    if (!hasClass(element, "r-fit-text")) continue;
    element.attribs["class"] = (element.attribs["class"] ?? "").replace(/\br-fit-text\b/, "").trim();
    addClass(element, "fit-text");
    const ems = Math.max(1, emsOf(textOf(element).trim()));
    const size = `font-size:min(240px,calc((var(--slide-width) - 144px)/${ems.toFixed(2)}))`;
    element.attribs["style"] = [element.attribs["style"], size].filter(Boolean).join(";");
  }
}
