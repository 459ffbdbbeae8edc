import { type ChildNode, isCDATA, isTag, isText } from "domhandler";
import { escapeAttribute, escapeText } from "entities";
import { withoutTags } from "./css.js";
import { type Element, verbatimHtml } from "./dom.js";
import { holdsHtml, voidElements } from "./grammar.js";
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

/**
 * Elements whose content a browser reads as text, some only where scripts run or do not. All but style sheets are
 * printed nowhere: what one reader takes for text is markup to another.
 */
const neverPrinted: ReadonlySet<string> = new Set([
  "script",
  "xmp",
  "iframe",
  "noembed",
  "noframes",
  "noscript",
  "plaintext",
]);

/** Elements that keep an end tag in SVG, too, because some readers look for it. */
const keepsEndTag: ReadonlySet<string> = new Set(["style", "title", "textarea"]);

/** Elements after whose start tag a parser skips a line break. */
const skipsLineBreak: ReadonlySet<string> = new Set(["pre", "listing", "textarea"]);

/** Where a node is printed: as HTML or as SVG and MathML, and inside which element. */
interface PrintPlace {
  /** The language of elements here. */
  readonly language: Language;
  readonly parent: string;
}

type Language = "html" | "svg" | "math";

/** Attributes of other names are printed nowhere: not every parser reads them in the same way. */
const attributeName = /^[^\s"'<>/=\p{Cc}]+$/u;

const plain: PrintPlace = { language: "html", parent: "" };

/**
 * Prints trees as HTML that every parser reads back as the same trees, when they are settled (`settle`): what could
 * begin or end something is escaped in text, in attributes and in style sheets; comments and declarations are left out.
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
  return isCDATA(node) ? printList(node.children, form, place) : "";
}

function printText(text: string, form: PrintForm, { language, parent }: PrintPlace): string {
  if (parent !== "style") return escapePlain(text);
  const css = form.css ? form.css(text) : text;
  return language === "html"
    ? withoutTags(css.replace(/\r\n?/g, "\n").replaceAll("\0", ""))
    : escapePlain(withoutTags(css));
}

function printElement(element: Element, form: PrintForm, place: PrintPlace): string {
  const { name, children } = element;
  if (neverPrinted.has(name)) return "";
  // A mark that nothing has taken the place of.
  if (name.includes(" ")) return printList(children, form, place);
  const language = place.language === "html" && (name === "svg" || name === "math") ? name : place.language;
  const isForeign = language !== "html";
  const open = `<${name}${printOwnAttributes(element, form, isForeign ? printInXml : printInHtml)}`;
  if (isForeign && children.length === 0 && !keepsEndTag.has(name)) return `${open}/>`;
  const content = children.length === 0 ? "" : printList(children, form, insideOf(name, place, language));
  if (!isForeign && voidElements.has(name)) return `${open}>${content}`;
  const skipped = !isForeign && content.startsWith("\n") && skipsLineBreak.has(name) ? "\n" : "";
  return `${open}>${skipped}${content}</${name}>`;
}

/** Nearly every element is one in which nothing special holds. */
function insideOf(name: string, place: PrintPlace, language: Language): PrintPlace {
  if (place === plain && language === "html" && name !== "style") return plain;
  const isHtml = language === "html" || (holdsHtml.has(name) && (name === "foreignObject") === (language === "svg"));
  return { language: isHtml ? "html" : language, parent: name };
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
    if (value !== undefined && attributeName.test(name)) printed += printOne(name, value);
  }
  return printed;
}

const printInHtml = (name: string, value: string) => (value === "" ? ` ${name}` : ` ${name}="${escapeInTag(value)}"`);
/** SVG and MathML keep the form of XML, so that their text can be copied into a file of its own. */
const printInXml = (name: string, value: string) => ` ${name}="${escapeInTag(value)}"`;

/** The HTML standard leaves `<` and `>` in attributes alone; escaped, they cannot end anything in any reader. */
const escapeInTag = (value: string) =>
  /[&"<>\u00A0\r\0]/.test(value)
    ? withoutControls(escapeAttribute(value).replace(/[<>]/g, (mark) => (mark === "<" ? "&lt;" : "&gt;")))
    : value;

const escapePlain = (text: string) => withoutControls(escapeText(text));

/** A carriage return would be read as a line break; NUL stands nowhere. */
const withoutControls = (text: string) =>
  /[\r\0]/.test(text) ? text.replaceAll("\r", "&#13;").replaceAll("\0", "") : text;
