import type { Inks } from "./colours.js";
import { addressOf, shortNumbers, svgSpace } from "./elements.js";
import { leadsToWeb } from "./links.js";
import { type Brush, createBrush } from "./paint.js";

/** Where things are; what they look like is read from their styles. */
const geometry = [
  ..."d points x y x1 y1 x2 y2 dx dy cx cy r rx ry width height rotate textLength lengthAdjust startOffset".split(" "),
  ..."viewBox refX refY markerWidth markerHeight orient markerUnits preserveAspectRatio offset".split(" "),
  ..."clipPathUnits maskUnits maskContentUnits gradientUnits gradientTransform spreadMethod".split(" "),
  ..."patternUnits patternContentUnits patternTransform xml:space".split(" "),
];
const shapes = new Set(["path", "rect", "circle", "ellipse", "line", "polyline", "polygon"]);
const texts = new Set(["text", "tspan", "textPath"]);
const holders = new Set(["svg", "g", "a", "defs"]);
const servers = new Set(["marker", "clipPath", "mask", "linearGradient", "radialGradient", "pattern"]);

/** Copies a drawing without its classes, styles and scripts; every look becomes an attribute. */
export function copyTree(svg: SVGSVGElement, inks: Inks): SVGSVGElement {
  const names = new Map<string, string>();
  const rename = (old: string) => {
    const known = names.get(old) ?? `m${names.size + 1}`;
    names.set(old, known);
    return known;
  };
  const copy = document.createElementNS(svgSpace, "svg");
  copyAttributes(svg, copy);
  const originals = new Map<Element, Element>();
  const brush = createBrush(inks, rename);
  for (const child of svg.children) copyInto(copy, child, { brush, originals });
  nameReferenced(originals, names);
  removeUnused(copy);
  return copy;
}

interface Work {
  readonly brush: Brush;
  /** The original of each copy that may be referred to. */
  readonly originals: Map<Element, Element>;
}

function copyInto(parent: Element, original: Element, work: Work): void {
  const { localName } = original;
  const style = getComputedStyle(original);
  if (style.display === "none" && !servers.has(localName) && localName !== "defs") return;
  const copy = emptyCopy(original, style, work.brush);
  if (!copy) return;
  work.originals.set(copy, original);
  for (const child of original.childNodes) copyNode(copy, child, work);
  if (worthKeeping(copy)) parent.append(copy);
}

function copyNode(parent: Element, child: Node, work: Work): void {
  if (child instanceof Element) copyInto(parent, child, work);
  else if (child instanceof Text && texts.has(parent.localName)) parent.append(child.data);
}

/** The copy of an element, without what stands in it; undefined for what is never drawn. */
function emptyCopy(original: Element, style: CSSStyleDeclaration, brush: Brush): Element | undefined {
  const { localName } = original;
  const isShape = shapes.has(localName);
  const isText = texts.has(localName);
  if ((isShape || isText) && style.visibility === "hidden") return undefined;
  if (
    !isShape &&
    !isText &&
    !holders.has(localName) &&
    !servers.has(localName) &&
    localName !== "stop" &&
    localName !== "use"
  )
    return undefined;
  const leads = localName === "a" && leadsToWeb(addressOf(original));
  // What leads nowhere may still say where its content stands.
  const copy = document.createElementNS(svgSpace, localName === "a" && !leads ? "g" : localName);
  copyAttributes(original, copy);
  if (leads) copy.setAttribute("href", addressOf(original));
  if (isShape) brush.paintShape(original, copy, style);
  else if (isText) brush.paintText(original, copy, style);
  else if (localName === "stop") brush.paintStop(copy, style);
  else brush.paintGroup(original, copy, style);
  return copy;
}

function copyAttributes(original: Element, copy: Element): void {
  for (const name of geometry) {
    const value = original.getAttribute(name);
    if (value !== null && value !== "") copy.setAttribute(name, shortNumbers(value.replace(/\s+/g, " ").trim()));
  }
}

const isEmptyBox = (copy: Element) =>
  ["width", "height"].some((name) => Number.parseFloat(copy.getAttribute(name) ?? "0") <= 0);

function worthKeeping(copy: Element): boolean {
  const { localName } = copy;
  if (localName === "text") return copy.textContent?.trim() !== "";
  if (texts.has(localName) || servers.has(localName) || localName === "stop" || localName === "use") return true;
  if (holders.has(localName)) return copy.childElementCount > 0;
  if (localName === "rect" && isEmptyBox(copy)) return false;
  if (localName === "path" && !/^\s*m/i.test(copy.getAttribute("d") ?? "")) return false;
  if (/NaN|undefined/.test([...copy.attributes].map(({ value }) => value).join(" "))) return false;
  return copy.getAttribute("fill") !== "none" || copy.hasAttribute("stroke");
}

function nameReferenced(originals: ReadonlyMap<Element, Element>, names: ReadonlyMap<string, string>): void {
  for (const [copy, original] of originals) {
    const name = names.get(original.id);
    if (original.id && name) copy.setAttribute("id", name);
  }
}

/** Markers, gradients and the like that nothing refers to, and then what holds nothing. */
function removeUnused(root: Element): void {
  for (const server of root.querySelectorAll([...servers].join(","))) if (!server.id) server.remove();
  for (const holder of [...root.querySelectorAll("g, defs, a")].reverse())
    if (holder.childElementCount === 0) holder.remove();
}
