import {
  type ChildNode,
  Element,
  elementsOf,
  hasClass,
  isTag,
  isText,
  parseHtml,
  Text,
  verbatimHtml,
} from "../../render/html/dom.js";
import { asHtml } from "../../render/html/html.js";
import { fitting, isBlock } from "./content-model.js";

/** What the flow of a book needs to know of its surroundings. */
export interface FlowTools {
  /** What stands in the place of an element, such as the picture of a figure; undefined: the element flows. */
  instead(element: Element): readonly ChildNode[] | undefined;
  /** Where a link leads; undefined where its target is not in the book. */
  link(href: string): string | undefined;
}

/** Elements that mean the same in a book. */
const kept: ReadonlySet<string> = new Set(
  (
    "p ul ol li dl dt dd table caption thead tbody tfoot tr th td blockquote pre figure figcaption hr br wbr " +
    "em strong b i u s small sub sup code kbd samp var mark abbr q cite del ins dfn ruby rt rp span div"
  ).split(" "),
);

/** What forms say in roles, because their elements mean nothing. */
const byRole: Readonly<Record<string, string>> = {
  list: "ul",
  listitem: "li",
  table: "table",
  row: "tr",
  rowheader: "th",
  columnheader: "th",
  cell: "td",
};

/** Other elements by what they are in a book; the headings of a slide stand below its title. */
const others: Readonly<Record<string, string>> = {
  h1: "h3",
  h2: "h3",
  h3: "h3",
  h4: "h4",
  h5: "h5",
  h6: "h6",
  summary: "p",
  section: "div",
  article: "div",
  header: "div",
  footer: "div",
  aside: "div",
  main: "div",
  nav: "div",
  details: "div",
  address: "div",
};

const silent: ReadonlySet<string> = new Set([
  ..."script style template iframe object embed audio canvas form input button select textarea noscript colgroup".split(
    " ",
  ),
]);

/** Classes that the book's style sheet knows. */
const knownClass =
  /^(?:tk-[\w-]+|t-[\w-]+|is-marked|cite|choices|letter|numbers|value|unit|finding|c-card|title|kicker|note)$/;

/** The content of a slide as text that flows, in the elements of XHTML that EPUB readers know. */
export const reflow = (nodes: readonly ChildNode[], tools: FlowTools): ChildNode[] =>
  fitting("body", flowOf(nodes, tools));

function flowOf(nodes: readonly ChildNode[], tools: FlowTools): ChildNode[] {
  return nodes.flatMap((node): ChildNode[] => {
    if (isText(node)) return [new Text(node.data)];
    return isTag(node) ? elementIn(node, tools) : [];
  });
}

function elementIn(element: Element, tools: FlowTools): ChildNode[] {
  const { name, attribs } = element;
  const html = verbatimHtml(element);
  if (html !== undefined) return flowOf(parseHtml(asHtml(html)).children, tools);
  if (silent.has(name)) return [];
  const instead = tools.instead(element);
  if (instead) return [...instead];
  if (attribs["aria-hidden"] === "true") return [];
  if (hasClass(element, "katex")) return formulaOf(element);
  const children = flowOf(element.children, tools);
  if (name === "a") return linkOf(element, children, tools);
  const shape = shapeOf(element, children);
  return [new Element(shape, attributesOf(element, shape), fitting(shape, children))];
}

/** The element of a book that means what an element of a slide says in its role or its name. */
function shapeOf({ name, attribs }: Element, children: readonly ChildNode[]): string {
  const meant = byRole[attribs["role"] ?? ""] ?? (kept.has(name) ? name : (others[name] ?? "span"));
  if ((meant === "span" || meant === "p") && children.some(isBlock)) return "div";
  const isEmptyList = meant === "dl" && !elementsOf(children).some((each) => each.name === "dt");
  return isEmptyList ? "div" : meant;
}

function linkOf({ attribs }: Element, children: ChildNode[], tools: FlowTools): ChildNode[] {
  const href = tools.link(attribs["href"] ?? "");
  if (href === undefined || elementsOf(children).some(({ name }) => name === "a")) return children;
  return [new Element("a", { href }, fitting("a", children))];
}

/** What a formula means; how it looks is made of it by the reader. */
function formulaOf(element: Element): ChildNode[] {
  const math = elementsOf(element.children).find(({ name }) => name === "math");
  if (!math) return [];
  const source = elementsOf(math.children).find(({ name }) => name === "annotation");
  const text = source?.children.map((node) => (isText(node) ? node.data : "")).join("") ?? "";
  const attributes = { xmlns: "http://www.w3.org/1998/Math/MathML", ...plainAttributes(math.attribs), alttext: text };
  return [new Element("math", attributes, withoutSource(math.children))];
}

/** Elements of MathML that formulas are made of, and what their attributes are called. */
const mathElement =
  /^(?:m(?:row|i|n|o|text|space|s|frac|sqrt|root|style|error|padded|phantom|sub|sup|subsup|under|over|underover|multiscripts|prescripts|table|tr|td|enclose))$/;
const mathAttribute =
  /^(?:dir|display|displaystyle|scriptlevel|math(?:variant|size|color|background)|accent|accentunder|fence|form|separator|stretchy|symmetric|largeop|movablelimits|[lr]space|(?:min|max)size|width|height|depth|voffset|linethickness|(?:row|column)(?:span|align|spacing|lines)|frame|framespacing|notation)$/;

const plainAttributes = (attribs: Element["attribs"]) =>
  Object.fromEntries(Object.entries(attribs).filter(([name]) => mathAttribute.test(name)));

const withoutSource = (nodes: readonly ChildNode[]): ChildNode[] =>
  nodes.flatMap((node): ChildNode[] => {
    if (isText(node)) return [new Text(node.data)];
    if (!isTag(node) || node.name === "annotation") return [];
    const children = withoutSource(node.children);
    if (node.name === "semantics" || !mathElement.test(node.name)) return children;
    return [new Element(node.name, plainAttributes(node.attribs), children)];
  });

function attributesOf({ name, attribs }: Element, shape: string): Record<string, string> {
  const classes = (attribs["class"] ?? "").split(/\s+/).filter((each) => knownClass.test(each));
  const { lang = "", dir = "" } = attribs;
  return {
    ...(classes.length > 0 ? { class: classes.join(" ") } : {}),
    ...(lang === "" ? {} : { lang, "xml:lang": lang }),
    ...(dir === "rtl" || dir === "ltr" ? { dir } : {}),
    ...(shape === "th" || shape === "td" ? numbersOf(attribs, ["colspan", "rowspan"]) : {}),
    ...(shape === "ol" ? numbersOf(attribs, ["start"]) : {}),
    ...(shape === "th" ? { scope: isRowHead(name, attribs["scope"]) ? "row" : "col" } : {}),
  };
}

const isRowHead = (name: string, scope: string | undefined) => scope === "row" || (name !== "th" && scope !== "col");

const numbersOf = (attribs: Element["attribs"], keys: readonly string[]) =>
  Object.fromEntries(
    keys.flatMap((key) => (/^[1-9]\d{0,3}$/.test(attribs[key] ?? "") ? [[key, attribs[key] ?? ""]] : [])),
  );
