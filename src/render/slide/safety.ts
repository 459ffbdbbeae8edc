import {
  type ChildNode,
  type Element,
  elementsIn,
  element as makeElement,
  type ParentNode,
  replaceNode,
} from "../html/dom.js";
import { reportOnSlide, type SlideScope } from "./slide-scope.js";

/** Elements that run code, change the page's base or embed another page. */
const refused = new Set(["script", "base", "meta", "link", "object", "embed", "frame", "frameset", "applet"]);

/** Removes what a slide must not hold: scripts, handlers, embedded pages. Each removal is reported. */
export function makeSafe(root: ParentNode, scope: SlideScope): void {
  for (const element of elementsIn(root)) {
    const name = element.name.toLowerCase();
    if (name === "iframe") refuseFrame(element, scope);
    else if (refused.has(name)) refuseElement(element, name, scope);
    else dropHandlers(element, scope);
    // To reveal.js a section inside a slide is another slide.
    if (name === "section") element.name = "div";
    // Nothing ends plaintext: the rest of the page would be its text.
    if (name === "plaintext") element.name = "pre";
  }
}

function refuseFrame(element: Element, scope: SlideScope): void {
  const url = element.attribs["src"] ?? element.attribs["data-src"] ?? "";
  const title = element.attribs["title"] ?? "";
  reportOnSlide(scope, "refused-address", {
    values: { element: "iframe", url: url || "srcdoc" },
    text: url || "<iframe",
  });
  replaceNode(element, ...placeholder(title || url || "embedded page", url, element));
}

function refuseElement(element: Element, name: string, scope: SlideScope): void {
  const url = element.attribs["src"] ?? element.attribs["data"] ?? element.attribs["href"] ?? "";
  if (name === "object" || name === "embed") {
    reportOnSlide(scope, "refused-address", { values: { element: name, url }, text: url || `<${name}` });
  } else {
    reportOnSlide(scope, "removed-element", { values: { what: `<${name}>` }, text: `<${name}` });
  }
  replaceNode(element);
}

function dropHandlers(element: Element, scope: SlideScope): void {
  for (const [name, value] of Object.entries(element.attribs)) {
    const isHandler = /^on/i.test(name);
    const isScript = /^(?:href|src|action|formaction|xlink:href)$/i.test(name) && /^\s*javascript:/i.test(value);
    if (!isHandler && !isScript) continue;
    reportOnSlide(scope, "removed-element", { values: { what: `the attribute ${name}` }, text: name });
    delete element.attribs[name];
  }
}

/** A labelled box in the size of what could not be shown; an http(s) address stays reachable as a link. */
export function placeholder(label: string, url: string, replaced: Element): ChildNode[] {
  const size = ["width", "height"]
    .filter((side) => /^\d+(px|%)?$/.test(replaced.attribs[side] ?? ""))
    .map((side) => `${side}:${replaced.attribs[side]}${/\d$/.test(replaced.attribs[side] ?? "") ? "px" : ""}`);
  const isLinked = /^https?:/i.test(url) && label !== url;
  const attributes = {
    class: "placeholder",
    // A picture has no parts: with a link inside it is a group.
    role: isLinked ? "group" : "img",
    "aria-label": label,
    style: size.join(";") || undefined,
  };
  const link = isLinked ? [" ", makeElement("a", { href: url }, [shortUrl(url)])] : [];
  return [makeElement("span", attributes, [label === url ? shortUrl(url) : label, ...link])];
}

function shortUrl(url: string): string {
  const plain = url.replace(/^https?:\/\/(www\.)?/i, "");
  return plain.length > 48 ? `${plain.slice(0, 47)}…` : plain;
}
