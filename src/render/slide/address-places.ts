import { type Span, spanOf } from "../../source/text.js";
import { readAddress } from "./addresses.js";
import { PlaceRows } from "./place-rows.js";
import { pieces } from "./tag-places.js";

/** An address whose place is looked for, and the element that has it: `img` and `a` also for those of Markdown. */
export interface SoughtAddress {
  readonly element: string;
  readonly address: string;
}

/** Where an address may stand: as in {@link pieces}, in Markdown, in the attributes of components, in CSS. */
const places = new RegExp(
  [
    /\\[^\n]/,
    /(?<definition>(?<![^\n]) {0,3}\[[^\]\n]+\]:[ \t]*)/,
    /(?<open>!?\[)/,
    /(?<close>\](?:\(\s*)?)/,
    /\{[^{}\n]*\}/,
    /(?<css>\burl\(\s*["']?)/,
  ].reduce((source, more) => `${source}|${more.source}`, pieces.source),
  "gi",
);

/** The target of a link or picture, behind its bracket; in round brackets, it may hold others. */
const target = /<([^<>\n]*)>|(?:[^\s()\\]|\\[^\n]|\((?:[^\s()\\]|\\[^\n])*\))*/y;
/** What a definition of a link leads to, and what `url()` does. */
const definedTarget = /<([^<>\n]*)>|\S+/y;
const cssTarget = /[^"'()\s]*/y;

/** A name is read from its beginning only, so that a long one takes no longer than it is. */
const attributes = /(?<![^\s"'<>/={])([^\s"'<>/={]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>{}]+))/g;

/** Any element: comments, components, definitions and style sheets do not say which one they speak of. */
const any = "*";

/** Whatever has this address. */
const all = "";

/**
 * Finds addresses where they stand as such: not in code, and not as a part of a longer one. Equal ones of the same kind of
 * element are found in the order in which they stand.
 */
export class AddressPlaces {
  readonly #indices = new Map<string, PlaceRows>();

  /** @returns undefined where no such address is written; a further use of one that was found is the last place of it */
  find(within: Span, { element, address }: SoughtAddress): Span | undefined {
    const key = `${within.file.path} ${within.start} ${within.end}`;
    const index = this.#indices.get(key) ?? indexOf(within.file.text.slice(within.start, within.end));
    this.#indices.set(key, index);
    const name = plain(address);
    const own = [`${element.toLowerCase()} ${name}`, `${any} ${name}`];
    const found = index.take(...own) ?? index.last(...own) ?? index.last(`${all} ${name}`);
    return found && spanOf(within.file, within.start + found.start, within.start + found.end);
  }
}

/** All addresses of a text by the elements that have them; it is read once, however much is looked for. */
function indexOf(text: string): PlaceRows {
  const rows = new PlaceRows();
  const put = (element: string, address: string, start: number) => {
    const place = { start, end: start + Math.max(1, address.length) };
    for (const name of [element, all]) rows.put(`${name} ${plain(address)}`, place);
  };
  const putTarget = (element: string, pattern: RegExp, from: number) => {
    pattern.lastIndex = from;
    const [whole = "", bracketed] = pattern.exec(text) ?? [];
    put(element, bracketed ?? whole, bracketed === undefined ? from : from + 1);
  };
  const opened: string[] = [];
  for (const { 0: piece, index, groups = {} } of text.matchAll(places)) {
    const end = index + piece.length;
    if (groups["open"]) opened.push(piece === "[" ? "a" : "img");
    else if (groups["close"]) {
      const element = opened.pop();
      if (element && piece !== "]") putTarget(element, target, end);
    } else if (groups["definition"]) putTarget(any, definedTarget, end);
    else if (groups["css"]) putTarget(any, cssTarget, end);
    else if (/^[<{]/.test(piece)) putAttributes(piece, index, put);
  }
  return rows;
}

type Put = (element: string, address: string, start: number) => void;

/** The addresses of a tag, a comment, the attributes of a component, or of Markdown's own `<address>`. */
function putAttributes(piece: string, index: number, put: Put): void {
  if (/^<[a-z][a-z\d+.-]*:[^\s<>]*>$/i.test(piece)) put("a", piece.slice(1, -1), index + 1);
  const element = /^<([a-z][^\s<>/"'=]*)/i.exec(piece)?.[1]?.toLowerCase() ?? any;
  for (const { 0: whole, 1: name = "", index: at, 2: double, 3: single, 4: bare } of piece.matchAll(attributes)) {
    const value = double ?? single ?? bare ?? "";
    const start = index + at + whole.length - value.length - (bare === undefined ? 1 : 0);
    if (isWords(name)) continue;
    if (isList(name))
      for (const { 0: part, index: from } of value.matchAll(/[^\s,]+/g)) put(element, part, start + from);
    else put(element, value, start);
    for (const { 0: before, 1: url = "", index: from } of value.matchAll(/\burl\(\s*["']?([^"'()\s]*)/gi))
      put(any, url, start + from + before.length - url.length);
  }
}

/** Attributes that may read like an address, and are none. */
const isWords = (name: string) => /^(?:alt|title|class|id|name|label|aria-.*)$/i.test(name);

/** Attributes that may name several pictures. */
const isList = (name: string) => /srcset$|^data-background/i.test(name);

/** An address as it can be compared: entities, escapes and what Markdown makes of other letters are undone. */
function plain(address: string): string {
  const text = readAddress(address)
    .replaceAll("&amp;", "&")
    .replace(/\\(?=[!-/:-@[-`{-~])/g, "");
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}
