import { namesFile } from "../design/own-sheet.js";
import { type Element, isInMath } from "../html/dom.js";
import { type Refusal, refusals } from "../refusals.js";
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
/** Those of them by which something is sent. */
const sending = words("action attributionsrc formaction ping");

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
    const small = name.toLowerCase();
    const removal = removalOf(element, small, value);
    const refusal = removal ?? refusalOf(element, small, value);
    if (!refusal) continue;
    const shown = element.name.replace(/^mark /, "");
    reportOnSlide(scope, removal ? "removed-element" : "refused-address", {
      values: removal
        ? removedValues(element, { name, value }, removal)
        : refusedValues(element, { name, value }, refusal),
      text: removal ? name : value || name,
      tag: { element: shown, attribute: name },
      address: removal && !addresses.has(small) ? undefined : { element: shown, address: value },
    });
    delete element.attribs[name];
  }
}

interface Attribute {
  readonly name: string;
  readonly value: string;
}

function removedValues(element: Element, { name, value }: Attribute, removal: Refusal) {
  if (removal !== refusals.script || !/href$/i.test(name) || !isLink(element))
    return { what: `the attribute ${name}`, ...removal };
  return { what: `the link “${readAddress(value)}”`, ...refusals.scriptLink };
}

function refusedValues({ name: element, attribs }: Element, { name, value }: Attribute, refusal: Refusal) {
  const url = readAddress(value) || (attribs["href"] ?? "");
  const what = `the attribute ${name} of <${element.replace(/^mark /, "")}>${url && ` with “${url}”`}`;
  return { what, ...refusal };
}

/** What is wrong with an attribute, and how it is reported. */
interface Mistake {
  readonly code: "removed-element" | "refused-address";
  readonly refusal: Refusal;
}

/** What is wrong with an attribute that neither a slide nor a page may have; `name` is in small letters. */
export function mistakeIn(element: Element, name: string, value: string): Mistake | undefined {
  const removal = removalOf(element, name, value);
  if (removal) return { code: "removed-element", refusal: removal };
  const refusal = refusalOf(element, name, value);
  return refusal && { code: "refused-address", refusal };
}

/** Whether a browser or reveal.js would fetch what an attribute names from elsewhere. */
export function showsRemote({ name: element }: Element, name: string, value: string): boolean {
  const isShown = shown.has(name) || (/^(?:xlink:)?href$/.test(name) && pictures.has(element));
  return isShown && isRemote(value) && schemeOf(value) !== "data";
}

/** Why an attribute runs something, or makes the element something else than it seems. */
function removalOf(element: Element, name: string, value: string): Refusal | undefined {
  if (/^on/.test(name)) return refusals.script;
  if (shadow.test(name)) return refusals.shadow;
  if (name === "name" && named.has(element.name)) return refusals.named;
  return addresses.has(name) && value.split(";").some(isScript) ? refusals.script : undefined;
}

/** Why an attribute names what a slide must not ask for. */
function refusalOf(element: Element, name: string, value: string): Refusal | undefined {
  if (fetching.has(name) && value.trim() !== "") return sending.has(name) ? refusals.sent : refusals.fetched;
  if (/srcset$/.test(name) && hasRemotePicture(value)) return refusals.elsewhere;
  if (name === "data-preview-link" && value !== "false") return refusals.preview;
  if (/^(?:xlink:)?href$/.test(name) && isRefusedReference(element, value))
    return isLink(element) ? refusals.link : refusals.part;
  const isPaint = painting.has(name) || /^(?:by|from|to|values)$/.test(name);
  return isPaint && namesFile(value) ? refusals.part : undefined;
}

const isLink = (element: Element) => links.has(element.name) || isInMath(element);

/** Parts of a drawing refer to parts of it; only links and pictures lead elsewhere. */
function isRefusedReference(element: Element, value: string): boolean {
  if (isLink(element)) return isRefusedLink(value);
  return !pictures.has(element.name) && value !== "" && !value.startsWith("#");
}
