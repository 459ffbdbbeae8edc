import { problem } from "../../report/problem.js";
import { type Element, elementsIn, type ParentNode, replaceNode } from "../html/dom.js";
import { type Refusal, refusals } from "../refusals.js";
import { guardAttributes } from "./guard.js";
import { placeholder } from "./placeholder.js";
import { reportOnSlide, type SlideScope } from "./slide-scope.js";

/** Elements that run code, change the page or the meaning of its addresses, or show to some readers only; and why. */
const refused: ReadonlyMap<string, Refusal> = new Map<string, Refusal>([
  ["script", refusals.script],
  ["link", refusals.linked],
  ...["base", "meta"].map((name) => [name, refusals.whole] as const),
  ...["applet", "frame", "frameset", "bgsound"].map((name) => [name, refusals.object] as const),
  ...["noscript", "noembed", "noframes"].map((name) => [name, refusals.scriptless] as const),
]);

/** Elements that show another page or file; what they would show is named. */
const embedding: ReadonlySet<string> = new Set(["object", "embed", "portal", "fencedframe"]);

/** Elements that belong to a page and not to a slide: what stands in them stays. */
const ofPages: ReadonlySet<string> = new Set(["html", "head", "body"]);

/** Elements that change attributes of others, in small letters. */
const changing: ReadonlySet<string> = new Set(["set", "animate", "animatetransform", "animatemotion", "animatecolor"]);

/** Removes what a slide must not hold: scripts, handlers, embedded pages. Each removal is reported. */
export function makeSafe(root: ParentNode, scope: SlideScope): void {
  for (const element of elementsIn(root)) {
    const name = element.name.toLowerCase();
    if (name === "iframe") refuseFrame(element, scope);
    else if (embedding.has(name)) refuseEmbedded(element, scope);
    else {
      const refusal = refused.get(name) ?? (changesAddress(element) ? refusals.moving : undefined);
      if (refusal) refuseElement(element, refusal, scope);
      else guardAttributes(element, scope);
    }
    if (ofPages.has(name)) replaceNode(element, ...element.children);
    if (name === "section") makePart(element, scope);
    // Nothing ends plaintext: the rest of the page would be its text.
    if (name === "plaintext" || name === "xmp") element.name = "pre";
  }
}

/** To reveal.js a section inside of a slide is another slide. Layouts and components may have sections, too. */
function makePart(element: Element, { slide, reader, notes }: SlideScope): void {
  element.name = "div";
  const span = notes.tags.find(slide.span, { element: "section" }, "");
  if (span) reader.report(problem("nested-section", {}, { span }));
}

function refuseFrame(element: Element, scope: SlideScope): void {
  const url = element.attribs["src"] ?? element.attribs["data-src"] ?? "";
  const title = element.attribs["title"] ?? "";
  reportOnSlide(scope, "refused-address", {
    values: { what: `<iframe> with “${url || "srcdoc"}”`, ...refusals.page },
    text: url || "<iframe",
    tag: { element: "iframe" },
  });
  replaceNode(element, ...placeholder(title || url || "embedded page", url, element));
}

function refuseEmbedded(element: Element, scope: SlideScope): void {
  const { name, attribs } = element;
  const url = attribs["src"] ?? attribs["data"] ?? attribs["href"] ?? "";
  reportOnSlide(scope, "refused-address", {
    values: { what: `<${name}>${url && ` with “${url}”`}`, ...refusals.object },
    text: url || `<${name}`,
    tag: { element: name },
  });
  replaceNode(element);
}

function refuseElement(element: Element, refusal: Refusal, scope: SlideScope): void {
  const what = `<${element.name}>`;
  reportOnSlide(scope, "removed-element", {
    values: { what, ...refusal },
    text: what.slice(0, -1),
    tag: { element: element.name },
  });
  replaceNode(element);
}

/** Whether an element is an animation that changes where something leads or what runs; the name of what it changes may have a prefix. */
export function changesAddress({ name, attribs }: Element): boolean {
  if (!changing.has(name.toLowerCase())) return false;
  return /(?:^|:)(?:(?:href|src|style)$|on)/i.test((attribs["attributeName"] ?? attribs["attributename"] ?? "").trim());
}
