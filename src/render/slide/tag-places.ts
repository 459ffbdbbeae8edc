import { findSpan, type Span, spanOf } from "../../source/text.js";

/** An element whose place is looked for, or one of its attributes. */
export interface SoughtTag {
  readonly element: string;
  readonly attribute?: string | undefined;
}

/** Code, in which tags are text; comments, which give attributes to elements; and tags. */
const pieces =
  /(?<![^\n]) {0,3}(`{3,}|~{3,})[^\n]*(?:\n|$)[\s\S]*?(?:\n {0,3}\1|$)|(?<!`)`+(?!`)[^`\n]+`+|<!--[\s\S]*?(?:-->|$)|<[a-z](?:"[^"]*"|'[^']*'|[^"'<>]+)*>?/gi;

/**
 * Finds the tags of elements in the order in which they stand; each is found once, so that two mistakes of the same
 * kind have two places.
 */
export class TagPlaces {
  /** Where to go on looking, by what is looked for. */
  readonly #next = new Map<string, number>();

  /** @returns the place of `text` in the next tag that fits, else of its name or attribute; undefined without such a tag */
  find(within: Span, { element, attribute }: SoughtTag, text: string): Span | undefined {
    const key = `${within.file.path}\n${element}\n${attribute ?? ""}`.toLowerCase();
    const source = within.file.text.slice(within.start, within.end);
    pieces.lastIndex = this.#next.get(key) ?? 0;
    for (let found = pieces.exec(source); found; found = pieces.exec(source)) {
      const at = placeIn(found[0], element.toLowerCase(), attribute?.toLowerCase());
      if (at === undefined) continue;
      this.#next.set(key, pieces.lastIndex);
      const start = within.start + found.index;
      const tag = spanOf(within.file, start + at, start + found[0].length);
      const inside = findSpan(tag, text);
      return inside === tag ? spanOf(tag.file, tag.start, tag.start + (attribute ?? `<${element}`).length) : inside;
    }
    this.#next.set(key, source.length);
    return undefined;
  }
}

/** Where a tag has the attribute, or its name. A comment may give any element an attribute. */
function placeIn(piece: string, element: string, attribute: string | undefined): number | undefined {
  const small = piece.toLowerCase();
  const isComment = small.startsWith("<!--");
  if (!isComment && !new RegExp(`^<${element.replace(/[^\w-]/g, "\\$&")}(?![\\w-])`).test(small)) return undefined;
  if (attribute === undefined) return isComment ? undefined : 0;
  // What stands in quotation marks is no name.
  const names = small.replace(/"[^"]*"|'[^']*'/g, (value) => " ".repeat(value.length));
  for (let at = names.indexOf(attribute); at !== -1; at = names.indexOf(attribute, at + 1))
    if (/[\s"'/]/.test(names[at - 1] ?? "") && !/[\w:.-]/.test(names[at + attribute.length] ?? "")) return at;
  return undefined;
}
