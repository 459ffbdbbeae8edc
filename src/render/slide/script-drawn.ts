import {
  type Element,
  element,
  elementsIn,
  hasClass,
  isInMath,
  type ParentNode,
  replaceNode,
  Text,
  textOf,
} from "../html/dom.js";
import { placeholder } from "./placeholder.js";
import { reportOnSlide, type SlideScope } from "./slide-scope.js";

/** What shows without a script, and so does what holds it. */
const shows = new Set("audio canvas hr img input math picture svg video".split(" "));

/** Whether Mermaid would look there for its text. */
const isMermaid = (element: Element): boolean =>
  /^(?:div|pre|code)$/i.test(element.name) && (hasClass(element, "mermaid") || hasClass(element, "language-mermaid"));

const hints = {
  diagram: "write it as a mermaid fence, or begin a line with its tag",
  chart: "show the numbers as a table, as a mermaid fence (pie, xychart-beta), or as a picture",
  recording: "write ::terminal{cast=FILE.cast}, with the recording in the project",
  other: "write what it shows into the slide, or list its script under scripts: in the front matter",
} as const;

/**
 * Names what stays empty without the script of a plug-in: a chart and a recording get a placeholder, an element that
 * nobody knows may hold what can be read. Scripts of the deck's own may draw them all.
 */
export function standForScripts(root: ParentNode, scope: SlideScope): void {
  const readable = new Set(
    elementsIn(root).flatMap((each) => (isCustom(each) && holdsSomething(each) ? each.name : [])),
  );
  for (const found of elementsIn(root)) {
    const name = found.name.toLowerCase();
    const isChart = name === "canvas" && found.attribs["data-chart"] !== undefined;
    const isRecording = name === "asciinema-player";
    const isDiagram = isMermaid(found);
    if (!isChart && !isRecording && !isDiagram && !isEmptyCustom(found, readable)) continue;
    if (scope.deck.ask("scripts") === true) return;
    if (isDiagram) showAsCode(found, scope);
    else if (!isChart && !isRecording)
      report(found, { what: `<${name}>`, shown: "shows nothing", hint: hints.other }, scope);
    else {
      const what = isChart ? `the chart <canvas data-chart="${found.attribs["data-chart"]}">` : `<${name}>`;
      const hint = isChart ? hints.chart : hints.recording;
      report(found, { what, shown: "shows as a placeholder", hint }, scope);
      replaceNode(found, ...placeholder(labelOf(found), found.attribs["src"] ?? "", found));
    }
  }
}

/** A diagram that Markdown and HTML around it keep from being drawn. */
function showAsCode(held: Element, scope: SlideScope): void {
  const what = `<${held.name} class="${held.attribs["class"]}">`;
  const text = textOf(held)
    .replace(/^[ \t]*\n/, "")
    .trimEnd();
  // Its first words, in which nothing is written in another way.
  const [written = ""] = /[^\s&<>][^\n&<>]*/.exec(text) ?? [];
  reportOnSlide(scope, "not-drawn", { values: { what, shown: "shows as code", hint: hints.diagram }, text: written });
  if (held.name !== "div") return;
  replaceNode(held, element("pre", {}, [element("code", {}, [new Text(text)])]));
}

function labelOf({ name, attribs }: Element): string {
  const kind = attribs["data-chart"] === undefined ? "" : ` data-chart="${attribs["data-chart"]}"`;
  return attribs["aria-label"] || attribs["title"] || attribs["src"] || `<${name}${kind}>`;
}

function report({ name }: Element, values: Readonly<Record<string, string>>, scope: SlideScope): void {
  reportOnSlide(scope, "not-drawn", { values, text: `<${name}`, tag: { element: name } });
}

const isCustom = (element: Element): boolean => /^[a-z][\w.]*-[\w.-]*$/.test(element.name) && !isDrawn(element);

const holdsSomething = (element: Element): boolean =>
  textOf(element).trim() !== "" || elementsIn(element).some(({ name }) => shows.has(name) || name.includes(" "));

/**
 * Whether an element whose name only a script knows holds nothing that shows. Where others of its name hold text, the name is
 * there for a style sheet, and this one was to be the end of one.
 */
const isEmptyCustom = (element: Element, readable: ReadonlySet<string>): boolean =>
  isCustom(element) && !readable.has(element.name) && !holdsSomething(element);

/** Names with a hyphen that SVG and MathML have themselves. */
const isDrawn = (element: Element): boolean =>
  isInMath(element) || /^(?:annotation-xml|color-profile|font-face.*|missing-glyph)$/.test(element.name);
