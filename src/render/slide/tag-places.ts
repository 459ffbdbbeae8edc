import { findSpan, type Span, spanOf } from "../../source/text.js";
import { PlaceRows, type Stretch } from "./place-rows.js";

/** An element whose place is looked for, or one of its attributes. */
export interface SoughtTag {
  readonly element: string;
  readonly attribute?: string | undefined;
}

/** Code, in which tags are text; comments, which give attributes to elements; and tags. */
export const pieces =
  /(?<![^\n]) {0,3}(`{3,}|~{3,})[^\n]*(?:\n|$)[\s\S]*?(?:\n {0,3}\1|$)|(?<!`)`+(?!`)[^`\n]+`+|<!--[\s\S]*?(?:-->|$)|<[a-z](?:"[^"]*"|'[^']*'|[^"'<>]+)*>?/gi;

/**
 * Finds the tags of elements in the order in which they stand; each is found once, so that two mistakes of the same
 * kind have two places.
 */
export class TagPlaces {
  /** The tags of each stretch of text in which something was looked for. */
  readonly #indices = new Map<string, TagIndex>();

  /** @returns the place of `text` in the next tag that fits, else of its name or attribute; undefined without such a tag */
  find(within: Span, { element, attribute }: SoughtTag, text: string): Span | undefined {
    const key = `${within.file.path} ${within.start} ${within.end}`;
    const index = this.#indices.get(key) ?? new TagIndex(within.file.text.slice(within.start, within.end));
    this.#indices.set(key, index);
    const found = index.take(element.toLowerCase(), attribute?.toLowerCase());
    if (!found) return undefined;
    const tag = spanOf(within.file, within.start + found.start, within.start + found.end);
    const inside = findSpan(tag, text);
    return inside === tag ? spanOf(tag.file, tag.start, tag.start + (attribute ?? `<${element}`).length) : inside;
  }
}

/** Any element: a comment does not say which one it speaks of. */
const any = "*";

/** All tags of a text with their attributes by name; it is read once, however much is looked for. */
class TagIndex {
  readonly #rows = new PlaceRows();

  constructor(source: string) {
    for (const { 0: piece, index } of source.matchAll(pieces)) if (piece.startsWith("<")) this.#add(piece, index);
  }

  /** The next place of an element or of one of its attributes; both in small letters. */
  take(element: string, attribute = ""): Stretch | undefined {
    return this.#rows.take(`${element} ${attribute}`, `${any} ${attribute}`);
  }

  #add(piece: string, index: number): void {
    const end = index + piece.length;
    // Letters keep their places: in small ones, some are two.
    const small = piece.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
    const element = small.startsWith("<!--") ? any : (/^<([^\s<>/"'=]+)/.exec(small)?.[1] ?? "");
    if (element !== any) this.#rows.put(`${element} `, { start: index, end });
    // What stands in quotation marks is no name.
    const names = small.replace(/"[^"]*"|'[^']*'/g, (value) => " ".repeat(value.length));
    for (const { 0: name, index: at } of names.matchAll(/(?<=[\s"'/])[^\s"'<>/=]+/g))
      this.#rows.put(`${element} ${name}`, { start: index + at, end });
  }
}
