import type { Rect } from "../check/rect.js";
import { areaBehind } from "../check/samples.js";
import type { Colour } from "../check/seen.js";
import type { Styles } from "./elements.js";
import type { Plain } from "./paint.js";
import { readPainters } from "./painters.js";
import { meets } from "./places.js";

/** Tells which colour is behind texts without a look at the page. */
export interface Grounds {
  /**
   * The one colour that is behind these lines of a text; undefined where there are several, or where only a picture tells.
   * @param text the element of the text
   */
  behind(text: Element, lines: readonly Rect[]): Colour | undefined;
}

const nothing: Grounds = { behind: () => undefined };

/** Reads what paints on a slide in its present state. */
export function createGrounds(section: Element, slide: DOMRect, styles: Styles): Grounds {
  if (!isSealed(section, styles) || !isPagePlain(section, styles)) return nothing;
  const painters = readPainters(section, slide, styles);
  const behindLine = (text: Element, area: Rect): string[] | undefined => {
    const colours: string[] = [];
    for (const painter of painters) {
      const isMet = painter.rects.some((rect) => meets(rect, area));
      const isAround = (isMet || painter.cuts) && painter.element.contains(text);
      if (!isMet && !(isAround && painter.cuts)) continue;
      if (!(isAround && isInPlace(painter.element, text, styles)) && !isGround(painter.element, section, styles))
        return undefined;
      if (!painter.plain.some((plain) => holds(plain, area))) return undefined;
      if (painter.colour !== "") colours.push(painter.colour);
    }
    return colours;
  };
  return {
    behind(text, lines) {
      if (lines.length === 0 || isOutlined(styles.of(text))) return undefined;
      const found = new Set(
        lines.map((line) => {
          const colours = behindLine(text, areaBehind(line));
          return colours && styles.layered(colours).join();
        }),
      );
      const [colour] = found;
      if (found.size > 1 || colour === undefined) return undefined;
      const [red = 0, green = 0, blue = 0, alpha = 0] = colour.split(",").map(Number);
      return alpha === 1 ? [red, green, blue, alpha] : undefined;
    },
  };
}

/** Letters may have edges and marks of their own, which stay when they are transparent. */
const isOutlined = (style: CSSStyleDeclaration) =>
  style.webkitTextStrokeWidth !== "0px" || style.textEmphasisStyle !== "none";

/** Whether all of an area is in a rectangle with round corners. */
function holds({ left, top, right, bottom, radius }: Plain, area: Rect): boolean {
  if (area.left < left || area.top < top || area.right > right || area.bottom > bottom) return false;
  const across = Math.max(0, left + radius - area.left, area.right - (right - radius));
  const along = Math.max(0, top + radius - area.top, area.bottom - (bottom - radius));
  return across === 0 || along === 0 || Math.hypot(across, along) <= radius;
}

/** Browsers paint what is inline behind the letters of its own lines, not behind boxes that interrupt it. */
function isInPlace(painter: Element, text: Element, styles: Styles): boolean {
  if (styles.of(painter).display !== "inline") return true;
  for (let at: Element | null = text; at && at !== painter; at = at.parentElement)
    if (!/^(?:inline|ruby)/.test(styles.of(at).display)) return false;
  return true;
}

/** The ground of a slide's own lies between the slide and all that is on it. */
function isGround(element: Element, section: Element, styles: Styles): boolean {
  const content = element.nextElementSibling;
  if (!element.matches("section > .slide-background") || element.parentElement !== section || !content) return false;
  return content.matches(".slide") && styles.of(content).position !== "static" && isAbove(content, element, styles);
}

const isAbove = (upper: Element, lower: Element, styles: Styles) =>
  Number(styles.of(upper).zIndex) > (Number(styles.of(lower).zIndex) || 0);

/** Whether nothing is painted out of a slide, and nothing of others into it. */
function isSealed(section: Element, styles: Styles): boolean {
  const { overflow, isolation, position } = styles.of(section);
  return overflow === "hidden" && isolation === "isolate" && position === "relative";
}

const known = new WeakMap<Styles, boolean>();

/** Whether all that paints is on slides, and nothing changes how these are painted. */
function isPagePlain(section: Element, styles: Styles): boolean {
  const before = known.get(styles);
  if (before !== undefined) return before;
  const now = !hasFirstLines() && areSurroundingsPlain(section, styles);
  known.set(styles, now);
  return now;
}

/** What style sheets give to first lines and marks is no box that can be asked. */
const hasFirstLines = () =>
  document.querySelector("link[rel~=stylesheet]") !== null ||
  [...document.querySelectorAll("style")].some((sheet) => /:first-l|::marker/.test(sheet.textContent ?? ""));

function areSurroundingsPlain(section: Element, styles: Styles): boolean {
  for (let at = section.parentElement; at; at = at.parentElement) {
    const { opacity, filter, transform, mixBlendMode, maskImage, clipPath } = styles.of(at);
    const isWhole = opacity === "1" && filter === "none" && transform === "none";
    const isShown = mixBlendMode === "normal" && maskImage === "none" && clipPath === "none";
    if (!isWhole || !isShown || hasPseudo(at)) return false;
    const others = [...at.children].filter((child) => !child.contains(section) && child.localName !== "section");
    if (others.some((other) => [other, ...other.querySelectorAll("*")].some(isThere))) return false;
  }
  return true;
}

function isThere(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width * height > 0;
}

const hasPseudo = (element: Element) =>
  ["::before", "::after"].some((pseudo) => !/^(?:none|normal|)$/.test(getComputedStyle(element, pseudo).content));
