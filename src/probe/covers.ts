import { type Rect, rectHeight, rectWidth } from "../check/rect.js";
import type { ElementName } from "../check/seen.js";
import { type Drawn, readDrawn } from "./drawn.js";
import { nameOf, onSlide, opacityOf, type Styles } from "./elements.js";
import { everywhere, meets } from "./places.js";
import { hidesAsPicture, readPainted, type Surface, strengthOf } from "./surfaces.js";

/** Finds what is painted over text and pictures. */
export interface Covers {
  /** What hides a part of a line of `text`; undefined when nothing does. */
  over(text: Element, lines: readonly Rect[]): Cover | undefined;
  /** The picture that hides a part of another one; undefined when none does, or when it is set into the other. */
  overPicture(picture: Element, rect: Rect): Element | undefined;
}

interface Cover {
  readonly name: ElementName;
  /** It lets what is below through. */
  readonly isVeil: boolean;
}

/** Elements that may be boxes; text and its marks are not. */
const boxes = "div, figure, aside, p, pre, ul, ol, li, table, blockquote, header, footer, img, svg, video, canvas";
const pictures = "img, video, .placeholder";
/** What shares a place on purpose, and what fills the ground. */
const layered = ".r-stack, .c-states, .backdrop, .katex, [aria-hidden='true'], [role='presentation']";

/** What lets more through than this is a tint. */
const weakest = 0.5;
const opaque = 0.9;

/**
 * The browser is asked only where a surface may be painted, because each answer takes as long as a hundred rectangles;
 * and the slide must be in the window, because it can answer for nothing else.
 */
export function createCovers(section: Element, slide: DOMRect, styles: Styles): Covers {
  const rectOf = (element: Element) => onSlide(element.getBoundingClientRect(), slide);
  const surfaces = [...section.querySelectorAll(boxes)]
    .filter((element) => !element.closest("pre *, .katex"))
    .map((element): Surface => ({ element, rect: rectOf(element), strength: strengthOf(element, styles) }))
    .filter(({ strength }) => strength >= weakest);
  const shown = surfaces.filter(({ element }) => element.matches(pictures) && !element.closest(layered));
  const drawn = readDrawn(section, slide, styles).filter(
    ({ element, strength }) => strength >= weakest && !element.closest(layered),
  );
  const painted = new Map<Element, readonly Rect[]>();
  const paintedOf = ({ element, rect }: Surface) => {
    // What is in a box may stand out of it.
    if (!(element instanceof SVGSVGElement)) return [everywhere];
    const known = painted.get(element) ?? readPainted(element, rect, slide, styles);
    painted.set(element, known);
    return known;
  };
  const paintedAt = (x: number, y: number): Element[] => {
    const found = document.elementsFromPoint(slide.left + x, slide.top + y);
    return found.filter((element) => isPainted(element, styles));
  };
  return {
    over(text, lines) {
      for (const line of lines) {
        const near = surfaces.filter(
          ({ element, rect }) => !element.contains(text) && !text.contains(element) && meets(line, rect),
        );
        const above = drawn.filter(({ rect }) => meets(line, rect));
        const rects = [...near.flatMap(paintedOf), ...above.map(({ rect }) => rect)];
        const asked = places(line).filter(([x, y]) =>
          rects.some((rect) => meets(rect, { left: x, right: x, top: y, bottom: y })),
        );
        const [hiding] = asked.flatMap(([x, y]) => {
          const painted = paintedAt(x, y);
          const inPlace = above.filter(({ rect }) => meets(rect, { left: x, right: x, top: y, bottom: y }));
          return [...surfaceOf(painted[0], text, near), ...inPlace.filter((each) => isOver(each, text, painted))];
        });
        if (hiding) return { name: nameOfSurface(hiding), isVeil: hiding.strength < opaque };
      }
      return undefined;
    },
    overPicture(picture, rect) {
      if (!shown.some(({ element }) => element === picture)) return undefined;
      return shown.find((above) => {
        const shared = above.element === picture ? undefined : sharedBy(rect, above.rect);
        if (!shared || isSetInto(above, rect) || areaOf(shared) < 0.1 * areaOf(rect)) return false;
        const [topmost] = paintedAt((shared.left + shared.right) / 2, (shared.top + shared.bottom) / 2);
        return topmost !== undefined && above.element.contains(topmost) && hidesAsPicture(above.element);
      })?.element;
    },
  };
}

/** Where letters of a line are: in their middle, at their feet, and at the top of small ones. */
const places = ({ left, top, right, bottom }: Rect) =>
  [0.5, 0.75, 0.35].flatMap((row) =>
    [0.04, 0.2, 0.35, 0.5, 0.65, 0.8, 0.96].map(
      (part) => [left + (right - left) * part, top + (bottom - top) * row] as const,
    ),
  );

const areaOf = (rect: Rect) => rectWidth(rect) * rectHeight(rect);

function sharedBy(a: Rect, b: Rect): Rect | undefined {
  if (!meets(a, b)) return undefined;
  return {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  };
}

/** A detail, a logo or a portrait within a larger picture, of which it leaves the middle free or which it meets in a step. */
const isSetInto = ({ rect: inner, element }: Surface, outer: Rect) => {
  const shared = sharedBy(inner, outer);
  const isInner = shared !== undefined && areaOf(shared) > 0.95 * areaOf(inner) && areaOf(inner) < 0.6 * areaOf(outer);
  return isInner && (element.closest(".fragment") !== null || !meets(inner, middleOf(outer)));
};

/** The very middle of a picture. */
const middleOf = ({ left, top, right, bottom }: Rect): Rect => ({
  left: (left + right) / 2 - 1,
  top: (top + bottom) / 2 - 1,
  right: (left + right) / 2 + 1,
  bottom: (top + bottom) / 2 + 1,
});

/** Where a drawing has no shape, nothing is painted; what has faded away is not there. */
const isPainted = (element: Element, styles: Styles): boolean =>
  opacityOf(element, styles) > 0 &&
  !(element instanceof SVGSVGElement && styles.colour(styles.of(element).backgroundColor)[3] < weakest);

/** The surface to which the topmost element belongs, when that is not the text itself. */
function surfaceOf(topmost: Element | undefined, text: Element, near: readonly Surface[]): Surface[] {
  if (!topmost || topmost.contains(text) || text.contains(topmost)) return [];
  return near.filter(({ element }) => element.contains(topmost)).slice(-1);
}

const nameOfSurface = (surface: Surface | Drawn): ElementName =>
  "name" in surface ? surface.name : nameOf(surface.element);

/** Whether what a style sheet draws is painted after a text: always after that of its own element, which is not placed. */
function isOver({ element }: Drawn, text: Element, painted: readonly Element[]): boolean {
  if (element === text) return true;
  const own = painted.findIndex((each) => text.contains(each));
  const other = painted.indexOf(element);
  return other !== -1 && other < own;
}
