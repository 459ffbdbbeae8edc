import { type ChildNode, isCDATA, isComment, isDirective, isTag, isText } from "domhandler";
import { escapeAttribute, escapeText } from "entities";
import { type Element, verbatimHtml } from "./dom.js";
import { asHtml, type Html } from "./html.js";

/** In which form a tree is printed: pages differ in addresses, links and steps, not in their trees. */
export interface PrintForm {
  /** The value with which an attribute is printed; undefined leaves it out. */
  attribute?(name: string, value: string, element: Element): string | undefined;
  /** What is printed in the place of an element; undefined prints the element itself. */
  replace?(element: Element): readonly ChildNode[] | undefined;
  /** The text of a style sheet that stands inside of the tree. */
  css?(text: string): string;
}

/** Elements whose text a browser reads without looking for markup or character references. */
export const rawTextElements: ReadonlySet<string> = new Set([
  "style",
  "script",
  "xmp",
  "iframe",
  "noembed",
  "noframes",
  "plaintext",
]);

/** Elements whose text may hold character references and no markup; as in SVG, some readers look for their end tag. */
const escapableText = new Set(["title", "textarea"]);

/** HTML's void elements: they have no end tag. https://html.spec.whatwg.org/#void-elements and older ones. */
const voidElements = new Set(
  "area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr".split(
    " ",
  ),
);

const foreignRoots = new Set(["svg", "math"]);

/** Elements of SVG and MathML whose children are HTML again. */
const integrationPoints = new Set("mi mo mn ms mtext annotation-xml foreignObject desc title".split(" "));

/** Where a node is printed: as HTML or as SVG and MathML, and inside which elements. */
interface PrintPlace {
  readonly isForeign: boolean;
  readonly parent: string;
  /** A browser that runs scripts reads `noscript` up to its end tag as text. */
  readonly isNoscript: boolean;
}

const plain: PrintPlace = { isForeign: false, parent: "", isNoscript: false };

/**
 * Prints trees as HTML that a browser reads back as the same trees: `<`, `>`, `&` and quotation marks in attributes and
 * text are escaped, and nothing in the text of a raw-text element can end it.
 */
export function printNodes(nodes: readonly ChildNode[], form: PrintForm = {}): Html {
  return asHtml(printList(nodes, form, plain));
}

function printList(nodes: readonly ChildNode[], form: PrintForm, place: PrintPlace): string {
  let printed = "";
  for (const node of nodes) printed += printNode(node, form, place);
  return printed;
}

function printNode(node: ChildNode, form: PrintForm, place: PrintPlace): string {
  if (isText(node)) return printText(node.data, form, place);
  if (isTag(node)) {
    const verbatim = verbatimHtml(node);
    if (verbatim !== undefined) return verbatim;
    const replaced = form.replace?.(node);
    return replaced ? printList(replaced, form, place) : printElement(node, form, place);
  }
  // Inside of noscript a comment is text, and could end it.
  if (isComment(node)) return place.isNoscript ? "" : `<!--${node.data}-->`;
  if (isDirective(node)) return `<${node.data}>`;
  return isCDATA(node) ? `<![CDATA[${node.children.map((child) => (isText(child) ? child.data : "")).join("")}]]>` : "";
}

function printText(text: string, form: PrintForm, { isForeign, parent, isNoscript }: PrintPlace): string {
  const css = parent === "style" && form.css ? form.css(text) : text;
  if (isForeign) return escapeText(css);
  if (!rawTextElements.has(parent)) return escapeText(text);
  const ends = isNoscript ? `${parent}|noscript` : parent;
  return css.replace(new RegExp(`</(?=${ends})`, "gi"), "<\\/");
}

function printElement(element: Element, form: PrintForm, place: PrintPlace): string {
  const { name, children } = element;
  const small = name.toLowerCase();
  const isForeign = foreignRoots.has(name) || (place.isForeign && !integrationPoints.has(place.parent));
  const open = `<${name}${printOwnAttributes(element, form, isForeign ? printInXml : printInHtml)}`;
  if (isForeign && children.length === 0 && !rawTextElements.has(small) && !escapableText.has(small))
    return `${open}/>`;
  const content =
    children.length === 0 ? "" : printList(children, form, insideOf(element, place, isForeign ? "xml" : "html"));
  const isVoid = !isForeign && voidElements.has(small);
  return `${open}>${content}${isVoid ? "" : `</${name}>`}`;
}

function insideOf({ name }: Element, place: PrintPlace, language: "html" | "xml"): PrintPlace {
  const small = name.toLowerCase();
  // Nearly every element is one in which nothing special holds.
  if (place === plain && language === "html" && !rawTextElements.has(small) && small !== "noscript") return plain;
  const isForeign = language === "xml";
  return { isForeign, parent: isForeign ? name : small, isNoscript: place.isNoscript || small === "noscript" };
}

function printOwnAttributes(
  element: Element,
  form: PrintForm,
  printOne: (name: string, value: string) => string,
): string {
  let printed = "";
  for (const name in element.attribs) {
    const written = element.attribs[name] ?? "";
    const value = form.attribute ? form.attribute(name, written, element) : written;
    if (value !== undefined) printed += printOne(name, value);
  }
  return printed;
}

const printInHtml = (name: string, value: string) => (value === "" ? ` ${name}` : ` ${name}="${escapeInTag(value)}"`);
/** SVG and MathML keep the form of XML, so that their text can be copied into a file of its own. */
const printInXml = (name: string, value: string) => ` ${name}="${escapeInTag(value)}"`;

/** The HTML standard leaves `<` and `>` in attributes alone; escaped, they cannot end anything in any reader. */
const escapeInTag = (value: string) =>
  /[&"<>\u00A0]/.test(value)
    ? escapeAttribute(value).replace(/[<>]/g, (mark) => (mark === "<" ? "&lt;" : "&gt;"))
    : value;
