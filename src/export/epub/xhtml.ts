import { type ChildNode, type Element, isTag, isText } from "../../render/html/dom.js";
import { escapeXml } from "../../render/html/html.js";

/** What a page of a book is besides its content. */
export interface BookPage {
  readonly title: string;
  /** BCP 47 */
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  readonly body: readonly ChildNode[];
}

/** Prints trees as XML; comments are left out, and elements without content close themselves where HTML lets them. */
const printXml = (nodes: readonly ChildNode[]): string => nodes.map(printNode).join("");

/** Elements of XHTML that are always empty; others get an end tag, for readers that take XHTML for HTML. */
const empty: ReadonlySet<string> = new Set(["br", "hr", "img", "link", "meta", "wbr", "col"]);

function printNode(node: ChildNode): string {
  if (isText(node)) return escapeXml(node.data);
  return isTag(node) ? printElement(node) : "";
}

function printElement({ name, attribs, children }: Element): string {
  const attributes = Object.entries(attribs).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  const open = `<${name}${attributes.join("")}`;
  const isEmpty = children.length === 0 && (empty.has(name) || name.includes(":"));
  return isEmpty ? `${open}/>` : `${open}>${printXml(children)}</${name}>`;
}

/** A page of the book, which asks for nothing but its style sheet and pictures. */
export function printPage({ title, language, direction, body }: BookPage): string {
  const lang = escapeXml(language);
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${lang}" xml:lang="${lang}"${direction === "rtl" ? ' dir="rtl"' : ""}>
<head>
<title>${escapeXml(title)}</title>
<link rel="stylesheet" type="text/css" href="book.css"/>
</head>
<body>
${printXml(body)}
</body>
</html>
`;
}
