import { type ChildNode, Element, elementsIn, isTag, isText, parseXml, Text } from "../html/dom.js";
import { markPalette } from "./roles.js";
import { drawnElements, geometry, moves, painted, pixels, presentation, textElements } from "./svg-names.js";

/**
 * Makes a tree of a drawing that holds nothing but shapes, text and links: what is not known to be harmless is left
 * out. The colours that mark roles become classes, so that the drawing takes the theme's colours.
 * @param id goes before all ids of the drawing, so that a page can hold many drawings
 */
export function cleanSvg(svg: string, id: string): Element {
  const elements = elementsIn(parseXml(svg));
  const root = elements.find(({ name }) => name === "svg") ?? new Element("svg", {});
  const attribs = { ...cleanAttributes(root, id) };
  const drawing = new Element("svg", { ...attribs, ...sizeOf(root) }, cleanChildren(root, id));
  drawing.attribs["class"] = ["drawing", ...(attribs["class"]?.split(" ") ?? [])].join(" ");
  for (const name of moves) delete drawing.attribs[name];
  settleIds([drawing, ...elementsIn(drawing)]);
  return drawing;
}

const rolesByColour: ReadonlyMap<string, string> = new Map(
  Object.entries(markPalette).map(([role, colour]) => [colour, role]),
);

/** Letters hardly larger than those around it: a small drawing on an empty slide. */
const largestScale = 1.3;

/** How large a drawing gets where there is room; where there is less, it shrinks and keeps its ratio. */
function sizeOf({ attribs }: Element): Record<string, string> {
  const [, , width = 0, height = 0] = (attribs["viewBox"] ?? "").split(/[\s,]+/).map(Number);
  if (!(width > 0 && height > 0)) return {};
  return { width: String(Math.round(width * largestScale)), height: String(Math.round(height * largestScale)) };
}

function cleanChildren({ name, children }: Element, id: string): ChildNode[] {
  return children.flatMap((child): ChildNode[] => {
    // CDATA is no text of a drawing, and comments and instructions are for nobody.
    if (isText(child)) return textElements.has(name) || name === "a" ? cleanText(child, name) : [];
    if (!isTag(child) || !drawnElements.has(child.name)) return [];
    const attributes = cleanAttributes(child, id);
    const nodes = cleanChildren(child, id);
    // Without an address a link is a group.
    const isGroup = child.name === "a" && attributes["href"] === undefined;
    if (isGroup && Object.keys(attributes).length === 0) return nodes;
    return [new Element(isGroup ? "g" : child.name, attributes, nodes)];
  });
}

/** Characters that XML does not have; and white space between the shapes of a link. */
function cleanText({ data }: Text, parent: string): Text[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is left out
  const text = data.replace(/[\0-\x08\x0B\x0C\x0E-\x1F\x7F\uFFFE\uFFFF]/g, "");
  return text === "" || (parent === "a" && text.trim() === "") ? [] : [new Text(text)];
}

/** Attributes in a fixed order: as they are written, classes last. */
function cleanAttributes(element: Element, id: string): Record<string, string> {
  const kept: Record<string, string> = {};
  const classes = new Set<string>();
  if (isCode(element)) classes.add("dr-code");
  for (const [name, value] of writtenAttributes(element)) {
    const role = painted.has(name) ? rolesByColour.get(hexOf(value)) : undefined;
    if (role !== undefined) classes.add(`dr-${painted.get(name)}-${role}`);
    const clean = role === undefined ? cleanValue(element, name, value, id) : undefined;
    if (clean !== undefined) kept[name] = clean;
  }
  if (classes.size > 0) kept["class"] = [...classes].sort().join(" ");
  return kept;
}

/** All attributes; declarations of a style attribute are attributes that win over those of the same name. */
function writtenAttributes({ attribs }: Element): Map<string, string> {
  const written = new Map(
    Object.entries(attribs).map(([name, value]) => [name === "xlink:href" ? "href" : name, value.trim()]),
  );
  for (const declaration of (attribs["style"] ?? "").split(";")) {
    const [name = "", ...value] = declaration.split(":");
    const property = name.trim().toLowerCase();
    if (presentation.has(property))
      written.set(
        property,
        value
          .join(":")
          .replace(/!\s*important/i, "")
          .trim(),
      );
  }
  written.delete("style");
  written.delete("class");
  return written;
}

const isCode = ({ attribs }: Element) =>
  attribs["data-font"] === "code" || /mono|courier|consol/i.test(attribs["font-family"] ?? "");

const plainId = /^[\w.:-]+$/;
const localReference = /^url\(\s*["']?#([^"')\s]+)["']?\s*\)$/;

function cleanValue(element: Element, name: string, value: string, id: string): string | undefined {
  if (name === "id") return plainId.test(value) ? `${id}-${value}` : undefined;
  if (name === "href") return cleanAddress(element, value, id);
  // Spaces of a label count, as in code; where there are none to keep, nothing is said.
  if (name === "xml:space") return keepsSpace(element) ? "preserve" : undefined;
  if (!presentation.has(name) && !geometry.has(name)) return undefined;
  if (!isHarmless(value)) return undefined;
  const reference = localReference.exec(value)?.[1];
  if (reference !== undefined) return plainId.test(reference) ? `url(#${id}-${reference})` : undefined;
  if (/url/i.test(value)) return undefined;
  return pixels.has(name) ? shortNumbers(value) : value;
}

/** A value of CSS that can ask for nothing: no escapes, comments or quotation marks, and functions that we know. */
function isHarmless(value: string): boolean {
  if (!/^[-+.,%#\w\s()"']*$/.test(value)) return false;
  const functions = [...value.matchAll(/([\w-]*)\s*\(/g)].map(([, name]) => name ?? "");
  return functions.every((name) => /^(?:rgba?|hsla?|matrix|translate|scale|rotate|skew[XY]|url)$/.test(name));
}

function cleanAddress({ name }: Element, value: string, id: string): string | undefined {
  if (name === "a") return /^https?:\/\/[^\s\\]+$/i.test(value) ? value : undefined;
  const target = value.startsWith("#") ? value.slice(1) : "";
  return plainId.test(target) ? `#${id}-${target}` : undefined;
}

const keepsSpace = ({ attribs, children }: Element) =>
  attribs["xml:space"] === "preserve" && children.some((child) => isText(child) && /^\s|\s\s|\s$/.test(child.data));

/** `rgb(1, 2, 3)` as `#010203`, which is how the palette has it. */
function hexOf(colour: string): string {
  const parts = /^rgb\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)$/i.exec(colour)?.slice(1);
  if (!parts) return colour.toLowerCase();
  return `#${parts.map((part) => Number(part).toString(16).padStart(2, "0")).join("")}`;
}

/** Numbers with at most two decimals. The flags of an arc may stand without a space: such paths stay as they are. */
function shortNumbers(value: string): string {
  if (/a/i.test(value)) return value;
  return value.replace(/-?(?:\d+\.\d*|\.\d+)(?:e[-+]?\d+)?/gi, (number: string, at: number) => {
    const short = String(Number(Number(number).toFixed(2)) || 0);
    // “1.5.25” are two numbers, and so must be what takes their place.
    return /[\d.]/.test(value[at - 1] ?? "") && !short.startsWith("-") ? ` ${short}` : short;
  });
}

/** Takes references away that lead nowhere, and ids to which nothing refers. */
function settleIds(elements: readonly Element[]): void {
  const ids = new Set(elements.flatMap(({ attribs }) => attribs["id"] ?? []));
  const used = new Set<string>();
  for (const { name, attribs } of elements) {
    for (const [attribute, value] of Object.entries(attribs)) {
      const target = name === "a" && attribute === "href" ? undefined : targetOf(attribute, value);
      if (target === undefined) continue;
      if (ids.has(target)) used.add(target);
      else delete attribs[attribute];
    }
  }
  for (const { attribs } of elements) {
    // The first element of a name has it.
    if (!used.delete(attribs["id"] ?? "")) delete attribs["id"];
  }
}

/** The id to which an attribute refers. */
function targetOf(attribute: string, value: string): string | undefined {
  if (attribute === "href") return value.slice(1);
  return presentation.has(attribute) ? localReference.exec(value)?.[1] : undefined;
}
