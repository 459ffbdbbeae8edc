import { isMarkdown } from "../../content/deck-name.js";
import { idInDeck } from "../../content/slide-ids.js";
import { didYouMean } from "../../report/suggest.js";
import type { ProjectPath } from "../../source/files.js";
import { homeOf } from "../../source/home.js";
import { fileName } from "../assets.js";
import { elementsIn, type ParentNode } from "../html/dom.js";
import { readAddress } from "./addresses.js";
import { isFolder, leadsElsewhere, placeOfAddress, reportOnSlide, type SlideScope } from "./slide-scope.js";

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
    else if (leadsElsewhere(href, scope)) openBeside(element.attribs, href);
    else if (!href.startsWith("data:")) linkFile(element.attribs, href, scope);
  }
}

function setAddress(attributes: Record<string, string>, href: string | undefined): void {
  if (href === undefined) delete attributes["href"];
  else attributes["href"] = href;
}

function slideLink(href: string, hasAnchor: (id: string) => boolean, scope: SlideScope): string | undefined {
  const isSlide = (slide: string) => scope.deck.ask(`slide ${slide}`) === true;
  const written = decode(href.replace(/^#\/?/, ""));
  const home = homeOf(scope.slide.span.file.path);
  // A slide of its own collection that had to give way to another one of this id.
  const renamed = idInDeck(home, written);
  const id = home !== "" && written !== "" && isSlide(renamed) ? renamed : written;
  if (id === "" || isSlide(id)) return id === "" ? href : `#/${id}`;
  // reveal.js also knows slides by their position: #/2, #/2/1.
  if (/^\d+(\/\d+)*$/.test(id) || isSlide(id.split("/")[0] ?? "")) return `#/${id}`;
  if (hasAnchor(id)) return href;
  const headed = scope.deck.ask(`heading ${id}`);
  if (typeof headed === "string") return `#/${headed}`;
  reportAnchor(id, href, scope);
  return undefined;
}

/** Says that no slide has an id, or that the one that has it is hidden. */
function reportAnchor(id: string, href: string, scope: SlideScope): void {
  const place = { text: href, address: { element: "a", address: href }, dispensable: true };
  const ids = scope.deck.ask("slides");
  const known = Array.isArray(ids) ? ids.map(String) : [];
  if (scope.deck.ask(`hidden ${id}`) === true) reportOnSlide(scope, "hidden-slide", { ...place, values: { id } });
  else {
    const remedy = didYouMean(id, known, (near) => `#${near}`);
    reportOnSlide(scope, "missing-anchor", { ...place, values: { id, known: known[0] ?? "" }, remedy });
  }
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
  const found = "found" in lookup ? lookup.found : undefined;
  const first = found && isMarkdown(name) ? scope.deck.ask(`file ${found}`) : undefined;
  if (found && typeof first === "string") setAddress(attributes, slideOfFile({ file: found, first }, href, scope));
  else attachFile(attributes, href, scope);
}

/**
 * The slide of the deck that a link to a Markdown file means: the one of its `#id` or heading, the file's first where it says
 * none or counts slides; undefined after reporting that there is none.
 */
function slideOfFile(
  { file, first }: { readonly file: ProjectPath; readonly first: string },
  href: string,
  scope: SlideScope,
): string | undefined {
  const id = decode(/#\/?(.*)$/s.exec(href)?.[1] ?? "");
  if (id === "" || /^\d+(\/\d+)*$/.test(id)) return `#/${first}`;
  // Another file of the deck may have the same heading.
  const headed = scope.deck.ask(`heading ${file}#${id}`);
  if (typeof headed === "string") return `#/${headed}`;
  if (scope.deck.ask(`slide ${id}`) === true) return `#/${id}`;
  reportAnchor(id, href, scope);
  return undefined;
}

/** A file travels inside the deck; what cannot be is reported, and is no link any more. */
function attachFile(attributes: Record<string, string>, href: string, scope: SlideScope): void {
  const address = { element: "a", address: href };
  if (isFolder(href, scope)) {
    delete attributes["href"];
    const values = { path: href, detail: "which a deck cannot carry" };
    reportOnSlide(scope, "folder-link", { values, text: href, address, dispensable: true });
    return;
  }
  const file = scope.reader.find(fileName(href), scope.folders, placeOfAddress(scope, address), "dispensable");
  const bytes = file && scope.reader.readBytes(file);
  if (!file) delete attributes["href"];
  if (!file || !bytes || bytes.length > largestAttachment) return;
  attributes["href"] = `data:application/octet-stream;base64,${Buffer.from(bytes).toString("base64")}`;
  attributes["download"] ??= file.slice(file.lastIndexOf("/") + 1);
}
