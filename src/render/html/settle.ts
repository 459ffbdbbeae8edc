import { type ChildNode, Element, isBlank, isSpace, isTag, isText, Text, textOf, withChildren } from "./dom.js";
import {
  blocks,
  bounds,
  breakouts,
  holdsHtml,
  markers,
  mathGlyphs,
  onlyChildren,
  onlyParents,
  ordinary,
  ordinaryInSvg,
  pageElements,
  special,
  svgAttributes,
  svgNames,
  tableParts,
  textOnly,
  voidElements,
} from "./grammar.js";
import { type Place, settleTable } from "./settle-tables.js";

const nothing: ReadonlySet<string> = new Set();
const top: Place = { language: "html", parent: "", open: nothing };

/** A name that a parser reads as it is written. */
const plainName = /^[a-z][\w.:-]*$/i;

/**
 * Trees in which every element stands where HTML can express it, so that a parser reads back what is printed: a tag
 * that would end another element, that would be moved or ignored, becomes one that stays. Nodes that need no change
 * are shared with the original; without any, it is the original.
 */
export function settle(nodes: readonly ChildNode[]): readonly ChildNode[] {
  return settleList(nodes, top);
}

function settleList(nodes: readonly ChildNode[], place: Place): readonly ChildNode[] {
  let changed: ChildNode[] | undefined;
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index];
    if (!node) continue;
    const settled = isTag(node) ? settleElement(node, place) : node;
    if (settled !== node) changed ??= nodes.slice(0, index);
    if (Array.isArray(settled)) changed?.push(...settled);
    else changed?.push(settled as ChildNode);
  }
  return changed ?? nodes;
}

/** What stands in the place of an element: another one, or some nodes. */
type Settled = Element | readonly ChildNode[];

function settleElement(given: Element, place: Place): Settled {
  const element = withNamesRead(given, place);
  const { name, children } = element;
  if (place.language === "svg" ? ordinaryInSvg.has(name) : place.language === "html" && ordinary.has(name)) {
    // Nothing asks whether it is around.
    const inside = place.language === "svg" || place.parent === "" ? place : { ...place, parent: "" };
    return withChildren(element, name, settleList(children, inside));
  }
  // What stands for something that is put in later, and what is printed as it stands.
  if (name.includes(" ")) return element;
  if (!plainName.test(name)) return settleList(children, place);
  const read = nameRead(name, place);
  if (read !== name) return settleElement(withChildren(element, read, children), place);
  return place.language === "html" ? settleHtml(element, place) : settleForeign(element, place);
}

/** An element whose attributes have the names that a parser reads: only those of SVG have capital letters, where SVG stands. */
function withNamesRead(element: Element, { language }: Place): Element {
  const own = element.name === "svg" || element.name === "math" ? element.name : language;
  const read = (attribute: string) => {
    const small = attribute.toLowerCase();
    const inSvg = svgAttributes.get(small);
    if (inSvg === undefined) return attribute;
    return own === "svg" ? inSvg : small;
  };
  const names = Object.keys(element.attribs);
  if (names.every((attribute) => read(attribute) === attribute)) return element;
  const attributes = Object.entries(element.attribs).map(([attribute, value]) => [read(attribute), value]);
  return new Element(element.name, Object.fromEntries(attributes), element.children);
}

/** Only SVG has names with capital letters. */
function nameRead(name: string, { language }: Place): string {
  const small = name.toLowerCase();
  return language === "svg" ? (svgNames.get(small) ?? small) : small;
}

function settleHtml(element: Element, place: Place): Settled {
  const { name } = element;
  if (pageElements.has(name)) return settleList(element.children, place);
  if (voidElements.has(name)) return settleVoid(element, place);
  if (name === "svg" || name === "math") {
    const inside = { language: name, parent: name, open: place.open } as const;
    return withChildren(element, name, settleList(element.children, inside));
  }
  if (textOnly.has(name) && !isMisplaced(name, place)) return withText(element);
  if (name === "table") return settleTable(element, place, { list: settleList, insideOf });
  const settledName = nameFor(name, place);
  const only = onlyChildren.get(settledName);
  const given = only
    ? element.children.filter((child) => (isTag(child) ? only.has(child.name) : isSpace(child)))
    : undefined;
  const own = given && given.length !== element.children.length ? given : element.children;
  const children = settleList(own, insideOf(settledName, place));
  return settledName === "p" ? settleParagraph(element, children) : renamed(element, settledName, children);
}

/** What a parser would take for the content of a void element stands behind it. */
function settleVoid(element: Element, place: Place): Settled {
  const behind = settleList(element.children, place);
  const isOutside = element.name === "col" && place.parent !== "colgroup";
  if (element.children.length === 0 && !isOutside) return element;
  const own = element.children.length === 0 ? element : new Element(element.name, element.attribs, []);
  return isOutside ? behind : [own, ...behind];
}

const isMisplaced = (name: string, { parent }: Place) => onlyParents.get(name)?.has(parent) === false;

/** The name with which an element stays where it is. */
function nameFor(name: string, { parent, open }: Place): string {
  if (tableParts.get(name)?.has(parent) === false) return "div";
  if (onlyParents.get(name)?.has(parent) === false) return "span";
  if (open.has(name)) return name === "a" || name === "nobr" || name === "button" ? "span" : "div";
  if (/^h[1-6]$/.test(name) && /^h[1-6]$/.test(parent)) return "div";
  return name;
}

/** Elements that end one of their own name around them, and what keeps them from it. */
function insideOf(name: string, { open }: Place): Place {
  const kept = open.size === 0 ? open : stillOpen(name, open);
  const added = name === "dd" || name === "dt" ? ["dd", "dt"] : endsItself.has(name) ? [name] : [];
  return { language: "html", parent: name, open: added.length === 0 ? kept : new Set([...kept, ...added]) };
}

const endsItself: ReadonlySet<string> = new Set(["a", "button", "form", "li", "nobr"]);
const throughLists: ReadonlySet<string> = new Set(["address", "div", "p"]);

function stillOpen(name: string, open: ReadonlySet<string>): ReadonlySet<string> {
  const endsItems = special.has(name) && !throughLists.has(name);
  if (!endsItems && !bounds.has(name)) return open;
  const ended = [
    ...(endsItems ? ["li", "dd", "dt"] : []),
    ...(markers.has(name) ? ["a", "nobr"] : []),
    ...(bounds.has(name) ? ["button"] : []),
  ];
  const kept = [...open].filter((each) => !ended.includes(each));
  return kept.length === open.size ? open : new Set(kept);
}

/** A paragraph ends where a block begins: the block stands beside it, or it is no paragraph if it has attributes. */
function settleParagraph(element: Element, children: readonly ChildNode[]): Settled {
  if (!children.some(endsParagraph)) return withChildren(element, "p", children);
  if (Object.keys(element.attribs).length > 0) return withChildren(element, "div", children);
  const pieces: ChildNode[] = [];
  let line: ChildNode[] = [];
  for (const child of [...children, undefined]) {
    if (child && !endsParagraph(child)) line.push(child);
    else {
      pieces.push(...(line.every(isBlank) ? line : [withChildren(element, "p", line)]), ...(child ? [child] : []));
      line = [];
    }
  }
  return pieces;
}

function endsParagraph(node: ChildNode): boolean {
  if (!isTag(node) || node.name === "svg" || node.name === "math") return false;
  if (blocks.has(node.name) || node.name === "mark code") return true;
  return !bounds.has(node.name) && node.children.some(endsParagraph);
}

function settleForeign(element: Element, place: Place): Settled {
  const { name } = element;
  const { language } = place;
  const isOther = name === "svg" || name === "math" ? name !== language : breakouts.has(name);
  if (isOther) return settleList(element.children, place);
  if (textOnly.has(name) || name === "desc" || name === "annotation-xml") return withText(element);
  if (!holdsHtml.has(name) || (name === "foreignObject") !== (language === "svg"))
    return withChildren(element, name, settleList(element.children, { ...place, parent: name }));
  const open = stillOpen("td", place.open);
  // Links reach through drawings: only tables and the like keep them apart.
  const kept = new Set([...open, ...["a", "form"].filter((each) => place.open.has(each))]);
  const own = element.children.filter((child) => !isTag(child) || !mathGlyphs.has(child.name));
  const given = own.length === element.children.length ? element.children : own;
  return withChildren(element, name, settleList(given, { language: "html", parent: name, open: kept }));
}

function withText(element: Element): Element {
  if (element.children.every(isText)) return element;
  return withChildren(element, element.name, [new Text(textOf(element))]);
}

/** An element under another name; a link that is none any more leads nowhere. */
function renamed(element: Element, name: string, children: readonly ChildNode[]): Element {
  if (element.name !== "a" || name === "a") return withChildren(element, name, children);
  const { href: _, target: __, rel: ___, download: ____, ...others } = element.attribs;
  return new Element(name, others, [...children]);
}
