import { type FontFace, widthIn } from "../render/fonts/face.js";
import { type Element, elementsIn, parseXml, textOf } from "../render/html/dom.js";
import { printNodes } from "../render/html/print.js";
import type { DotOptions } from "./dot.js";
import { setInks } from "./dot-letters.js";
import type { PictureText } from "./dot-picture.js";

/** Lines that are longer than their room by less than this stay as they are: nobody sees it, and boxes have margins. */
const tolerance = { share: 1.04, pixels: 6 };
/** Bold letters are wider. */
const boldShare = 1.08;

/**
 * Keeps text inside of its box: Graphviz lays text out with the widths of another font, so a line that is wider in
 * the theme's font is told its length. And text can be read on what it stands on.
 */
export function fitTexts(svg: string, texts: readonly PictureText[], options: DotOptions): string {
  const { fontFace: face, palette } = options;
  const document = parseXml(svg);
  const elements = elementsIn(document);
  const root = elements.find(({ name }) => name === "svg");
  if (!root) return "";
  setInks(elements, texts, palette);
  // Two lines at one place across differ at most in their size.
  const widths = new Map(texts.map(({ text, x, size, width }) => [keyOf(text, x, size), width]));
  for (const element of elements) {
    if (element.name !== "text" || !face) continue;
    const text = textOf(element);
    const { x, "font-size": size } = element.attribs;
    const room = widths.get(keyOf(text, Number(x), Number(size)));
    if (room === undefined || room === 0) continue;
    const real = realWidth(element, text, face);
    if (real <= room * tolerance.share && real <= room + tolerance.pixels) continue;
    element.attribs["textLength"] = room.toFixed(2);
    element.attribs["lengthAdjust"] = "spacingAndGlyphs";
  }
  return printNodes([root]);
}

const keyOf = (text: string, x: number, size: number) => `${x.toFixed(1)} ${size.toFixed(1)} ${text}`;

function realWidth(element: Element, text: string, face: FontFace): number {
  const { "font-size": size, "font-family": family, "font-weight": weight } = element.attribs;
  // Fonts for code are as wide as Courier, or nearly so.
  if (/courier|mono/i.test(family ?? "")) return 0;
  return widthIn(face, text) * Number(size) * (weight === "bold" ? boldShare : 1);
}
