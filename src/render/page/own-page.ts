import type { Problem } from "../../report/problem.js";
import { problem } from "../../report/problem.js";
import { packageRoot } from "../../source/installed.js";
import { findSpan, type SourceFile } from "../../source/text.js";
import type { Templates } from "../design/templates.js";
import { styleText } from "../html/css.js";
import {
  type ChildNode,
  type Element,
  elementsIn,
  isTag,
  parseHtml,
  replaceNode,
  textOf,
  verbatim,
} from "../html/dom.js";
import { asHtml, type Html, printAttributes, scriptText } from "../html/html.js";
import { printNodes } from "../html/print.js";
import { type Refusal, refusals } from "../refusals.js";
import { isScript } from "../slide/addresses.js";

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
  const own = files.find((file) => file && file.root !== packageRoot);
  return own ? cleanPage(html, own, parts, (found) => templates.report(found)) : html;
}

/** Elements of a page that load another page, or change where its addresses lead. */
const refused: ReadonlySet<string> = new Set(
  "applet base bgsound embed fencedframe frame frameset iframe noembed noframes object plaintext portal xmp".split(" "),
);

function cleanPage(html: Html, template: SourceFile, parts: PageParts, report: (problem: Problem) => void): Html {
  const root = parseHtml(html);
  const whole = { file: template, start: 0, end: template.text.length };
  const refuse = (what: string, text: string, refusal: Refusal) => {
    const span = findSpan(whole, text);
    report(problem("removed-element", { what, ...refusal }, { span: span === whole ? { ...whole, end: 1 } : span }));
  };
  for (const element of elementsIn(root)) {
    if (isRefused(element, parts)) {
      refuse(`<${element.name}>`, `<${element.name}`, refusalOf(element.name));
      replaceNode(element);
    } else dropScripts(element, refuse);
  }
  const policy = printAttributes({ "http-equiv": "Content-Security-Policy", content: parts.policy });
  const first = parts.policy === undefined ? "" : `<meta${policy}>\n`;
  return asHtml(`<!doctype html>\n<meta charset="utf-8">\n${first}${printPage(root.children)}`);
}

function isRefused(element: Element, { scripts }: PageParts): boolean {
  const { name, attribs } = element;
  if (name === "meta") return /^\s*(?:refresh|set-cookie|default-style)\s*$/i.test(attribs["http-equiv"] ?? "");
  if (name === "link") return !/^\s*data:/i.test(attribs["href"] ?? "data:");
  if (name === "script") {
    if (attribs["src"] !== undefined || isInDrawing(element)) return true;
    return !isData(attribs["type"]) && !scripts.some((script) => script === textOf(element));
  }
  return refused.has(name);
}

const isData = (type = ""): boolean => /json$/i.test(type);

/** In a drawing the text of a script is markup. */
function isInDrawing({ name, parent }: Element): boolean {
  return name === "svg" || name === "math" || (parent !== null && isTag(parent) && isInDrawing(parent));
}

function refusalOf(name: string): Refusal {
  if (name === "script") return { ...refusals.script, detail: "a page holds no scripts of its own" };
  if (name === "link") return refusals.linked;
  return name === "meta" || name === "base" ? leaving : { ...refusals.object, hint: "leave it out" };
}

/** Why an element that changes the whole page is refused. */
const leaving: Refusal = { detail: "it would leave the page or change it", hint: "leave it out" };

type Refuse = (what: string, text: string, refusal: Refusal) => void;

function dropScripts({ name: element, attribs }: Element, refuse: Refuse): void {
  for (const [name, value] of Object.entries(attribs)) {
    const isSent = /^(?:action|formaction|ping|manifest|background)$/.test(name) && value !== "";
    if (!/^on/.test(name) && !isSent && !(/^(?:xlink:)?href$/.test(name) && isScript(value))) continue;
    refuse(
      `the attribute ${name} of <${element}>`,
      name,
      isSent ? refusals[/^[bm]/.test(name) ? "fetched" : "sent"] : refusals.script,
    );
    delete attribs[name];
  }
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
