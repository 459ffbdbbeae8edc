import type { ParentNode } from "domhandler";
import { nearest } from "../../report/suggest.js";
import { elementsIn } from "../html/dom.js";
import { isRemote } from "./media.js";
import { placeOnSlide, reportOnSlide, type SlideScope } from "./slide-scope.js";

/** Files up to this size travel inside the deck when a slide links to them. */
const largestAttachment = 4 * 1024 * 1024;

/**
 * Checks the links of a slide. A link to a slide (`#id`, `#/id`) becomes `#/id`, the form that the live deck
 * navigates by; one to a file of the project carries the file.
 */
export function checkLinks(root: ParentNode, scope: SlideScope): void {
  const anchors = new Set(elementsIn(root).map((element) => element.attribs["id"] ?? ""));
  for (const element of elementsIn(root)) {
    const href = element.attribs["href"];
    if (element.name.toLowerCase() !== "a" || href === undefined || href === "") continue;
    if (href.startsWith("#")) element.attribs["href"] = slideLink(href, anchors, scope);
    else if (isRemote(href)) checkRemote(element.attribs, href, scope);
    else if (!href.startsWith("data:")) attachFile(element.attribs, href, scope);
  }
}

function slideLink(href: string, anchors: ReadonlySet<string>, scope: SlideScope): string {
  const id = decode(href.replace(/^#\/?/, ""));
  if (id === "" || scope.slideIds.has(id)) return id === "" ? href : `#/${id}`;
  // reveal.js also knows slides by their position: #/2, #/2/1.
  if (/^\d+(\/\d+)*$/.test(id) || scope.slideIds.has(id.split("/")[0] ?? "")) return `#/${id}`;
  if (anchors.has(id)) return href;
  const near = nearest(id, scope.slideIds);
  const remedy = near ? `did you mean “#${near}”?` : undefined;
  const known = [...scope.slideIds][0] ?? "";
  reportOnSlide(scope, "missing-anchor", { id, known }, href, remedy);
  return href;
}

function decode(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

function checkRemote(attributes: Record<string, string>, href: string, scope: SlideScope): void {
  if (/^file:/i.test(href)) {
    reportOnSlide(scope, "refused-address", { element: "a", url: href }, href);
    delete attributes["href"];
  } else if (/^https?:/i.test(href)) {
    attributes["target"] ??= "_blank";
    attributes["rel"] ??= "noopener noreferrer";
  }
}

function attachFile(attributes: Record<string, string>, href: string, scope: SlideScope): void {
  const span = placeOnSlide(scope, href);
  const path = scope.assets.find(href, scope.folders, span, scope.problems);
  if (path === undefined) return;
  const attachment = scope.assets.attach(path, largestAttachment);
  if (!attachment) return;
  attributes["href"] = attachment.url;
  attributes["download"] ??= attachment.name;
}
