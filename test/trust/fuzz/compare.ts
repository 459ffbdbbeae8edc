import type { ChildNode, Element } from "domhandler";
import { isTag, isText } from "domhandler";
import type { DefaultTreeAdapterTypes } from "parse5";
import { defaultTreeAdapter, parse, html as standard } from "parse5";
import { verbatimHtml } from "../../../src/render/html/dom.js";

/**
 * A tree as text, in which only what a reader sees differs: neighbouring texts are one, comments are none, attributes
 * stand in the order of their names, and each element says whether it is HTML, SVG or MathML.
 */
type Line = string;

type Language = "html" | "svg" | "math";

/** What a strict parser reads: the whole page, so that nothing escapes from its place unseen. */
export function readStrictly(html: string, scripts: "on" | "off"): Line[] {
  const page = `<!doctype html><html><head></head><body><section>${html}</section><hr></body></html>`;
  const root = parse(page, { scriptingEnabled: scripts === "on" });
  const lines: Line[] = [];
  writeStrict(root.childNodes, "", lines);
  return joined(lines);
}

/** What our tree says should be read in its place. */
export function expected(nodes: readonly ChildNode[]): Line[] {
  const lines: Line[] = ["<html html>", " <html head>", " <html body>", "  <html section>"];
  writeOurs(nodes, "   ", "html", lines);
  lines.push("  <html hr>");
  return joined(lines);
}

/** The first line in which two trees differ; undefined when they are the same. */
export function firstDifference(wanted: readonly Line[], read: readonly Line[]): string | undefined {
  const length = Math.max(wanted.length, read.length);
  for (let index = 0; index < length; index++) {
    if (wanted[index] === read[index]) continue;
    return `tree: ${(wanted[index] ?? "nothing").trim()}; read: ${(read[index] ?? "nothing").trim()}`;
  }
  return undefined;
}

/** Attributes of other names are printed nowhere. */
const attributeName = /^[^\s"'<>/=\p{Cc}]+$/u;

function writeStrict(nodes: readonly DefaultTreeAdapterTypes.ChildNode[], indent: string, lines: Line[]): void {
  for (const node of nodes) {
    if (defaultTreeAdapter.isTextNode(node)) lines.push(`${indent}"${node.value}`);
    if (!defaultTreeAdapter.isElementNode(node)) continue;
    const { HTML, SVG } = standard.NS;
    const language = node.namespaceURI === HTML ? "html" : node.namespaceURI === SVG ? "svg" : "math";
    const own = node.attrs.map(({ prefix, name, value }) => [prefix ? `${prefix}:${name}` : name, value] as const);
    lines.push(`${indent}<${language} ${node.tagName}${attributeText(own)}>`);
    const content = "content" in node ? (node as DefaultTreeAdapterTypes.Template).content.childNodes : node.childNodes;
    writeStrict(content, `${indent} `, lines);
  }
}

function writeOurs(nodes: readonly ChildNode[], indent: string, place: Language, lines: Line[]): void {
  for (const node of nodes) {
    if (isText(node)) lines.push(`${indent}"${node.data.replaceAll("\0", "")}`);
    else if (isTag(node)) writeElement(node, indent, place, lines);
    else if ("children" in node) writeOurs(node.children, indent, place, lines);
  }
}

function writeElement(element: Element, indent: string, place: Language, lines: Line[]): void {
  const verbatim = verbatimHtml(element);
  if (verbatim !== undefined) {
    const inside = parse(`<!doctype html><body>${verbatim}`).childNodes;
    const root = inside.find(defaultTreeAdapter.isElementNode);
    const body = root?.childNodes.find((node) => defaultTreeAdapter.isElementNode(node) && node.tagName === "body");
    if (body && defaultTreeAdapter.isElementNode(body)) writeStrict(body.childNodes, indent, lines);
    return;
  }
  // A mark that nothing took the place of.
  if (element.name.includes(" ")) {
    writeOurs(element.children, indent, place, lines);
    return;
  }
  const language = place === "html" && (element.name === "svg" || element.name === "math") ? element.name : place;
  const own = Object.entries(element.attribs).filter(([name]) => attributeName.test(name));
  const text = attributeText(own.map(([name, value]) => [name, value.replaceAll("\0", "")]));
  lines.push(`${indent}<${language} ${element.name}${text}>`);
  writeOurs(element.children, `${indent} `, languageInside(element, language), lines);
}

/** Elements of SVG and MathML that hold HTML again. */
function languageInside({ name, attribs }: Element, language: Language): Language {
  if (language === "svg") return /^(?:foreignObject|desc|title)$/.test(name) ? "html" : "svg";
  if (language === "html") return "html";
  const encoding = attribs["encoding"]?.toLowerCase();
  const isHtml = name === "annotation-xml" && (encoding === "text/html" || encoding === "application/xhtml+xml");
  return isHtml || /^(?:mi|mo|mn|ms|mtext)$/.test(name) ? "html" : "math";
}

const attributeText = (own: readonly (readonly [string, string])[]) =>
  own
    .map(([name, value]) => ` ${name}=${JSON.stringify(value)}`)
    .sort()
    .join("");

/** Neighbouring texts as one; empty ones are none. */
function joined(lines: readonly Line[]): Line[] {
  const result: Line[] = [];
  for (const line of lines) {
    const at = line.search(/\S/);
    const last = result.at(-1);
    if (line[at] !== '"') result.push(line);
    else if (last !== undefined && last[last.search(/\S/)] === '"' && last.search(/\S/) === at) {
      result[result.length - 1] = last + line.slice(at + 1);
    } else if (line.length > at + 1) result.push(line);
  }
  return result;
}
