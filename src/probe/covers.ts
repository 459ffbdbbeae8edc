import type { Rect } from "../check/rect.js";
import { onSlide, type Styles } from "./elements.js";

/** Finds what is painted over text. */
export interface Covers {
  /** What hides a part of a line of `text`; undefined when nothing does. */
  over(text: Element, lines: readonly Rect[]): Element | undefined;
}

interface Surface {
  readonly element: Element;
  readonly rect: Rect;
}

/** Elements that may be boxes; text and its marks are not. */
const boxes = "div, figure, aside, p, ul, ol, li, table, blockquote, header, footer, img, svg, video, canvas";

/**
 * Only lines that a surface meets are asked for by their place, because the browser can only answer for what is
 * in its window: the slide is scrolled there for each such line.
 */
export function createCovers(section: Element, slide: DOMRect, styles: Styles): Covers {
  const surfaces = [...section.querySelectorAll(boxes)]
    .filter((element) => !element.closest("pre, .katex") && isOpaque(element, styles))
    .map((element): Surface => ({ element, rect: onSlide(element.getBoundingClientRect(), slide) }));
  const topmostAt = (x: number, y: number): Element | null => {
    const before = window.scrollY;
    section.scrollIntoView({ block: "start", behavior: "instant" });
    const origin = section.getBoundingClientRect();
    const topmost = document.elementFromPoint(origin.left + x, origin.top + y);
    // All other measures are relative to where the slide was.
    window.scrollTo({ top: before, behavior: "instant" });
    return topmost;
  };
  return {
    over(text, lines) {
      for (const line of lines) {
        const near = surfaces.filter(
          ({ element, rect }) => !element.contains(text) && !text.contains(element) && meets(line, rect),
        );
        const hiding =
          near.length === 0 ? [] : places(line).flatMap(([x, y]) => surfaceOf(topmostAt(x, y), text, near));
        if (hiding[0]) return hiding[0];
      }
      return undefined;
    },
  };
}

const places = ({ left, top, right, bottom }: Rect) =>
  [0.04, 0.2, 0.35, 0.5, 0.65, 0.8, 0.96].map((part) => [left + (right - left) * part, (top + bottom) / 2] as const);

const meets = (a: Rect, b: Rect) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** The surface to which the topmost element belongs, when that is not the text itself. */
function surfaceOf(topmost: Element | null, text: Element, near: readonly Surface[]): Element[] {
  if (!topmost || topmost.contains(text) || text.contains(topmost)) return [];
  return near
    .filter(({ element }) => element.contains(topmost))
    .map(({ element }) => element)
    .slice(-1);
}

function isOpaque(element: Element, styles: Styles): boolean {
  const style = styles.of(element);
  if (Number.parseFloat(style.opacity) < 0.9 || style.visibility !== "visible") return false;
  return element.matches("img, svg, video, canvas") || styles.colour(style.backgroundColor)[3] > 0.9;
}
