import type { Colour } from "../check/seen.js";
import type { Styles } from "./elements.js";

/** How far a text has faded, and the surface behind it that has faded along: what is opaque within what is not. */
export interface Fading {
  readonly opacity: number;
  readonly ground?: Colour;
}

/** What was found out of the elements of a slide in its present state. */
export type Fadings = Map<Element, Fading>;

/** An element that neither fades nor paints is as its parent is, which words of code have in common. */
export function fadingOf(element: Element, styles: Styles, known: Fadings): Fading {
  const before = known.get(element);
  if (before) return before;
  const { parentElement } = element;
  const { opacity, backgroundColor } = styles.of(element);
  const isPlain = opacity === "1" && styles.colour(backgroundColor)[3] <= 0.9;
  const isInner = parentElement !== null && element.tagName !== "SECTION";
  const found = isPlain && isInner ? fadingOf(parentElement, styles, known) : readFading(element, styles);
  known.set(element, found);
  return found;
}

function readFading(element: Element, styles: Styles): Fading {
  let opacity = 1;
  let nearest: Colour | undefined;
  let ground: Colour | undefined;
  for (let at: Element | null = element; at && at.tagName !== "SECTION"; at = at.parentElement) {
    const style = styles.of(at);
    const colour = styles.colour(style.backgroundColor);
    if (!nearest && colour[3] > 0.9) nearest = colour;
    const own = Number.parseFloat(style.opacity);
    if (own < 1 && nearest) ground = nearest;
    opacity *= own;
  }
  return ground ? { opacity, ground } : { opacity };
}
