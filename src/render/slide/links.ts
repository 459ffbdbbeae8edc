import { didYouMean } from "../../report/suggest.js";
import type { ProjectPath } from "../../source/files.js";
import { fileName } from "../assets.js";
import { elementsIn, type ParentNode } from "../html/dom.js";
import { isRemote, readAddress } from "./addresses.js";
import { placeOnSlide, reportOnSlide, type SlideScope } from "./slide-scope.js";

/** Files up to this size travel inside the deck when a slide links to them. */
const largestAttachment = 4 * 1024 * 1024;

/**
 * Checks the links of a slide. A link to a slide (`#id`, `#/id`, a heading's anchor) becomes `#/id`, the form that the live
 * deck navigates by; so does one to a Markdown file of the deck. One to another file of the project carries the file. What
 * leads nowhere is no link any more.
 */
export function checkLinks(root: ParentNode, scope: SlideScope): void {
  const elements = elementsIn(root);
  const hasAnchor = (id: string) => elements.some(({ attribs }) => attribs["id"] === id);
  for (const element of elements) {
    const href = readAddress(element.attribs["href"] ?? "");
    // One that begins with a question mark leads to the deck itself.
    if (!/^(?:a|area)$/.test(element.name) || href === "" || href.startsWith("?")) continue;
    if (href.startsWith("#")) setAddress(element.attribs, slideLink(href, hasAnchor, scope));
    else if (isRemote(href)) openBeside(element.attribs, href);
    else if (!href.startsWith("data:")) linkFile(element.attribs, href, scope);
  }
}

function setAddress(attributes: Record<string, string>, href: string | undefined): void {
  if (href === undefined) delete attributes["href"];
  else attributes["href"] = href;
}

function slideLink(href: string, hasAnchor: (id: string) => boolean, scope: SlideScope): string | undefined {
  const id = decode(href.replace(/^#\/?/, ""));
  const isSlide = (slide: string) => scope.deck.ask(`slide ${slide}`) === true;
  if (id === "" || isSlide(id)) return id === "" ? href : `#/${id}`;
  // reveal.js also knows slides by their position: #/2, #/2/1.
  if (/^\d+(\/\d+)*$/.test(id) || isSlide(id.split("/")[0] ?? "")) return `#/${id}`;
  if (hasAnchor(id)) return href;
  const headed = scope.deck.ask(`heading ${id}`);
  if (typeof headed === "string") return `#/${headed}`;
  const ids = scope.deck.ask("slides");
  const known = Array.isArray(ids) ? ids.map(String) : [];
  const remedy = didYouMean(id, known, (near) => `#${near}`);
  const values = { id, known: known[0] ?? "" };
  reportOnSlide(scope, "missing-anchor", { values, text: href, remedy, dispensable: true });
  return undefined;
}

function decode(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

/** Another site opens in a window of its own. */
function openBeside(attributes: Record<string, string>, href: string): void {
  // Without a scheme it would take that of the page, and name another computer where the deck is a file.
  attributes["href"] = href.replace(/^[/\\]{2}/, "https://");
  if (!/^https?:/i.test(attributes["href"])) return;
  attributes["target"] ??= "_blank";
  attributes["rel"] ??= "noopener noreferrer";
}

function linkFile(attributes: Record<string, string>, href: string, scope: SlideScope): void {
  const name = fileName(href);
  const lookup = scope.reader.lookUp(name, scope.folders);
  const slide = "found" in lookup && slideOfFile(lookup.found, href, scope);
  if (slide) attributes["href"] = `#/${slide}`;
  else if ("found" in lookup) attachFile(attributes, lookup.found, scope);
  else {
    delete attributes["href"];
    const isFolder = "tried" in lookup && lookup.tried.some((path) => scope.reader.isFolder(path));
    if (!isFolder) scope.reader.find(name, scope.folders, placeOnSlide(scope, href), "dispensable");
    else reportOnSlide(scope, "folder-link", { values: { path: href }, text: href, dispensable: true });
  }
}

/** The slide of the deck that a link to a Markdown file means: the one of its `#id` or heading, else the file's first. */
function slideOfFile(file: ProjectPath, href: string, { deck }: SlideScope): string | undefined {
  const first = /\.(?:md|markdown)$/i.test(file) ? deck.ask(`file ${file}`) : undefined;
  if (typeof first !== "string") return undefined;
  const id = decode(/#\/?(.*)$/s.exec(href)?.[1] ?? "");
  if (id !== "" && deck.ask(`slide ${id}`) === true) return id;
  const headed = id === "" ? undefined : deck.ask(`heading ${id}`);
  return typeof headed === "string" ? headed : first;
}

function attachFile(attributes: Record<string, string>, file: ProjectPath, scope: SlideScope): void {
  const bytes = scope.reader.readBytes(file);
  if (!bytes || bytes.length > largestAttachment) return;
  attributes["href"] = `data:application/octet-stream;base64,${Buffer.from(bytes).toString("base64")}`;
  attributes["download"] ??= file.slice(file.lastIndexOf("/") + 1);
}
