import type { Rect } from "../check/rect.js";
import type { Styles } from "./elements.js";

/** Whether what a style says of a box is what is seen of it, or comes out in a way that nobody follows here. */
export type Paint = "plain" | "unsure";

/** A rectangle with round corners. */
export interface Plain extends Rect {
  readonly radius: number;
}

/** What a style says about the box of its element. */
export interface Shape {
  readonly isPainted: boolean;
  readonly isUnsure: boolean;
  /** As style sheets write it; "" for none. */
  readonly colour: string;
  /** It cuts off what is in it. */
  readonly cuts: boolean;
  /** Outside of what a box in this rectangle paints nothing. */
  outerOf(rect: Rect): Rect;
  /** Where a box in this rectangle has its colour alone. */
  plainIn(rect: Rect): Plain;
}

const numberOf = (css: string) => Number.parseFloat(css) || 0;

/** Moves that leave edges where boxes say they are. */
const isMoved = (css: string) => css === "none" || /^matrix\(1, 0, 0, 1, /.test(css);

/** Whether what is in an element is painted as it stands there, given whether that is so around it. */
export function paintOf(style: CSSStyleDeclaration, around: Paint): Paint {
  const isStraight =
    isMoved(style.transform) && style.rotate === "none" && style.scale === "none" && style.offsetPath === "none";
  const isWhole = style.opacity === "1" && style.clipPath === "none" && style.clip === "auto" && style.zoom === "1";
  // Below its own surroundings it is painted before them.
  const isInOrder = !style.zIndex.startsWith("-");
  return around === "plain" && isStraight && isWhole && isInOrder ? "plain" : "unsure";
}

/** Whether a style changes what is painted elsewhere, or stands where no slide is. */
export const isFarReaching = (style: CSSStyleDeclaration): boolean =>
  style.filter !== "none" ||
  style.backdropFilter !== "none" ||
  style.mixBlendMode !== "normal" ||
  style.maskImage !== "none" ||
  style.getPropertyValue("-webkit-box-reflect") !== "none" ||
  style.textShadow !== "none" ||
  style.position === "fixed";

/** Reads what a style says about the box of its element. */
export function shapeOf(style: CSSStyleDeclaration, styles: Styles): Shape {
  const { backgroundColor, boxShadow } = style;
  const isFilled = backgroundColor !== "rgba(0, 0, 0, 0)" && styles.colour(backgroundColor)[3] > 0;
  const frame = frameOf(style);
  const shadow = shadowOf(boxShadow);
  const outline =
    style.outlineStyle === "none" ? 0 : numberOf(style.outlineWidth) + Math.abs(numberOf(style.outlineOffset));
  const isMarked = style.display === "list-item" && hasInnerMark(style);
  const isUnsure =
    style.backgroundImage !== "none" ||
    (isFilled && style.backgroundClip !== "border-box") ||
    (frame !== noFrame && style.borderImageSource !== "none") ||
    style.columnRuleStyle !== "none" ||
    outline > 0 ||
    isMarked;
  // Borders that cells share stand half outside of them.
  const shared = style.display.startsWith("table") && style.borderCollapse === "collapse" ? frame : noFrame;
  const outside = Math.max(shadow.outside, outline, isMarked ? markRoom : 0);
  return {
    isPainted: isUnsure || isFilled || frame !== noFrame || boxShadow !== "none",
    isUnsure,
    colour: isFilled ? backgroundColor : "",
    cuts: style.display !== "inline" && cutsOff(style),
    outerOf: (rect) => ({
      left: rect.left - Math.max(outside, shared.left),
      top: rect.top - Math.max(outside, shared.top),
      right: rect.right + Math.max(outside, shared.right),
      bottom: rect.bottom + Math.max(outside, shared.bottom),
    }),
    plainIn: (rect) => ({
      left: rect.left + frame.left + shadow.inside,
      top: rect.top + frame.top + shadow.inside,
      right: rect.right - frame.right - shadow.inside,
      bottom: rect.bottom - frame.bottom - shadow.inside,
      radius: radiusOf(style.borderRadius, rect),
    }),
  };
}

/** Pixels that a mark before an item may take. */
const markRoom = 100;

const hasInnerMark = ({ listStyleImage, listStylePosition, listStyleType }: CSSStyleDeclaration) =>
  listStyleImage !== "none" || (listStylePosition === "inside" && listStyleType !== "none");

const cutsOff = (style: CSSStyleDeclaration) =>
  style.overflow !== "visible" || style.contentVisibility !== "visible" || /paint|strict|content/.test(style.contain);

const noFrame: Rect = { left: 0, top: 0, right: 0, bottom: 0 };

function frameOf(style: CSSStyleDeclaration): Rect {
  if (style.borderStyle === "none") return noFrame;
  return {
    left: numberOf(style.borderLeftWidth),
    top: numberOf(style.borderTopWidth),
    right: numberOf(style.borderRightWidth),
    bottom: numberOf(style.borderBottomWidth),
  };
}

/** How far shadows reach beyond the edges of a box, and into it. */
function shadowOf(css: string): { readonly outside: number; readonly inside: number } {
  if (css === "none") return { outside: 0, inside: 0 };
  const shadows = css.split(/,(?![^(]*\))/);
  const farthest = (some: readonly string[]) =>
    Math.max(
      0,
      ...some.map((shadow) => {
        const [x = 0, y = 0, blur = 0, spread = 0] = [...shadow.matchAll(/(-?[\d.]+)px/g)].map(([, px]) => Number(px));
        return Math.max(Math.abs(x), Math.abs(y)) + blur + Math.max(0, spread);
      }),
    );
  const isInner = (shadow: string) => shadow.includes("inset");
  return {
    outside: farthest(shadows.filter((shadow) => !isInner(shadow))),
    inside: farthest(shadows.filter(isInner)),
  };
}

/** The largest radius of the corners of a box, which is never longer than its sides. */
function radiusOf(css: string, { left, top, right, bottom }: Rect): number {
  if (css === "0px") return 0;
  const [longest, shortest] = [Math.max(right - left, bottom - top), Math.min(right - left, bottom - top)];
  const radii = css.split(/[\s/]+/).map((part) => numberOf(part) * (part.endsWith("%") ? longest / 100 : 1));
  // Where all corners are alike, two of them share a side.
  return Math.min(Math.max(...radii), radii.length === 1 ? shortest / 2 : shortest);
}
