import type { DrawingMistake } from "../render/drawing/desk.js";
import { dotEngines } from "./dot.js";
import type { DotAttribute } from "./dot-attributes.js";
import { readLabel } from "./dot-html.js";
import { lineAt } from "./line-at.js";

/** Attributes that name files, or what is drawn behind the graph. */
const files = new Set(["image", "imagepath", "shapefile", "fontpath", "stylesheet"]);

/** Attributes that become links: URL, edgeURL, headhref … */
const link = /^(?:edge|head|tail|label)?(?:URL|href)$/;

/** Numbers that Graphviz would take at their word, for minutes and gigabytes; the largest that is drawn. */
const largest: Readonly<Record<string, number>> = {
  minlen: 100,
  maxiter: 10_000,
  nslimit: 100,
  nslimit1: 100,
  mclimit: 100,
  peripheries: 20,
  sides: 100,
  rowspan: 100,
  colspan: 100,
};

function excess(name: string, value: string): string | undefined {
  const limit = Object.hasOwn(largest, name) ? largest[name] : undefined;
  if (limit === undefined || Number(value) <= limit) return undefined;
  // Of 50x, Graphviz would take the 50.
  const detail = Number.isNaN(Number(value)) ? "is no number" : `is more than ${limit}`;
  return `${name}=${shortened(value)} ${detail}`;
}

/** The first attribute that a drawing must not have, with its line. */
export function refusedIn(attributes: readonly DotAttribute[]): DrawingMistake | undefined {
  for (const attribute of attributes) {
    const refused = refusedAttribute(attribute) ?? (attribute.kind === "html" ? refusedLabel(attribute) : undefined);
    if (refused) return refused;
  }
  return undefined;
}

function refusedAttribute({ name, value, line }: DotAttribute): DrawingMistake | undefined {
  const mistake = (detail: string) => ({ line, detail });
  const tooMuch = excess(name, value);
  if (tooMuch) return mistake(tooMuch);
  if (files.has(name)) return mistake(`the attribute ${name} reads a file, which drawings do not`);
  if (name === "_background") return mistake("_background is not drawn");
  if (name === "shape" && value === "epsf") return mistake("the shape epsf reads a file, which drawings do not");
  if (link.test(name)) return isHarmlessLink(value) ? undefined : mistake(linkDetail(name, value));
  if (name === "layout" && !dotEngines.some((engine) => engine === value))
    return mistake(`there is no layout “${value}”; there are ${dotEngines.join(", ")}`);
  if (name === "charset" && !/^utf-?8$/i.test(value)) return mistake(`charset=${value}: text is always UTF-8`);
  if (name === "start" && !/^(?:self|regular|random)?\d+$|^(?:self|regular)?$/.test(value))
    return mistake(`start=${value} draws another picture every time; write a number, such as start=7`);
  return undefined;
}

/** Tags in labels; an entity or an escape cannot hide a scheme, because the address has to begin with a plain one. */
function refusedLabel({ value: html, line }: DotAttribute): DrawingMistake | undefined {
  const { tags, attributes } = readLabel(html);
  const lineOf = (start: number) => line + lineAt(html, start) - 1;
  const picture = tags.find(({ name }) => name === "img");
  if (picture) return { line: lineOf(picture.start), detail: "<IMG> reads a file, which drawings do not" };
  for (const { name, value, start } of attributes) {
    const tooMuch = excess(name, value);
    if (tooMuch) return { line: lineOf(start), detail: tooMuch };
  }
  const bad = attributes.find(({ name, value }) => name === "href" && !isHarmlessLink(value));
  return bad && { line: lineOf(bad.start), detail: linkDetail("HREF", bad.value) };
}

const isHarmlessLink = (address: string) => address === "" || /^https?:\/\/[^\s\\]+$/i.test(address);

const linkDetail = (name: string, address: string) =>
  `${name}=“${shortened(address)}”: links of a drawing begin with https:// or http://`;

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text).replace(/\s+/g, " ");
