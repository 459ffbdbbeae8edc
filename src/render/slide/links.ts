import { didYouMean } from "../../report/suggest.js";
import { fileName } from "../assets.js";
import { elementsIn, type ParentNode } from "../html/dom.js";
import { isRemote, readAddress } from "./addresses.js";
import { placeOnSlide, reportOnSlide, type SlideScope } from "./slide-scope.js";

/** Files up to this size travel inside the deck when a slide links to them. */
const largestAttachment = 4 * 1024 * 1024;

/**
 * Checks the links of a slide. A link to a slide (`#id`, `#/id`) becomes `#/id`, the form that the live deck
 * navigates by; one to a file of the project carries the file.
 */
export function checkLinks(root: ParentNode, scope: SlideScope): void {
  const elements = elementsIn(root);
  const hasAnchor = (id: string) => elements.some(({ attribs }) => attribs["id"] === id);
  for (const element of elements) {
    const href = readAddress(element.attribs["href"] ?? "");
    if (!/^(?:a|area)$/.test(element.name) || href === "") continue;
    if (href.startsWith("#")) element.attribs["href"] = slideLink(href, hasAnchor, scope);
    else if (isRemote(href)) openBeside(element.attribs, href);
    else if (!href.startsWith("data:")) attachFile(element.attribs, href, scope);
  }
}

function slideLink(href: string, hasAnchor: (id: string) => boolean, scope: SlideScope): string {
  const id = decode(href.replace(/^#\/?/, ""));
  const isSlide = (slide: string) => scope.deck.ask(`slide ${slide}`) === true;
  if (id === "" || isSlide(id)) return id === "" ? href : `#/${id}`;
  // reveal.js also knows slides by their position: #/2, #/2/1.
  if (/^\d+(\/\d+)*$/.test(id) || isSlide(id.split("/")[0] ?? "")) return `#/${id}`;
  if (hasAnchor(id)) return href;
  const ids = scope.deck.ask("slides");
  const known = Array.isArray(ids) ? ids.map(String) : [];
  const remedy = didYouMean(id, known, (near) => `#${near}`);
  reportOnSlide(scope, "missing-anchor", { values: { id, known: known[0] ?? "" }, text: href, remedy });
  return href;
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

function attachFile(attributes: Record<string, string>, href: string, scope: SlideScope): void {
  const file = scope.reader.find(fileName(href), scope.folders, placeOnSlide(scope, href));
  const bytes = file && scope.reader.readBytes(file);
  if (!bytes || bytes.length > largestAttachment) return;
  attributes["href"] = `data:application/octet-stream;base64,${Buffer.from(bytes).toString("base64")}`;
  attributes["download"] ??= file.slice(file.lastIndexOf("/") + 1);
}
