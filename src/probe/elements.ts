import type { Rect } from "../check/rect.js";
import type { Box, Colour, ElementName, Region } from "../check/seen.js";
import { sourceOfFormula } from "./formulas.js";

/** What is asked of the computed styles again and again, read once. */
export interface Styles {
  of(element: Element): CSSStyleDeclaration;
  colour(css: string): Colour;
  /** The colour of some laid over each other as the browser does it, the lowest first. */
  layered(css: readonly string[]): Colour;
}

export function createStyles(): Styles {
  const styles = new Map<Element, CSSStyleDeclaration>();
  const colours = new Map<string, Colour>();
  const layers = new Map<string, Colour>();
  const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  return {
    of(element) {
      const known = styles.get(element) ?? getComputedStyle(element);
      styles.set(element, known);
      return known;
    },
    colour(css) {
      const known = colours.get(css) ?? readColour(css, context);
      colours.set(css, known);
      return known;
    },
    layered(css) {
      const key = css.join("; ");
      const known = layers.get(key) ?? layColours(css, context);
      layers.set(key, known);
      return known;
    },
  };
}

function layColours(css: readonly string[], context: CanvasRenderingContext2D | null): Colour {
  if (!context) return [0, 0, 0, 1];
  context.clearRect(0, 0, 1, 1);
  for (const colour of css) {
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
  }
  const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

/** Any CSS colour as sRGB; the browser converts what is not written as rgb(). */
function readColour(css: string, context: CanvasRenderingContext2D | null): Colour {
  const plain = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/.exec(css);
  if (plain)
    return [Number(plain[1]), Number(plain[2]), Number(plain[3]), plain[4] === undefined ? 1 : Number(plain[4])];
  return layColours([css], context);
}

/** A rectangle of the page on the canvas of its slide. */
export function onSlide(rect: DOMRect, slide: DOMRect): Rect {
  const round = (value: number) => Math.round(value * 10) / 10;
  return {
    left: round(rect.left - slide.left),
    top: round(rect.top - slide.top),
    right: round(rect.right - slide.left),
    bottom: round(rect.bottom - slide.top),
  };
}

export function nameOf(element: Element): ElementName {
  const alt = element.getAttribute("alt") ?? element.getAttribute("aria-label") ?? sourceOfFormula(element);
  const text = (alt ?? wordsOf(element)).replace(/\s+/g, " ").trim();
  return {
    tag: element.tagName.toLowerCase(),
    classes: [...element.classList],
    text: text.length > 120 ? text.slice(0, 120) : text,
  };
}

/** What begins a line of its own, or a cell. */
const apart = "br, p, div, li, dt, dd, td, th, tr, h1, h2, h3, h4, h5, h6, figcaption, blockquote, pre, .line";

/** The text of an element; words of different lines and cells stand apart, even where nothing is written between them. */
function wordsOf(element: Element): string {
  if (!element.querySelector(apart)) return element.textContent ?? "";
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  let words = "";
  // Names are cut off, so that nobody reads long texts to their end.
  for (let node = walker.nextNode(); node && words.length < 1000; node = walker.nextNode()) {
    if (!(node instanceof Element)) words += node.nodeValue ?? "";
    else if (node.matches(apart)) words += " ";
  }
  return words;
}

export function regionOf(element: Element): Region {
  if (element.closest(".foot")) return "foot";
  if (element.closest(".slide > .backdrop, .ground-placeholder")) return "ground";
  return element.closest(".head") ? "head" : "body";
}

const unspoken = '[aria-hidden="true"]';

/** True for what screen readers pass over. */
export const isUnspoken = (element: Element): boolean => element.closest(unspoken) !== null;

/** True for what screen readers pass over and for what says of itself that it is decoration, whoever sees it. */
export const isDecorative = (element: Element) => element.closest(`${unspoken},[role="presentation"]`) !== null;

/**
 * True for text that nobody has to read. What stands in a body is read by whoever sees it, even where screen readers are
 * told the same otherwise, as of ticks; around the body it is the look that hides its ornaments.
 */
export function isOrnament(element: Element): boolean {
  if (element.closest('[role="presentation"]')) return true;
  const hidden = element.closest(unspoken);
  return hidden !== null && hidden.closest(".slide > .body") === null;
}

/** How much of an element is left of what it and those around it have faded, from 0 to 1. */
export function opacityOf(element: Element, styles: Styles): number {
  let opacity = 1;
  for (let at: Element | null = element; at && at.tagName !== "SECTION"; at = at.parentElement)
    opacity *= Number.parseFloat(styles.of(at).opacity);
  return opacity;
}

/** True when an element paints a surface or a border of its own. */
export function isVisibleBox(element: Element, styles: Styles): boolean {
  const style = styles.of(element);
  if (style.display === "inline" || style.display === "contents") return false;
  if (styles.colour(style.backgroundColor)[3] > 0.02 || style.backgroundImage !== "none") return true;
  return (["Top", "Bottom"] as const).every(
    (side) => Number.parseFloat(style[`border${side}Width`]) > 0 && style[`border${side}Style`] !== "none",
  );
}

/** The nearest element around `element`, up to its slide, for which `test` is true. */
export function around(element: Element, test: (element: Element) => boolean): Element | undefined {
  for (let at: Element | null = element; at && !at.matches(".slide, section"); at = at.parentElement) {
    if (test(at)) return at;
  }
  return undefined;
}

export const boxOf = (element: Element, slide: DOMRect): Box => ({
  element: nameOf(element),
  rect: onSlide(element.getBoundingClientRect(), slide),
});
