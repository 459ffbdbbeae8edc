import type { Drawing, DrawingMistake } from "../../render/drawing/desk.js";
import { createInks, type Inks } from "./colours.js";
import { copyTree } from "./copy.js";
import { addressOf } from "./elements.js";
import { foreignToText } from "./foreign.js";
import { tightBox } from "./frame.js";
import { lostLabel } from "./labels.js";
import { makeLegible } from "./legible.js";
import { strangeLink, strangeScheme } from "./links.js";
import { mend } from "./mend.js";
import { lostTag } from "./source.js";
import type { Look } from "./types.js";

/** What a drawing is cleaned for. */
export interface Purpose {
  readonly source: string;
  /** What must be read in it. */
  readonly labels: readonly string[];
  readonly look: Look;
  /** Whether all colours come from the look. */
  readonly own: boolean;
}

/** Turns what mermaid drew into an image whose looks stand in its attributes. */
export function clean(drawn: string, { source, labels, look, own }: Purpose): Drawing | DrawingMistake {
  const stage = document.createElement("div");
  stage.style.cssText = "position:absolute;left:0;top:0;width:max-content;line-height:normal";
  // Mermaid's string went through DOMPurify; what we read from it goes through a list of what may stay.
  stage.innerHTML = drawn;
  document.body.append(stage);
  try {
    const svg = stage.querySelector("svg");
    if (!svg) return { line: 0, detail: "this cannot be drawn" };
    return cleanStaged(svg, { source, labels, inks: createInks(look.palette, source, own ? "own" : "free") });
  } finally {
    stage.remove();
  }
}

interface Staged {
  readonly source: string;
  readonly labels: readonly string[];
  readonly inks: Inks;
}

function cleanStaged(svg: SVGSVGElement, { source, labels, inks }: Staged): Drawing | DrawingMistake {
  const said = { title: ownText(svg, "title"), description: ownText(svg, "desc") };
  atItsSize(svg);
  mend(svg);
  if (/="[^"]*\bNaN\b/.test(svg.outerHTML))
    return { line: 0, detail: "a number is missing, or what stands there is none" };
  if (svg.querySelector("image, img")) return { line: 0, detail: "a diagram cannot show pictures" };
  for (const link of svg.querySelectorAll("a")) if (strangeScheme(addressOf(link))) return strangeLink;
  const before = visibleText(svg);
  const lost = lostTag(source, before) ?? lostLabel(labels, source, before);
  if (lost) return lost;
  for (const foreign of svg.querySelectorAll("foreignObject")) {
    if (!foreignToText(foreign)) return { line: 0, detail: "a diagram can hold only words, no formulas and no HTML" };
  }
  makeLegible(svg, inks);
  const copy = copyTree(svg, inks);
  const after = visibleText(copy);
  if (before !== after) return { line: 0, detail: `text would be lost: “${firstDifference(before, after)}”` };
  svg.replaceWith(copy);
  copy.setAttribute("viewBox", tightBox(copy));
  for (const name of ["width", "height"]) copy.removeAttribute(name);
  return { svg: new XMLSerializer().serializeToString(copy), ...said, parts: [] };
}

const ownText = (svg: SVGSVGElement, name: string): string =>
  [...svg.children].find(({ localName }) => localName === name)?.textContent?.trim() ?? "";

/** One unit of the drawing is one pixel, so that what is measured needs no conversion. */
function atItsSize(svg: SVGSVGElement): void {
  const { width, height } = svg.viewBox.baseVal;
  svg.removeAttribute("style");
  if (width > 0 && height > 0) {
    svg.setAttribute("width", String(width));
    svg.setAttribute("height", String(height));
  }
}

/** What a reader sees, without the spaces that only lay out. */
function visibleText(root: Element): string {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let text = "";
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (!parent || parent.closest("style, title, desc, script, [display=none]")) continue;
    if (parent.isConnected && !parent.checkVisibility({ visibilityProperty: true })) continue;
    text += walker.currentNode.nodeValue ?? "";
  }
  return text.replace(/\s+/g, "");
}

function firstDifference(before: string, after: string): string {
  const at = [...before].findIndex((character, index) => after[index] !== character);
  return before.slice(Math.max(at, 0), Math.max(at, 0) + 20);
}
