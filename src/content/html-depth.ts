import { limits } from "../source/limits.js";

/** Elements that a parser closes by itself, or that hold nothing: they never stand within each other. */
const flat = new Set(
  "area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot option".split(
    " ",
  ),
);

/** A tag as it stands in a text. */
interface Tag {
  readonly text: string;
  readonly name: string;
  readonly is: "start" | "end" | "empty";
}

/** The tags of a text, read only as far as telling how deep they stand takes. */
export function* tagsIn(html: string): Generator<Tag> {
  for (const { 0: text, 1: slash, 2: name = "", 3: end } of html.matchAll(/<(\/?)([a-z][^\s<>/]*)[^<>]*?(\/?)>/gi))
    yield { text, name: name.toLowerCase(), is: slash ? "end" : end ? "empty" : "start" };
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
  let at = 0;
  for (const tag of tagsIn(html)) {
    at = html.indexOf(tag.text, at);
    if (open.depthAfter(tag) > limits.htmlDepth) return at;
    at += tag.text.length;
  }
  return undefined;
}
