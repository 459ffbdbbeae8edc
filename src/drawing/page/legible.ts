import { isLayer, onLayer } from "../../render/drawing/roles.js";
import { plainInkOn } from "../contrast.js";
import { type Inks, readColour } from "./colours.js";

/** Gives each text of the palette the colour that reads on what it stands on. */
export function makeLegible(svg: SVGSVGElement, inks: Inks): void {
  const grounds = groundsOf(svg);
  for (const text of svg.querySelectorAll<SVGTextElement>("text:not(.sequenceNumber)")) {
    if (!text.textContent?.trim()) continue;
    const parts = [...text.querySelectorAll("tspan")].filter(({ childElementCount }) => childElementCount === 0);
    for (const part of [text, ...parts]) {
      const ink = readColour(getComputedStyle(part).fill)?.hex;
      if (ink === undefined || inks.wrote(ink)) continue;
      const wanted = inkOn(groundOf(text, grounds), ink, inks);
      if (wanted !== ink) part.style.setProperty("fill", wanted, "important");
    }
  }
}

function inkOn(ground: string | undefined, ink: string, inks: Inks): string {
  const standing = inks.roleOf(ink);
  const role = ground ? inks.roleOf(ground) : undefined;
  if (isLayer(role)) return inks.palette[onLayer(role)];
  if (role === "accent" || role === "muted") return inks.palette.bg;
  if (ground && !role && inks.wrote(ground)) return plainInkOn(ground);
  return standing === undefined || standing.startsWith("on-") || standing === "bg" ? inks.palette.ink : ink;
}

interface Ground {
  readonly shape: SVGGeometryElement;
  readonly box: DOMRect;
  readonly fill: string;
}

/** Shapes that hide what is behind them, in the order in which they are painted. */
function groundsOf(svg: SVGSVGElement): Ground[] {
  const grounds: Ground[] = [];
  for (const shape of svg.querySelectorAll("path, rect, circle, ellipse, polygon")) {
    if (!(shape instanceof SVGGeometryElement) || shape.closest("defs, marker, clipPath")) continue;
    const style = getComputedStyle(shape);
    const fill = readColour(style.fill);
    if (!fill || style.display === "none" || style.visibility === "hidden") continue;
    if (fill.alpha * Number(style.fillOpacity) * opacityOf(shape, svg) < 0.5) continue;
    grounds.push({ shape, box: shape.getBoundingClientRect(), fill: fill.hex });
  }
  return grounds;
}

function opacityOf(shape: Element, root: Element): number {
  let opacity = 1;
  for (let at: Element | null = shape; at && at !== root; at = at.parentElement)
    opacity *= Number(getComputedStyle(at).opacity);
  return opacity;
}

/** The fill behind the middle of a text. */
function groundOf(text: SVGTextElement, grounds: readonly Ground[]): string | undefined {
  const { left, right, top, bottom } = text.getBoundingClientRect();
  const middle = new DOMPoint((left + right) / 2, (top + bottom) / 2);
  for (const { shape, box, fill } of [...grounds].reverse()) {
    if (middle.x < box.left || middle.x > box.right || middle.y < box.top || middle.y > box.bottom) continue;
    if (shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_PRECEDING) continue;
    const matrix = shape.getScreenCTM()?.inverse();
    // A mere line behind the letters is no ground.
    if (box.width < (right - left) * 0.6) continue;
    if (matrix && shape.isPointInFill(middle.matrixTransform(matrix))) return fill;
  }
  return undefined;
}
