import { isRole, type Palette } from "../render/drawing/roles.js";
import type { DotAttribute, DotList } from "./dot-attributes.js";
import { readLabel } from "./dot-html.js";
import { quote } from "./dot-tokens.js";

/** A piece of the source that another text takes the place of. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const colours = new Set(["color", "fillcolor", "bgcolor", "fontcolor", "pencolor", "labelfontcolor"]);
/** Shapes that are text alone: without a style of their own they get no box. */
const boxless = new Set(["none", "plain", "plaintext", "underline"]);

/** What the theme gives. */
interface Paint {
  readonly palette: Palette;
  /** The font with whose widths text is laid out. */
  readonly font: string;
}

const codeFont = /mono|courier|consol|code|menlo|typewriter/i;

/** What is written otherwise for Graphviz: roles become colours, and nodes get what follows from their own words. */
export function editsOf(attributes: readonly DotAttribute[], paint: Paint): readonly Edit[] {
  const written = attributes.flatMap((attribute) => rewritten(attribute, paint));
  const lists = [...new Set(attributes.flatMap(({ list }) => list ?? []))];
  return [...written, ...lists.flatMap((list) => addedTo(list, lists, paint.palette))];
}

function rewritten({ name, value, kind, start, end, list }: DotAttribute, paint: Paint): Edit[] {
  const { palette } = paint;
  if (kind === "html") return labelEdits(value, start + 1, paint);
  if (name === "fontname") return [{ start, end, text: quote(writtenFont(value, paint)) }];
  const isOnEdge = list?.target === "edge" || list?.target === "default-edge";
  if (name === "label" && isOnEdge && value.trim() !== "") return [{ start, end, text: quote(spaced(value)) }];
  const colour = colours.has(name) ? withColours(value, palette) : undefined;
  return colour === undefined ? [] : [{ start, end, text: quote(colour) }];
}

function labelEdits(html: string, offset: number, paint: Paint): Edit[] {
  return readLabel(html).attributes.flatMap(({ name, value, start }): Edit[] => {
    const isFace = name === "face";
    const text = isFace ? writtenFont(value, paint) : colours.has(name) ? withColours(value, paint.palette) : undefined;
    return text ? [{ start: offset + start, end: offset + start + value.length, text }] : [];
  });
}

/** Labels of edges would touch their lines: each of their lines gets a space at both ends. */
function spaced(label: string): string {
  const lines = label.replace(/\\[\s\S]/g, (found) => (/[nlr]/.test(found) ? ` ${found} ` : found));
  return ` ${lines} `.replace(/(\\[nlr]) $/, "$1");
}

/** A colour, or a list of colours with their shares such as `accent;0.3:ink`; undefined when no role is named. */
function withColours(value: string, palette: Palette): string | undefined {
  const parts = value.split(":").map((part) => {
    const [name = "", ...share] = part.split(";");
    const role = name.trim();
    return isRole(role) ? [palette[role], ...share].join(";") : part;
  });
  const text = parts.join(":");
  return text === value ? undefined : text;
}

/** Slides have two fonts: code, which is as wide as Courier, and the theme's text for all others. */
const writtenFont = (face: string, { font }: Paint) => (codeFont.test(face) ? "Courier" : font);

/** What follows from a list's own words, where the author says nothing else. */
function addedTo(list: DotList, lists: readonly DotList[], palette: Palette): Edit[] {
  if (list.target !== "node" && list.target !== "default-node") return [];
  const own = valuesIn([list]);
  const all = valuesIn([...lists.filter((other) => isDefaultFor(other, list)), list]);
  const added: string[] = [];
  if (boxless.has(own.get("shape") ?? "") && !all.has("style")) added.push('style=""');
  // What an author calls filled and gives one colour is filled with it; the theme's fill would stand in its way.
  const colour = all.get("color");
  const isAbout = own.has("style") || own.has("color");
  if (isAbout && /filled/.test(all.get("style") ?? "") && colour !== undefined && !all.has("fillcolor"))
    added.push(`fillcolor=${quote(withColours(colour, palette) ?? colour)}`);
  return added.length === 0 ? [] : [{ start: list.end, end: list.end, text: ` ${added.join(" ")}` }];
}

const valuesIn = (lists: readonly DotList[]) =>
  new Map(lists.flatMap(({ attributes }) => attributes.map(({ name, value }) => [name, value])));

/** Defaults hold for what comes later, as far as the braces reach in which they stand. */
const isDefaultFor = (other: DotList, list: DotList) =>
  other.target === "default-node" &&
  other.end < list.end &&
  other.scope.every((brace, depth) => brace === list.scope[depth]);
