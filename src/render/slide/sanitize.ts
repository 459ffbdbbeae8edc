import { isColour } from "../design/colours.js";
import { presentation } from "../drawing/svg-names.js";
import { visitCss } from "../html/css.js";
import { cssTokens } from "../html/css-tokens.js";
import { type Element, elementsIn, isTag, type ParentNode, replaceNode } from "../html/dom.js";
import { isRemote, readAddress, schemeOf } from "./addresses.js";
import {
  safeAttributes,
  safeDrawingAttributes,
  safeElements,
  safeOwnAttributes,
  safeProperties,
  safeSchemes,
} from "./harmless.js";
import { reportOnSlide, type SlideScope } from "./slide-scope.js";
import type { SoughtTag } from "./tag-places.js";

/** As much of a declaration is shown. */
const longest = 80;

/** Elements whose content means nothing without them; that of others stays. */
const withContent: ReadonlySet<string> = new Set(
  "datalist select style template textarea annotation-xml foreignObject filter set animate animateTransform".split(" "),
);

/** Reduces a slide to elements and attributes that are known to be harmless (`--safe`). What is left out is reported. */
export function sanitizeTree(root: ParentNode, scope: SlideScope): void {
  for (const element of elementsIn(root)) {
    const isMark = element.name.includes(" ");
    if (!isMark && !safeElements.has(element.name)) {
      leaveOut(scope, { what: `<${element.name}>`, text: `<${element.name}`, tag: { element: element.name } });
      replaceNode(element, ...(withContent.has(element.name) ? [] : element.children));
    } else reduceAttributes(element, scope);
  }
}

function reduceAttributes(element: Element, scope: SlideScope): void {
  const { attribs } = element;
  for (const [name, value] of Object.entries(attribs)) {
    // What a mark stands for is nobody's attribute.
    if (name.includes(" ")) continue;
    if (name === "style") reduceStyle(element, value, scope);
    else if (!isAllowed(element, name) || !isHarmlessAddress(element, name, value)) {
      leaveOut(scope, { what: `the attribute ${name}`, text: name, tag: { element: element.name, attribute: name } });
      delete attribs[name];
    }
  }
}

function isAllowed(element: Element, name: string): boolean {
  if (safeAttributes.has(name) || /^(?:aria|data)-/.test(name)) return true;
  if (safeOwnAttributes.get(element.name)?.has(name)) return true;
  return safeDrawingAttributes.has(name) && isDrawn(element);
}

const isDrawn = ({ name, parent }: Element): boolean =>
  name === "svg" || (parent !== null && isTag(parent) && isDrawn(parent));

/** Elements that use another part of the drawing. */
const using: ReadonlySet<string> = new Set("use linearGradient radialGradient pattern textPath".split(" "));

/** Links lead to slides, files and other sites; pictures are files, or pixels that stand in the slide itself. */
function isHarmlessAddress(element: Element, name: string, value: string): boolean {
  if (using.has(element.name) && /^(?:xlink:)?href$/.test(name)) return value.startsWith("#");
  if (name.startsWith("data-background")) return !holdsDrawing(value);
  if (!/^(?:href|src|poster|data-src)$/.test(name)) return true;
  const scheme = schemeOf(value);
  if (scheme === "data") return name !== "href" && /^data:(?:image\/(?!svg)|audio\/|video\/)/i.test(readAddress(value));
  return name !== "href" || !isRemote(value) || safeSchemes.has(scheme) || scheme === "";
}

/** Whether a background brings along something else than pixels, as an address or as CSS. */
function holdsDrawing(value: string): boolean {
  const isOther = (url: string) => /data:(?!(?:image\/(?!svg)|audio\/|video\/))/i.test(readAddress(url));
  let found = isOther(value);
  visitCss(value, {
    address(url) {
      found ||= isOther(url);
      return url;
    },
    refuse: () => undefined,
  });
  return found;
}

/** Keeps the declarations that set how something looks in its place. */
function reduceStyle(element: Element, style: string, scope: SlideScope): void {
  const kept: string[] = [];
  for (const declaration of declarationsIn(style)) {
    const colon = declaration.indexOf(":");
    const property = declaration.slice(0, colon).trim().toLowerCase();
    const value = declaration.slice(colon + 1).trim();
    const isColoured = property === "background" && isColour(value);
    const isKnown = isColoured || safeProperties.has(property) || property.startsWith("--");
    if (colon !== -1 && isKnown && isHarmlessValue(property, value))
      kept.push(`${isColoured ? "background-color" : property}:${value}`);
    else {
      const what = `the property “${declaration.trim().slice(0, longest)}”`;
      leaveOut(scope, { what, text: declaration.trim() });
    }
  }
  if (kept.length > 0) element.attribs["style"] = kept.join(";");
  else delete element.attribs["style"];
}

/** Cuts at the semicolons that stand outside of strings and brackets. */
function declarationsIn(style: string): string[] {
  const declarations = [""];
  let depth = 0;
  for (const { kind, text } of cssTokens(style)) {
    if (kind === "function" || text === "(") depth++;
    if (text === ")") depth--;
    if (text === ";" && depth <= 0) declarations.push("");
    else if (kind !== "comment") declarations[declarations.length - 1] += text;
  }
  return declarations.filter((declaration) => declaration.trim() !== "");
}

/** Functions of `transform` with numbers in them: they move no further than `left` and `top` do. */
const moving = /^(?:(?:rotate|scale|skew|translate)[xy]?\([-+.,\d\s%a-z]*\)\s*)+$/i;

/** A part of the same page as a value of CSS. */
const ownPart = /url\(\s*(["']?)#[\w.-]+\1\s*\)/gi;

/** Colours, lengths and what is computed of them; nothing that takes an element out of its place. */
function isHarmlessValue(property: string, value: string): boolean {
  if (property === "position") return value === "relative";
  if (property === "transform" && moving.test(value)) return true;
  // Drawings paint with their own parts.
  const given = presentation.has(property) ? value.replace(ownPart, "none") : value;
  const known = /^(?:calc|clamp|hsla?|max|min|minmax|oklch|oklab|repeat|rgba?|var|color-mix)$/;
  return cssTokens(given).every(({ kind, value: name, text }) => {
    if (kind === "function") return known.test(name);
    return kind !== "url" && kind !== "bad-url" && kind !== "bad-string" && !/^[{}<\\!@]$/.test(text);
  });
}

/** What is left out, and by what its place is found. */
interface LeftOut {
  readonly what: string;
  readonly text: string;
  readonly tag?: SoughtTag;
}

function leaveOut(scope: SlideScope, { what, ...place }: LeftOut): void {
  reportOnSlide(scope, "left-out", {
    values: { what, hint: "docs/safety.md lists what stays; without --safe all of it does" },
    ...place,
  });
}
