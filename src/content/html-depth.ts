import { limits } from "../source/limits.js";

/** Elements that a parser closes by itself, or that hold nothing: they never stand within each other. */
const flat = new Set(
  "area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot option".split(
    " ",
  ),
);

/** Whether an element is one of those; its end tag may be missing. */
export const isFlat = (name: string): boolean => flat.has(name);

/** A tag as it stands in a text. */
export interface Tag {
  /** Where it begins. */
  readonly at: number;
  readonly text: string;
  readonly name: string;
  readonly is: "start" | "end" | "empty";
}

/** The tags of a text, read once and only as far as telling how deep they stand takes. */
export function* tagsIn(html: string): Generator<Tag> {
  const begin = /<(?:!--|(\/?)([a-z][^\s/>]*))/gi;
  for (let found = begin.exec(html); found; found = begin.exec(html)) {
    const { index: at, 1: slash, 2: name } = found;
    const end = name === undefined ? afterComment(html, begin.lastIndex) : afterTag(html, begin.lastIndex);
    // To a parser, what nothing ends is no tag, and nothing behind it is one.
    if (end === undefined) return;
    begin.lastIndex = end;
    if (name === undefined) continue;
    const is = slash ? "end" : html[end - 2] === "/" ? "empty" : "start";
    yield { at, text: html.slice(at, end), name: name.toLowerCase(), is };
  }
}

function afterComment(html: string, from: number): number | undefined {
  // A comment may end with the characters that begin it: `<!-->`.
  const end = html.indexOf("-->", from - 2);
  return end === -1 ? undefined : end + 3;
}

/** What may stand in a tag up to its end: a value in quotation marks may hold anything, one without them no white space. */
const piece = /[^>=]*(?:(>)|=\s*(?:"[^"]*"|'[^']*'|(?!["'\s])[^\s>]*))/y;

function afterTag(html: string, from: number): number | undefined {
  piece.lastIndex = from;
  for (let found = piece.exec(html); found; found = piece.exec(html)) if (found[1]) return piece.lastIndex;
  return undefined;
}

/** The elements that are open at a place of a text. */
export class OpenElements {
  readonly #open: string[] = [];
  /** How many of them there are of each name. */
  readonly #names = new Map<string, number>();

  /** How many are open after the next tag. */
  depthAfter({ name, is }: Tag): number {
    if (is === "end") this.#close(name);
    else if (is === "start" && !flat.has(name)) this.#enter(name);
    return this.#open.length;
  }

  #enter(name: string): void {
    this.#open.push(name);
    this.#names.set(name, (this.#names.get(name) ?? 0) + 1);
  }

  /** An end tag closes all that is open within its element, and nothing if that is not open. */
  #close(name: string): void {
    if (!this.#names.get(name)) return;
    for (let last = this.#open.pop(); last !== undefined; last = this.#open.pop()) {
      this.#names.set(last, (this.#names.get(last) ?? 1) - 1);
      if (last === name) return;
    }
  }
}

/** What `too-deep` says of elements. */
export const deepElements = { what: "elements of HTML", most: limits.htmlDepth, hint: "close what is open" };

/** What `too-deep` says of a slide on which something else stands too deep in each other than what is counted. */
export const deepSlide = { what: "some things on this slide", most: limits.htmlDepth, hint: "divide the slide" };

/** Where elements of a text stand too deep in each other, as an offset; undefined where they do not. */
export function deepPlace(html: string): number | undefined {
  const open = new OpenElements();
  for (const tag of tagsIn(html)) if (open.depthAfter(tag) > limits.htmlDepth) return tag.at;
  return undefined;
}
