import { type Inks, readColour, type Use } from "./colours.js";
import { shortNumbers } from "./elements.js";

/** Writes the looks of originals into their copies. */
export interface Brush {
  paintShape(original: Element, copy: Element, style: CSSStyleDeclaration): void;
  paintText(original: Element, copy: Element, style: CSSStyleDeclaration): void;
  paintGroup(original: Element, copy: Element, style: CSSStyleDeclaration): void;
  paintStop(copy: Element, style: CSSStyleDeclaration): void;
}

type Rename = (id: string) => string;

export function createBrush(inks: Inks, rename: Rename): Brush {
  return {
    paintShape(original, copy, style) {
      paintFill(copy, style, { inks, rename, use: "fill" });
      paintStroke(copy, style, { inks, rename, use: "stroke" });
      paintCorners(copy, style);
      for (const end of ["marker-start", "marker-mid", "marker-end"]) refer(copy, end, { style, rename });
      paintPlace(original, copy, { style, rename });
    },
    paintText(original, copy, style) {
      const parent = copy.localName === "text" ? undefined : original.parentElement;
      const outer = parent ? getComputedStyle(parent) : undefined;
      if (style.fill !== outer?.fill) paintFill(copy, style, { inks, rename, use: "text" });
      if (style.stroke !== (outer?.stroke ?? "none")) paintStroke(copy, style, { inks, rename, use: "stroke" });
      if (outer && outer.stroke !== "none" && style.stroke === "none") copy.setAttribute("stroke", "none");
      paintLetters(original, copy, { style, outer });
      paintPlace(original, copy, { style, rename });
    },
    paintGroup: (original, copy, style) => paintPlace(original, copy, { style, rename }),
    paintStop(copy, style) {
      const colour = readColour(style.stopColor);
      copy.setAttribute("stop-color", inks.settle(colour?.hex ?? "#000000", "fill"));
      const opacity = (colour?.alpha ?? 0) * Number(style.stopOpacity);
      if (opacity < 1) copy.setAttribute("stop-opacity", shortNumbers(String(opacity)));
    },
  };
}

interface Means {
  readonly inks: Inks;
  readonly rename: Rename;
  readonly use: Use;
}

/** A colour, a reference or nothing; returns whether anything will be seen. */
function paintWith(copy: Element, style: CSSStyleDeclaration, { inks, rename, use }: Means): boolean {
  const property = use === "stroke" ? "stroke" : "fill";
  const value = style.getPropertyValue(property);
  const reference = referenceIn(value);
  if (reference) {
    copy.setAttribute(property, `url(#${rename(reference)})`);
    return true;
  }
  if (value.startsWith("context-")) {
    copy.setAttribute(property, value);
    return true;
  }
  const colour = readColour(value);
  const opacity = (colour?.alpha ?? 0) * Number(style.getPropertyValue(`${property}-opacity`));
  if (!colour || opacity === 0) return false;
  copy.setAttribute(property, inks.settle(colour.hex, use));
  if (opacity < 1) copy.setAttribute(`${property}-opacity`, shortNumbers(String(opacity)));
  return true;
}

function paintFill(copy: Element, style: CSSStyleDeclaration, means: Means): void {
  if (!paintWith(copy, style, means)) copy.setAttribute("fill", "none");
  else if (style.fillRule !== "nonzero") copy.setAttribute("fill-rule", style.fillRule);
}

function paintStroke(copy: Element, style: CSSStyleDeclaration, means: Means): void {
  if (Number.parseFloat(style.strokeWidth) === 0 || !paintWith(copy, style, means)) return;
  const plain = { "stroke-width": "1", "stroke-linecap": "butt", "stroke-linejoin": "miter", "stroke-miterlimit": "4" };
  for (const [name, usual] of Object.entries(plain)) write(copy, name, { value: style.getPropertyValue(name), usual });
  const dashes = style.strokeDasharray.replaceAll("px", "");
  // A dash of no length is how mermaid says that there are none.
  if (/[1-9]/.test(dashes)) write(copy, "stroke-dasharray", { value: dashes, usual: "none" });
  write(copy, "paint-order", { value: style.paintOrder, usual: "normal" });
  write(copy, "vector-effect", { value: style.getPropertyValue("vector-effect"), usual: "none" });
}

/** A line below a whole label is asked for at the group around it, and not inherited. */
function decorationOf(original: Element, style: CSSStyleDeclaration): string {
  if (original.localName !== "text") return style.textDecorationLine;
  const asking = original.closest(`g[style*="text-decoration"]`);
  return asking ? getComputedStyle(asking).textDecorationLine : style.textDecorationLine;
}

interface Letters {
  readonly style: CSSStyleDeclaration;
  readonly outer: CSSStyleDeclaration | undefined;
}

function paintLetters(original: Element, copy: Element, { style, outer }: Letters): void {
  const usual = {
    "font-size": "",
    "font-weight": "400",
    "font-style": "normal",
    "text-anchor": "start",
    "letter-spacing": "normal",
  };
  for (const [name, initial] of Object.entries(usual))
    write(copy, name, { value: style.getPropertyValue(name), usual: outer?.getPropertyValue(name) ?? initial });
  write(copy, "dominant-baseline", {
    value: style.dominantBaseline,
    usual: outer ? outer.dominantBaseline : "auto",
  });
  if (outer) write(copy, "alignment-baseline", { value: style.alignmentBaseline, usual: "baseline" });
  if (outer) write(copy, "baseline-shift", { value: style.baselineShift, usual: "0px" });
  write(copy, "text-decoration", { value: decorationOf(original, style), usual: "none" });
  write(copy, "writing-mode", { value: style.writingMode, usual: outer?.writingMode ?? "horizontal-tb" });
  if (/\b(?:mono|monospace|courier)/i.test(style.fontFamily) && !outer) copy.setAttribute("data-font", "code");
}

function write(copy: Element, name: string, { value, usual }: { value: string; usual: string }): void {
  const plain = value.replace(/^(-?[\d.]+)px$/, "$1");
  if (value !== usual && plain !== usual && value !== "auto") copy.setAttribute(name, shortNumbers(plain));
}

/** Style sheets can round the corners of rectangles. */
function paintCorners(copy: Element, style: CSSStyleDeclaration): void {
  if (copy.localName !== "rect") return;
  for (const name of ["rx", "ry"]) {
    const radius = style.getPropertyValue(name);
    if (/^[\d.]+px$/.test(radius) && radius !== "0px") write(copy, name, { value: radius, usual: "" });
    else if (radius === "0px") copy.removeAttribute(name);
  }
}

interface Place {
  readonly style: CSSStyleDeclaration;
  readonly rename: Rename;
}

/** What holds for an element with all that stands in it. */
function paintPlace(original: Element, copy: Element, { style, rename }: Place): void {
  const transform = transformOf(original, style);
  if (transform) copy.setAttribute("transform", transform);
  write(copy, "opacity", { value: style.opacity, usual: "1" });
  for (const name of ["clip-path", "mask"]) refer(copy, name, { style, rename });
}

function refer(copy: Element, name: string, { style, rename }: Place): void {
  const reference = referenceIn(style.getPropertyValue(name));
  if (reference) copy.setAttribute(name, `url(#${rename(reference)})`);
}

const referenceIn = (value: string): string | undefined => /^url\("?[^"#]*#([^")]+)"?\)/.exec(value)?.[1];

/** The attribute, unless a style says otherwise. */
function transformOf(original: Element, style: CSSStyleDeclaration): string | undefined {
  const attribute = original.getAttribute("transform");
  if (style.transform === "none" || !(original instanceof SVGGraphicsElement)) return undefined;
  const computed = new DOMMatrix(style.transform);
  const [x = 0, y = 0] = style.transformOrigin.split(" ").map(Number.parseFloat);
  const given = original.transform.baseVal.consolidate()?.matrix;
  const same =
    given && (["a", "b", "c", "d", "e", "f"] as const).every((part) => Math.abs(given[part] - computed[part]) < 0.01);
  if (same && attribute && x === 0 && y === 0) return shortNumbers(attribute.trim());
  const { a, b, c, d, e, f } = new DOMMatrix().translate(x, y).multiply(computed).translate(-x, -y);
  return `matrix(${[a, b, c, d, e, f].map((part) => Number(part.toFixed(4))).join(" ")})`;
}
