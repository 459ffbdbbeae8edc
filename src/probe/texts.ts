import type { Rect } from "../check/rect.js";
import { seenLines } from "../check/samples.js";
import type { Colour, TextBlock, TextPiece } from "../check/seen.js";
import type { Grounds } from "./behind.js";
import { visibleBoxAround } from "./box-around.js";
import { clipsOf } from "./clips.js";
import type { Covers } from "./covers.js";
import type { Outline } from "./doubtful.js";
import { around, boxOf, isOrnament, isUnspoken, nameOf, onSlide, regionOf, type Styles } from "./elements.js";
import { type Fading, type Fadings, fadingOf } from "./fading.js";
import { formulaAround, isRaisedInFormula } from "./formulas.js";
import { readLastLine } from "./last-line.js";
import { coloursItself, hasOwnColour } from "./own-colours.js";

/** Running information, which may be small. */
const furniture = ".foot, .kicker, .body > .column > .group";
/** What forms become, see src/render/forms/forms.ts. */
const forms =
  ".c-boxes, .c-chart, .c-lifetimes, .c-matrix, .c-numbers, .c-quiz, .c-poll, .c-sequence, div.c-timeline, .c-walls";
const hidden = ".visually-hidden, .katex-mathml, script, style, template, noscript, title, desc";
/** What stands in the place of a picture that could not be made or shown: there is a problem for it. */
const unmade = ".code.unmade, .placeholder";

/** What lies over the texts of a slide, and what behind them; without grounds nobody asks for that. */
interface Layers {
  readonly covers: Covers;
  readonly grounds: Grounds | undefined;
}

/** The text of a slide: one block for each paragraph, item, cell or listing, one piece for each text node. */
export function readTexts(section: Element, slide: DOMRect, styles: Styles, { covers, grounds }: Layers): TextBlock[] {
  return findBlocks(section, slide, styles).map((found) => {
    const pieces = found.texts.map((text) => {
      const plain = pieceOf(text, styles);
      const cover = covers.over(text.parent, text.lines);
      const veiled = cover?.isVeil ? { isVeiled: true as const } : {};
      return cover ? { ...plain, cover: cover.name, ...veiled } : plain;
    });
    const block = withLastLine(describe(found, pieces, slide, styles), found.element, slide);
    return grounds ? withGrounds(block, found, slide, grounds) : block;
  });
}

function withGrounds(block: TextBlock, { texts }: FoundBlock, slide: DOMRect, grounds: Grounds): TextBlock {
  const pieces = block.pieces.map((piece, index) => {
    const parent = texts[index]?.parent;
    const behind = parent && grounds.behind(parent, seenLines(piece.lines, slide, block.clips));
    return behind ? { ...piece, behind } : piece;
  });
  return { ...block, pieces };
}

/** A paragraph, item, cell or listing, and the texts in it. */
export interface FoundBlock {
  readonly element: Element;
  readonly texts: readonly FoundText[];
}

/** The blocks of a slide in which text can be seen. */
export function findBlocks(section: Element, slide: DOMRect, styles: Styles): FoundBlock[] {
  const blocks = new Map<Element, FoundText[]>();
  for (const text of findTexts(section, slide, styles)) {
    const element = blockAround(text.parent, styles);
    const others = blocks.get(element);
    if (others) others.push(text);
    else blocks.set(element, [text]);
  }
  return [...blocks].map(([element, texts]) => ({ element, texts }));
}

/** What tells whether readers may miss some of a block. */
export function outlineOf(found: FoundBlock, slide: DOMRect, styles: Styles): Outline & { readonly found: FoundBlock } {
  const { element, texts } = found;
  const box = visibleBoxAround(element, styles);
  return {
    found,
    words: texts.map(({ node }) => node.nodeValue).join(" "),
    region: regionOf(element),
    lines: texts.flatMap(({ lines }) => lines),
    clips: clipsOf(element, slide, styles),
    box: box && onSlide(box.getBoundingClientRect(), slide),
  };
}

/** A block of which nobody asks for more than where it is and how it looks. */
export const readBlock = (found: FoundBlock, slide: DOMRect, styles: Styles): TextBlock =>
  describe(
    found,
    found.texts.map((text) => pieceOf(text, styles)),
    slide,
    styles,
  );

/** What is known of texts that were read before. */
export type SeenTexts = Map<Node, Set<string>>;

/** Notes how the texts of a slide look and where they stand; true when that is new of any of them. */
export function noteTexts(section: Element, styles: Styles, seen: SeenTexts): boolean {
  const slide = section.getBoundingClientRect();
  let isNew = false;
  for (const text of findTexts(section, slide, styles)) {
    const { node, parent, lines } = text;
    const known = seen.get(node) ?? new Set();
    const places = lines.map(({ left, top, right, bottom }) => [left, top, right, bottom].map(Math.round));
    const look = `${pieceOf(text, styles).colour} on ${surfacesAround(parent, styles)} at ${places.join(" ")}`;
    isNew ||= !known.has(look);
    seen.set(node, known.add(look));
  }
  return isNew;
}

/** The backgrounds of the elements around a text, the nearest first. */
function surfacesAround(element: Element, styles: Styles): string {
  const surfaces: string[] = [];
  around(element, (at) => {
    const { backgroundColor } = styles.of(at);
    if (styles.colour(backgroundColor)[3] > 0) surfaces.push(backgroundColor);
    return false;
  });
  return surfaces.join();
}

/** A text node that can be seen, and where. */
interface FoundText {
  readonly node: Node;
  readonly parent: Element;
  /** How far its element has faded. */
  readonly fading: Fading;
  readonly lines: readonly Rect[];
  /** Its slide says of itself which colours it has. */
  readonly isOwn: boolean;
}

function findTexts(section: Element, slide: DOMRect, styles: Styles): FoundText[] {
  const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT);
  const found: FoundText[] = [];
  const fadings: Fadings = new Map();
  const isOwn = coloursItself(section);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!parent || (node.nodeValue ?? "").trim() === "" || parent.closest(`${hidden}, ${unmade}`)) continue;
    const fading = fadingOf(parent, styles, fadings);
    if (fading.opacity === 0 || styles.of(parent).visibility !== "visible") continue;
    const lines = linesOf(node, slide);
    if (lines.length > 0) found.push({ node, parent, fading, lines, isOwn });
  }
  return found;
}

function linesOf(node: Node, slide: DOMRect): Rect[] {
  const range = document.createRange();
  range.selectNodeContents(node);
  const lines = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
  return joinLines(lines.map((line) => onSlide(line, slide)));
}

function pieceOf({ node, parent, fading, lines, isOwn }: FoundText, styles: Styles): TextPiece {
  const style = styles.of(parent);
  const raising = parent.closest("sub, sup, .cite");
  return {
    text: (node.nodeValue ?? "").replace(/\s+/g, " "),
    lines,
    size: Number.parseFloat(style.fontSize) * scaleOf(parent),
    weight: Number.parseInt(style.fontWeight, 10),
    colour: colourOf(parent, style, fading.opacity, styles),
    family: style.fontFamily,
    ...(fading.ground ? { ground: fading.ground } : {}),
    ...(raising && parent.closest(".cite") ? { isReference: true } : {}),
    raised: raising !== null || isRaisedInFormula(parent),
    ...(isOwn || hasOwnColour(parent) ? { ownColours: true } : {}),
  };
}

/** Joins the rectangles of one text node that are in the same line. */
function joinLines(rects: readonly Rect[]): Rect[] {
  const lines: Rect[] = [];
  for (const rect of rects) {
    const last = lines.at(-1);
    if (last && Math.abs(last.top - rect.top) < 1 && rect.left - last.right < 2)
      lines[lines.length - 1] = { ...last, right: rect.right };
    else lines.push(rect);
  }
  return lines;
}

function colourOf(element: Element, style: CSSStyleDeclaration, opacity: number, styles: Styles): Colour {
  const css = element instanceof SVGElement ? style.fill : style.getPropertyValue("-webkit-text-fill-color");
  // Text that shows the background through its letters has no colour of its own.
  if (style.backgroundClip === "text" || css.startsWith("url(")) return [0, 0, 0, 0];
  const [red, green, blue, alpha] = styles.colour(css);
  return [red, green, blue, alpha * opacity];
}

/** How much transformations enlarge an element. */
function scaleOf(element: Element): number {
  if (element instanceof SVGGraphicsElement) {
    const matrix = element.getScreenCTM();
    return matrix ? Math.hypot(matrix.a, matrix.b) : 1;
  }
  const box = element.closest("p, li, div, td, th, pre, h1, h2, h3, h4, h5, h6");
  if (!(box instanceof HTMLElement) || box.offsetHeight === 0) return 1;
  const scale = box.getBoundingClientRect().height / box.offsetHeight;
  return Math.abs(scale - 1) < 0.02 ? 1 : scale;
}

function blockAround(element: Element, styles: Styles): Element {
  const formula = formulaAround(element);
  if (formula) return formula;
  // A note beside code is a text of its own.
  const listing = element.closest("pre .code-note, pre");
  if (listing) return listing;
  const text = element.closest("text");
  if (text) return text;
  const isInline = (at: Element) => /^(?:inline|contents|ruby)$/.test(styles.of(at).display);
  let block = element;
  while (isInline(block) && block.parentElement && block.parentElement.tagName !== "SECTION")
    block = block.parentElement;
  return block;
}

function kindOf(element: Element): TextBlock["kind"] {
  if (element.closest("pre")) return "code";
  if (element.closest(".formula, .katex-display, .katex")) return "math";
  return element.closest(".diagram, svg, [role=img]") ? "diagram" : "text";
}

function describe({ element }: FoundBlock, pieces: readonly TextPiece[], slide: DOMRect, styles: Styles): TextBlock {
  const box = visibleBoxAround(element, styles);
  return {
    element: nameOf(element),
    region: regionOf(element),
    kind: kindOf(element),
    furniture: element.closest(furniture) !== null,
    decorative: isOrnament(element),
    unspoken: isUnspoken(element),
    placed: around(element, (at) => /absolute|fixed/.test(styles.of(at).position)) !== undefined,
    stacked: element.closest(".r-stack") !== null,
    inForm: element.closest(forms) !== null,
    pieces,
    ...(box ? { box: boxOf(box, slide) } : {}),
    clips: clipsOf(element, slide, styles),
  };
}

function withLastLine(block: TextBlock, element: Element, slide: DOMRect): TextBlock {
  const lastLine = readLastLine(element, block.pieces, slide);
  return lastLine ? { ...block, lastLine } : block;
}
