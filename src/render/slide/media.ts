import { fileName } from "../assets.js";
import { refusalOf } from "../design/own-sheet.js";
import { visitCss } from "../html/css.js";
import { type Element, elementsIn, isTag, type ParentNode, replaceNode, Text, textOf } from "../html/dom.js";
import { refusals } from "../refusals.js";
import type { SoughtAddress } from "./address-places.js";
import { isRemote, readAddress } from "./addresses.js";
import { placeholder } from "./placeholder.js";
import { addAsset, isFolder, leadsElsewhere, reportOnSlide, type SlideScope } from "./slide-scope.js";

/** Where the address of something that cannot be shown is kept; a name with a space is printed nowhere. */
const absent = "absent address";

/** What becomes of media that cannot be shown. */
const leftOut = "is left out";
const standsIn = "shows as a placeholder";

/** Attributes that load a file, by element. */
const loading: ReadonlyMap<string, readonly string[]> = new Map([
  ["img", ["src", "data-src"]],
  ["video", ["src", "data-src", "poster"]],
  ["audio", ["src", "data-src"]],
  ["source", ["src", "data-src"]],
  ["track", ["src"]],
  ["image", ["href", "xlink:href"]],
  ["feimage", ["href", "xlink:href"]],
  ["input", ["src"]],
]);

/** Attributes and elements without which something still shows: what cannot be shown of them is left out. */
const extras: ReadonlySet<string> = new Set(["source", "track", "feimage"]);

/** Replaces the files that a slide shows by `asset:` addresses; what cannot be shown becomes a placeholder. */
export function collectMedia(root: ParentNode, scope: SlideScope): void {
  for (const element of elementsIn(root)) {
    const name = element.name.toLowerCase();
    const style = element.attribs["style"];
    if (style !== undefined) element.attribs["style"] = collectCss(style, scope);
    for (const attribute of loading.get(name) ?? []) collectAttribute(element, attribute, scope);
    takeSrcset(element, scope);
    // A style sheet is one text, whatever else our parser found in it.
    if (name === "style") element.children = [new Text(collectCss(textOf(element), scope))];
  }
  for (const element of elementsIn(root)) if (isFilm(element)) standIn(element);
}

const isFilm = (node: ParentNode | null): node is Element =>
  node !== null && isTag(node) && /^(?:video|audio)$/.test(node.name);

/** A film of which no source is left shows as a placeholder. */
function standIn(film: Element): void {
  if (film.attribs["src"]) return;
  const sources = film.children.filter((child): child is Element => isTag(child) && child.name === "source");
  if (sources.length === 0 || sources.some(({ attribs }) => attribs["src"])) return;
  const url = sources.find(({ attribs }) => attribs[absent])?.attribs[absent] ?? "";
  replaceNode(film, ...placeholder(film.attribs["title"] || url, url, film));
}

/**
 * A deck shows every picture in its one size: `src`, or the largest one of `srcset` where there is no `src`. A source of
 * `<picture>` has its picture in `srcset`.
 */
function takeSrcset(element: Element, scope: SlideScope): void {
  const { name, attribs } = element;
  for (const attribute of ["srcset", "data-srcset"]) {
    const written = attribs[attribute];
    delete attribs[attribute];
    const largest = written && largestOf(written);
    if (!largest || attribs["src"]) continue;
    const own = largest.startsWith("data:") ? largest : addAsset(scope, { element: name, address: largest });
    if (own) attribs[name === "source" ? "srcset" : "src"] = own;
    return;
  }
}

/** The picture of a `srcset` that is said to be the widest or densest; the first one of equals. https://html.spec.whatwg.org/#srcset-attributes */
function largestOf(pictures: string): string | undefined {
  let [largest, most]: [string | undefined, number] = [undefined, 0];
  let url = "";
  for (const word of pictures.trim().split(/\s+/)) {
    const plain = word.replace(/^,+/, "").replace(/,$/, "");
    const isDescriptor = url !== "";
    if (!isDescriptor) url = plain;
    const size = isDescriptor ? Number.parseFloat(plain) || 1 : 1;
    // A comma ends a picture; a last one may have none.
    if (size > most) [largest, most] = [url, size];
    if (word.endsWith(",")) url = "";
  }
  return largest || undefined;
}

function collectAttribute(element: Element, attribute: string, scope: SlideScope): void {
  const name = element.name.toLowerCase();
  const value = element.attribs[attribute];
  if (value === undefined || value.startsWith("data:") || value.startsWith("#") || value.startsWith("asset:")) return;
  const isExtra = attribute === "poster" || extras.has(name);
  const isElsewhere = leadsElsewhere(value, scope);
  const address = isElsewhere ? undefined : addPicture({ element: name, address: value }, scope);
  if (isElsewhere) reportRemote(element, value, isExtra && !isFilm(element.parent) ? leftOut : standsIn, scope);
  if (address === undefined && isExtra) {
    delete element.attribs[attribute];
    element.attribs[absent] = value;
  } else if (address === undefined) replaceNode(element, ...placeholder(labelOf(element, value), value, element));
  else {
    element.attribs[attribute === "data-src" ? "src" : attribute] = address;
    if (attribute === "data-src") delete element.attribs["data-src"];
  }
}

/** As {@link addAsset}; says of an address that names no file what is the case. */
function addPicture(sought: SoughtAddress, scope: SlideScope): string | undefined {
  const { element, address } = sought;
  const isFile = /^(?:video|audio|source|track)$/.test(element);
  const what = isFile ? `this <${element}>` : "this picture";
  const unnamed = { values: { what }, remedy: isFile ? "write the path of one, or leave it out" : undefined };
  const place = { text: address, address: sought, dispensable: true };
  if (fileName(address.trim()) === "") reportOnSlide(scope, "unnamed-file", { ...place, ...unnamed });
  else if (!isFolder(address, scope)) return addAsset(scope, sought);
  else {
    const values = { path: address, detail: "and not a file that a slide can show" };
    reportOnSlide(scope, "folder-link", { ...place, values, remedy: "name a file in it" });
  }
  return undefined;
}

/** What a placeholder says: what the picture shows, else the name of its file. */
const labelOf = ({ attribs }: Element, value: string): string =>
  attribs["alt"] || attribs["title"] || (isRemote(value) ? value : fileName(value).replace(/^.*\//, ""));

function reportRemote({ name }: Element, url: string, shown: string, scope: SlideScope): void {
  const place = { text: url, address: { element: name, address: url } };
  if (/^file:/i.test(readAddress(url)))
    reportOnSlide(scope, "refused-address", {
      values: { what: `<${name}> with “${url}”`, ...refusals.elsewhere },
      ...place,
    });
  else reportOnSlide(scope, "remote-image", { values: { url, shown }, ...place });
}

/** Replaces the addresses in style sheets of the slide; remote ones are dropped and reported. */
export function collectCss(css: string, scope: SlideScope): string {
  return visitCss(css, {
    address(url, { text }) {
      if (url.startsWith("data:") || url.startsWith("#") || url.startsWith("asset:")) return url;
      if (!leadsElsewhere(url, scope)) return addAsset(scope, { element: "style", address: url });
      reportOnSlide(scope, "remote-image", {
        values: { url, shown: leftOut },
        text,
        address: { element: "style", address: url },
      });
      return undefined;
    },
    refuse(place) {
      const values = { what: `“${place.text.slice(0, 80)}” in CSS`, ...refusalOf(place) };
      reportOnSlide(scope, "refused-address", { values, text: place.text });
    },
  });
}
