import { namesFile } from "../design/own-sheet.js";
import { type Element, isTag } from "../html/dom.js";
import { hasRemotePicture, isRefusedLink, isRemote, isScript, readAddress, schemeOf } from "./addresses.js";
import { reportOnSlide, type SlideScope } from "./slide-scope.js";

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

/** Attributes that a browser, a form, an animation or reveal.js takes for an address. */
const addresses = words(
  "action archive background by cite classid codebase data data-background data-background-iframe " +
    "data-background-image data-background-video data-preview-image data-preview-link data-preview-video data-src " +
    "dynsrc formaction from href icon longdesc lowsrc manifest ping poster profile src to values xlink:href",
);

/** Attributes by which something is fetched or sent, and which no deck needs. */
const fetching = words(
  "action archive attributionsrc background classid codebase data-background-iframe data-preview-image " +
    "data-preview-video dynsrc formaction imagesrcset lowsrc manifest ping profile srcdoc",
);

/** Attributes that name a picture, a film or a sound; a slide may have them, when they lie in the project. */
const shown = words("data-background data-background-image data-background-video data-src poster src");

/** Attributes that make a template's content a part of the page. */
const shadow = /^shadowroot/;

/** Elements whose name would stand for a property of the page that scripts use. */
const named = words("form img");

/** Attributes of SVG that are CSS; in them a drawing refers to its own parts. */
const painting = words("clip-path cursor fill filter marker marker-end marker-mid marker-start mask stroke");

/** Elements whose `href` is a link, and those whose `href` is a picture. */
const links = words("a area");
const pictures = words("image feImage feimage");

/** Removes attributes that a slide must not have: handlers, scripts, and addresses that would be fetched. Each is reported. */
export function guardAttributes(element: Element, scope: SlideScope): void {
  for (const [name, value] of Object.entries(element.attribs)) {
    const mistake = mistakeIn(element, name.toLowerCase(), value);
    if (!mistake) continue;
    const isAddress = mistake === "refused-address";
    const url = readAddress(value) || (element.attribs["href"] ?? "");
    const values = isAddress ? { element: element.name.replace(/^mark /, ""), url } : { what: `the attribute ${name}` };
    reportOnSlide(scope, mistake, { values, text: isAddress ? value || name : name });
    delete element.attribs[name];
  }
}

/** What is wrong with an attribute that neither a slide nor a page may have; `name` is in small letters. */
export function mistakeIn(
  element: Element,
  name: string,
  value: string,
): "removed-element" | "refused-address" | undefined {
  if (/^on/.test(name) || shadow.test(name)) return "removed-element";
  if (name === "name" && named.has(element.name)) return "removed-element";
  if (addresses.has(name) && value.split(";").some(isScript)) return "removed-element";
  const isRefused =
    (fetching.has(name) && value.trim() !== "") ||
    (/srcset$/.test(name) && hasRemotePicture(value)) ||
    (name === "data-preview-link" && value !== "false") ||
    (/^(?:xlink:)?href$/.test(name) && isRefusedReference(element, value)) ||
    (painting.has(name) && namesFile(value)) ||
    (/^(?:by|from|to|values)$/.test(name) && namesFile(value));
  return isRefused ? "refused-address" : undefined;
}

/** Whether a browser or reveal.js would fetch what an attribute names from elsewhere. */
export function showsRemote({ name: element }: Element, name: string, value: string): boolean {
  const isShown = shown.has(name) || (/^(?:xlink:)?href$/.test(name) && pictures.has(element));
  return isShown && isRemote(value) && schemeOf(value) !== "data";
}

/** Parts of a drawing refer to parts of it; only links and pictures lead elsewhere. */
function isRefusedReference(element: Element, value: string): boolean {
  if (links.has(element.name) || isInMath(element)) return isRefusedLink(value);
  return !pictures.has(element.name) && value !== "" && !value.startsWith("#");
}

function isInMath({ name, parent }: Element): boolean {
  return name === "math" || (parent !== null && isTag(parent) && isInMath(parent));
}
