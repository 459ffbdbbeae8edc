import type { ProblemCode } from "../../report/catalogue.js";
import type { Problem } from "../../report/problem.js";
import { problem } from "../../report/problem.js";
import { isPackaged } from "../../source/installed.js";
import { findSpan, type SourceFile } from "../../source/text.js";
import type { Templates } from "../design/templates.js";
import { styleText, visitCss } from "../html/css.js";
import {
  type ChildNode,
  type Element,
  elementsIn,
  isTag,
  parseHtml,
  replaceNode,
  Text,
  textOf,
  verbatim,
} from "../html/dom.js";
import { asHtml, type Html, printAttributes, scriptText } from "../html/html.js";
import { printNodes } from "../html/print.js";
import { type Refusal, refusals } from "../refusals.js";
import { isRemote, schemeOf } from "../slide/addresses.js";
import { mistakeIn, showsRemote } from "../slide/guard.js";
import { changesAddress } from "../slide/safety.js";
import { saysContent } from "./page-files.js";

/** What a page holds besides what its template says. */
interface PageParts {
  /** The scripts that its policy allows. */
  readonly scripts: readonly Html[];
  /** Undefined where the policy is sent with the page. */
  readonly policy?: string;
}

/**
 * A page as its templates have made it. Where one of them is the project's own, what could leave the page or run in it
 * is taken out and reported, and its policy stands before everything else, whether the template prints it or not.
 * @param names the templates that make the page, without `.hbs`
 */
export function finishPage(html: Html, names: readonly string[], templates: Templates, parts: PageParts): Html {
  const files = names.map((name) => templates.read(`${name}.hbs`));
  const own = files.find((file) => file && !isPackaged(file));
  return own ? cleanPage(html, own, parts, (found) => templates.report(found)) : html;
}

/** Elements of a page that load another page, or change where its addresses lead. */
const refused: ReadonlySet<string> = new Set(
  "applet base bgsound embed fencedframe frame frameset iframe noembed noframes object plaintext portal xmp".split(" "),
);

function cleanPage(html: Html, template: SourceFile, parts: PageParts, report: (problem: Problem) => void): Html {
  const root = parseHtml(html);
  const whole = { file: template, start: 0, end: template.text.length };
  const refuse: Refuse = (code, values, text) => {
    const span = findSpan(whole, text);
    report(problem(code, values, { span: span === whole ? { ...whole, end: Math.min(1, whole.end) } : span }));
  };
  for (const element of elementsIn(root)) {
    if (isRefused(element, parts)) {
      refuse("removed-element", { what: `<${element.name}>`, ...refusalOf(element.name) }, `<${element.name}`);
      replaceNode(element);
    } else cleanElement(element, refuse);
  }
  const policy = printAttributes({ "http-equiv": "Content-Security-Policy", content: parts.policy });
  const first = parts.policy === undefined ? "" : `<meta${policy}>\n`;
  return asHtml(`<!doctype html>\n<meta charset="utf-8">\n${first}${printPage(root.children)}`);
}

function isRefused(element: Element, { scripts }: PageParts): boolean {
  const { name, attribs } = element;
  if (name === "meta") return /^\s*(?:refresh|set-cookie|default-style)\s*$/i.test(attribs["http-equiv"] ?? "");
  if (name === "link")
    return attribs["href"] !== undefined && !/^\s*data:image\//i.test(attribs["href"]) && !isFontAhead(attribs);
  if (name === "script") {
    if (attribs["src"] !== undefined || isInDrawing(element)) return true;
    return !isData(attribs["type"]) && !scripts.some((script) => script === textOf(element));
  }
  return refused.has(name) || changesAddress(element);
}

/** Whether a link names a font that comes with the page; so the compiler has the browser ask for it early. */
const isFontAhead = ({ rel, as, href = "" }: Element["attribs"]): boolean =>
  rel === "preload" && as === "font" && href.startsWith("/") && saysContent(href.slice(1));

/** As much of what is refused in a style sheet is shown. */
const longest = 80;

const isData = (type = ""): boolean => /json$/i.test(type);

/** In a drawing the text of a script is markup. */
function isInDrawing({ name, parent }: Element): boolean {
  return name === "svg" || name === "math" || (parent !== null && isTag(parent) && isInDrawing(parent));
}

/** Reports something that a page must not hold, and finds its place by a text. */
type Refuse = (code: ProblemCode, values: Readonly<Record<string, string>>, text: string) => void;

function refusalOf(name: string): Refusal {
  if (name === "script") return { ...refusals.script, detail: "a page holds no scripts of its own" };
  if (name === "link") return refusals.linked;
  if (name === "meta" || name === "base") return refusals.whole;
  return /^(?:set|animate)/.test(name) ? refusals.moving : { ...refusals.object, hint: "leave it out" };
}

/** Removes from an element what runs, and what would be fetched; what the compiler has put on the page has none of it. */
function cleanElement(element: Element, refuse: Refuse): void {
  const { name, attribs } = element;
  if (name === "style") element.children = [new Text(cleanCss(textOf(element), refuse))];
  for (const [attribute, value] of Object.entries(attribs)) {
    const small = attribute.toLowerCase();
    if (small === "style") attribs[attribute] = cleanCss(value, refuse);
    else if (isRefusedAttribute(element, { attribute, value }, refuse)) delete attribs[attribute];
  }
}

/** Whether an attribute must not stand on a page; reports it. */
function isRefusedAttribute(
  element: Element,
  { attribute, value }: { readonly attribute: string; readonly value: string },
  refuse: Refuse,
): boolean {
  const small = attribute.toLowerCase();
  // The only links to files that stay on a page hold an icon.
  const mistake = element.name === "link" && small === "href" ? undefined : mistakeIn(element, small, value);
  const what = `the attribute ${attribute} of <${element.name}>`;
  if (mistake?.code === "removed-element") refuse(mistake.code, { what, ...mistake.refusal }, attribute);
  else if (mistake) refuse(mistake.code, { what: `${what} with “${value}”`, ...mistake.refusal }, value);
  else if (showsRemote(element, small, value)) refuse("remote-image", { url: value, shown: "is left out" }, value);
  else return false;
  return true;
}

/** A style sheet of a page, or a part of one, that asks for nothing but what comes with the page. */
function cleanCss(css: string, refuse: Refuse): string {
  const report = (url: string, text: string) => {
    refuse("refused-address", { what: `“${url}” in a style sheet`, ...refusals.elsewhere }, text);
    return undefined;
  };
  return visitCss(css, {
    address: (url, { text }) => (isRemote(url) && schemeOf(url) !== "data" ? report(url, text) : url),
    refuse: ({ text }) => report(text.slice(0, longest), text),
  });
}

/** Scripts, and what stands for them where there are none, are all that the printer of slides does not know. */
function printPage(nodes: readonly ChildNode[]): Html {
  return printNodes(nodes, {
    replace(element) {
      if (element.name === "script") return [verbatim("", scriptElement(element))];
      if (element.name !== "noscript") return undefined;
      const styles = elementsIn(element).filter(({ name }) => name === "style");
      const css = styles.map((style) => `<style>${styleText(textOf(style))}</style>`).join("");
      return [verbatim("", asHtml(`<noscript>${css}</noscript>`))];
    },
  });
}

/** A script that the policy allows, or data; neither can end its element. */
function scriptElement(element: Element): Html {
  const { type, id } = element.attribs;
  const text = textOf(element);
  // In data every “<” can be written in another way.
  const safe = isData(type) ? asHtml(text.replaceAll("<", "\\u003c")) : scriptText(text);
  return asHtml(`<script${printAttributes({ type, id })}>${safe}</script>`);
}
