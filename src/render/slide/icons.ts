import type { Reader } from "../../content/reader.js";
import { didYouMean } from "../../report/suggest.js";
import type { SourceFile, Span } from "../../source/text.js";
import {
  addClass,
  classesOf,
  type Element,
  element,
  elementsIn,
  type ParentNode,
  parseXml,
  textOf,
} from "../html/dom.js";
import { type IconAliases, otherIcon, readAliases, type WantedIcon, wantedIcon } from "./icon-names.js";
import { reportOnSlide, type SlideScope } from "./slide-scope.js";

/** The package whose drawings are used. Only its pictures and style sheets are read; nothing of it runs. */
const iconPackage = "@fortawesome/fontawesome-free";
const folder = `node_modules/${iconPackage}`;

/** A drawing that is longer is none of an icon. */
const mostCharacters = 64 * 1024;

/** Elements that stand for icons in what others have written. */
const holders = new Set(["i", "span", "em"]);

/** Gives icons their drawings. */
export type DrawIcons = (root: ParentNode, scope: SlideScope) => void;

/** Icons for the slides of one run: what names mean is read once. */
export function createIcons(): DrawIcons {
  const known = new WeakMap<SourceFile, IconAliases>();
  const aliases = (reader: Reader): IconAliases => {
    const sheets = ["css/all.css", "css/v4-shims.css"].flatMap((name) => readText(name, reader) ?? []);
    const [first] = sheets;
    if (!first) return new Map();
    const read = known.get(first) ?? readAliases(sheets.map(({ text }) => text));
    known.set(first, read);
    return read;
  };
  return (root, scope) => {
    for (const holder of elementsIn(root)) {
      if (!holders.has(holder.name)) continue;
      const wanted = wantedIcon(classesOf(holder));
      if (wanted) drawIcon(holder, wanted, scope, aliases);
      else frameOther(holder, scope);
    }
  };
}

function drawIcon(
  holder: Element,
  wanted: WantedIcon,
  scope: SlideScope,
  aliases: (reader: Reader) => IconAliases,
): void {
  const written = holder.attribs["class"] ?? "";
  const drawing = findDrawing(wanted, scope.reader) ?? findAlias(wanted, aliases(scope.reader), scope.reader);
  scope.notes.hasIcons = true;
  addClass(holder, "icon");
  if (drawing) holder.children.unshift(drawing);
  else {
    addClass(holder, "missing-icon");
    reportMissing(wanted, written, scope);
  }
  if (drawing) drawing.parent = holder;
  nameIcon(holder, drawing ? "" : wanted.name);
}

/** An icon of a font that was loaded from elsewhere, unless a style sheet of the deck or the slide knows its class. */
function frameOther(holder: Element, scope: SlideScope): void {
  if (elementsIn(holder).length > 0) return;
  const other = otherIcon(classesOf(holder), holder.attribs, textOf(holder).trim());
  if (!other) return;
  const { name, styledBy } = other;
  if (placeText(scope.slide.span).includes(`.${styledBy}`) || scope.deck.ask(`styled ${styledBy}`) === true) return;
  holder.children.splice(0);
  scope.notes.hasIcons = true;
  addClass(holder, "icon");
  addClass(holder, "missing-icon");
  nameIcon(holder, name);
  const remedy = "only icons of Font Awesome are drawn, from its package: name one of them, or show a picture";
  reportOnSlide(scope, "missing-icon", { values: { name, package: iconPackage }, text: name, remedy });
}

const placeText = ({ file, start, end }: Span): string => file.text.slice(start, end);

/** What says nothing to those who cannot see it is hidden from them. */
function nameIcon({ attribs, children }: Element, fallback: string): void {
  const name = attribs["aria-label"] || attribs["title"] || fallback;
  if (name !== "") {
    attribs["role"] ??= "img";
    attribs["aria-label"] = name;
    attribs["title"] ??= name;
  } else if (children.length <= 1) attribs["aria-hidden"] ??= "true";
}

function findDrawing({ name, folders }: WantedIcon, reader: Reader): Element | undefined {
  for (const style of folders) {
    const file = readText(`svgs/${style}/${name}.svg`, reader);
    const drawing = file && readDrawing(file.text);
    if (drawing) return drawing;
  }
  return undefined;
}

function findAlias({ name, folders }: WantedIcon, aliases: IconAliases, reader: Reader): Element | undefined {
  for (const other of aliases.get(name) ?? []) {
    const drawing = other === name ? undefined : findDrawing({ name: other, folders }, reader);
    if (drawing) return drawing;
  }
  return undefined;
}

function readText(name: string, reader: Reader): SourceFile | undefined {
  const lookup = reader.lookUp(name, [folder]);
  return "found" in lookup ? reader.read(lookup.found) : undefined;
}

/** A drawing made anew out of the shapes of a file: nothing else of it comes in. */
function readDrawing(svg: string): Element | undefined {
  if (svg.length > mostCharacters) return undefined;
  const elements = elementsIn(parseXml(svg));
  const box = elements.find(({ name }) => name === "svg")?.attribs["viewBox"] ?? "";
  const [, , width = 0, height = 0] = box.split(/[\s,]+/).map(Number);
  const shapes = elements.flatMap(({ name, attribs: { d = "" } }) =>
    name === "path" && /^[\s\d.,+\-a-z]+$/i.test(d) ? [element("path", { d })] : [],
  );
  if (!(width > 0 && height > 0) || !/^[\s\d.,-]+$/.test(box) || shapes.length === 0) return undefined;
  const size = { height: "1em", width: `${Number((width / height).toFixed(3))}em` };
  return element("svg", { viewBox: box, ...size, fill: "currentColor", "aria-hidden": "true" }, shapes);
}

function reportMissing({ name }: WantedIcon, written: string, scope: SlideScope): void {
  const { reader } = scope;
  const isInstalled = "found" in reader.lookUp("package.json", [folder]);
  const names = isInstalled ? reader.list(`${folder}/svgs/*/*.svg`) : [];
  const known = new Set(names.map((file) => file.replace(/^.*\/|\.svg$/g, "")));
  // One that has the name and no drawing is no suggestion.
  known.delete(name);
  const near = didYouMean(name, known, (other) => `fa-${other}`);
  const remedy = isInstalled ? (near ?? `${iconPackage} has no icon of this name; use one that it has`) : undefined;
  reportOnSlide(scope, "missing-icon", { values: { name: `fa-${name}`, package: iconPackage }, text: written, remedy });
}
