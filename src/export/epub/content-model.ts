import { type ChildNode, Element, isBlank, isTag, isText, Text } from "../../render/html/dom.js";

/** Elements in which only words can stand, with what becomes of one that holds more. */
const wordsOnly: ReadonlySet<string> = new Set(
  "p h3 h4 h5 h6 span em strong b i u s small sub sup code kbd samp var mark abbr q cite del ins dfn pre".split(" "),
);

const blocks: ReadonlySet<string> = new Set(
  "div p ul ol dl table pre blockquote figure figcaption hr h3 h4 h5 h6 li dt dd tr td th caption thead tbody tfoot".split(
    " ",
  ),
);

/** What can stand in some elements, and nothing else. */
const parts: Readonly<Record<string, { readonly all: readonly string[]; readonly wrap: string }>> = {
  ul: { all: ["li"], wrap: "li" },
  ol: { all: ["li"], wrap: "li" },
  dl: { all: ["dt", "dd", "div"], wrap: "dd" },
  table: { all: ["caption", "thead", "tbody", "tfoot", "tr"], wrap: "" },
  thead: { all: ["tr"], wrap: "" },
  tbody: { all: ["tr"], wrap: "" },
  tfoot: { all: ["tr"], wrap: "" },
  tr: { all: ["th", "td"], wrap: "td" },
};

/** Where elements belong that mean something in one place only. */
const places: Readonly<Record<string, readonly string[]>> = {
  li: ["ul", "ol"],
  dt: ["dl", "div"],
  dd: ["dl", "div"],
  caption: ["table"],
  thead: ["table"],
  tbody: ["table"],
  tfoot: ["table"],
  tr: ["table", "thead", "tbody", "tfoot"],
  th: ["tr"],
  td: ["tr"],
  figcaption: ["figure"],
};

/** Whether a node stands on lines of its own. */
export const isBlock = (node: ChildNode): boolean =>
  isTag(node) && (blocks.has(node.name) || (node.name === "a" && node.children.some(isBlock)));

/**
 * The children of an element as its content model in HTML wants them: what stands where it cannot becomes a piece of text
 * in a `div` or `span`, and empty elements go. Children are in order themselves.
 */
export function fitting(name: string, children: readonly ChildNode[]): ChildNode[] {
  const placed = children.filter(isFilled).map((child) => inPlace(child, name));
  const own = parts[name];
  if (own) return placed.flatMap((child) => partOf(child, own));
  return wordsOnly.has(name) ? inWords(placed) : placed;
}

const isTerm = (node: ChildNode) => isTag(node) && (node.name === "dt" || node.name === "dd");

/** A part as it is; white space goes, and what is no part gets one around it or goes. */
function partOf(child: ChildNode, { all, wrap }: { all: readonly string[]; wrap: string }): ChildNode[] {
  const isGroup = !isTag(child) || child.name !== "div" || child.children.some(isTerm);
  if (isTag(child) && all.includes(child.name) && isGroup) return [child];
  return isBlank(child) || wrap === "" ? [] : [new Element(wrap, {}, [child])];
}

function inPlace(child: ChildNode, parent: string): ChildNode {
  if (!isTag(child)) return child;
  // Terms in a group, which belongs into a list of terms.
  if (child.name === "div" && parent !== "dl" && child.children.some(isTerm))
    return new Element(
      "div",
      child.attribs,
      child.children.map((each) => inPlace(each, "")),
    );
  const expected = places[child.name];
  if (!expected || expected.includes(parent)) return child;
  return new Element("div", withoutPlace(child.attribs), child.children);
}

function withoutPlace({ scope: _scope, colspan: _columns, rowspan: _rows, ...rest }: Element["attribs"]) {
  return rest;
}

/** Blocks as pieces of a line. */
const inWords = (nodes: readonly ChildNode[]): ChildNode[] =>
  nodes.flatMap((node): ChildNode[] => {
    if (!isTag(node) || !isBlock(node)) return [node];
    return node.name === "hr" ? [] : [new Text(" "), new Element("span", {}, inWords(node.children)), new Text(" ")];
  });

const standsAlone: ReadonlySet<string> = new Set(["br", "wbr", "hr", "img", "td", "th", "math"]);

/** Whether somebody sees or hears something of it. */
function isFilled(node: ChildNode): boolean {
  if (isText(node)) return node.data !== "";
  if (!isTag(node)) return false;
  if (standsAlone.has(node.name)) return true;
  // A space between words may stand in an element of its own.
  return node.children.some((child) => isFilled(child) && (node.name === "span" || !isBlank(child)));
}
