import { type Element, elementsIn, isInMath, type ParentNode, replaceNode, textOf } from "../html/dom.js";
import { placeholder } from "./placeholder.js";
import { reportOnSlide, type SlideScope } from "./slide-scope.js";

/** What shows without a script, and so does what holds it. */
const shows = new Set("audio canvas hr img input math picture svg video".split(" "));

const hints = {
  chart: "show the numbers as a table, as a mermaid fence (pie, xychart-beta), or as a picture",
  recording: "write ::terminal{cast=FILE.cast}, with the recording in the project",
  other: "write what it shows into the slide, or list its script under scripts: in the front matter",
} as const;

/**
 * Names what stays empty without the script of a plug-in: a chart and a recording get a placeholder, an element that
 * nobody knows may hold what can be read. Scripts of the deck's own may draw them all.
 */
export function standForScripts(root: ParentNode, scope: SlideScope): void {
  for (const element of elementsIn(root)) {
    const name = element.name.toLowerCase();
    const isChart = name === "canvas" && element.attribs["data-chart"] !== undefined;
    const isRecording = name === "asciinema-player";
    if (!isChart && !isRecording && !isEmptyCustom(element)) continue;
    if (scope.deck.ask("scripts") === true) return;
    if (!isChart && !isRecording)
      report(element, { what: `<${name}>`, shown: "shows nothing", hint: hints.other }, scope);
    else {
      const what = isChart ? `the chart <canvas data-chart="${element.attribs["data-chart"]}">` : `<${name}>`;
      const hint = isChart ? hints.chart : hints.recording;
      report(element, { what, shown: "shows as a placeholder", hint }, scope);
      replaceNode(element, ...placeholder(labelOf(element), element.attribs["src"] ?? "", element));
    }
  }
}

function labelOf({ name, attribs }: Element): string {
  const kind = attribs["data-chart"] === undefined ? "" : ` data-chart="${attribs["data-chart"]}"`;
  return attribs["aria-label"] || attribs["title"] || attribs["src"] || `<${name}${kind}>`;
}

function report({ name }: Element, values: Readonly<Record<string, string>>, scope: SlideScope): void {
  reportOnSlide(scope, "not-drawn", { values, text: `<${name}`, tag: { element: name } });
}

/** Whether an element whose name only a script knows holds nothing that shows. */
function isEmptyCustom(element: Element): boolean {
  if (!/^[a-z][\w.]*-[\w.-]*$/.test(element.name) || isDrawn(element)) return false;
  return (
    textOf(element).trim() === "" && !elementsIn(element).some(({ name }) => shows.has(name) || name.includes(" "))
  );
}

/** Names with a hyphen that SVG and MathML have themselves. */
const isDrawn = (element: Element): boolean =>
  isInMath(element) || /^(?:annotation-xml|color-profile|font-face.*|missing-glyph)$/.test(element.name);
