import { isFlat, type Tag, tagsIn } from "./html-depth.js";

/** An element of raw HTML in a text; offsets, `end` is exclusive. */
export interface HtmlElement {
  readonly tag: Tag;
  readonly start: number;
  readonly end: number;
}

/** Elements that hold nothing. */
const empty = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));

/** The elements of a text in the order in which they end; what nothing closes ends with what it stands in. */
export function elementsOf(text: string): HtmlElement[] {
  const found: HtmlElement[] = [];
  const open: Tag[] = [];
  const counts = new Map<string, number>();
  const count = (name: string, change: number) => counts.set(name, (counts.get(name) ?? 0) + change);
  const close = (end: number) => {
    const tag = open.pop();
    if (!tag) return;
    count(tag.name, -1);
    found.push({ tag, start: tag.at, end });
  };
  for (const tag of tagsIn(text)) {
    const { name, is, at } = tag;
    const end = at + tag.text.length;
    if (is === "end") {
      if (!counts.get(name)) continue;
      while (open.at(-1)?.name !== name) close(at);
      close(end);
    } else if (is === "empty" || empty.has(name)) found.push({ tag, start: at, end });
    else {
      if (isFlat(name) && open.at(-1)?.name === name) close(at);
      open.push(tag);
      count(name, 1);
    }
  }
  while (open.length > 0) close(text.length);
  return found;
}

/** An attribute as it is written in a tag. */
interface WrittenAttribute {
  /** In small letters. */
  readonly key: string;
  /** Undefined where nothing but the key is written. */
  readonly value: string | undefined;
  /** Where it begins and ends in the tag. */
  readonly start: number;
  readonly end: number;
}

/** The attributes of a tag as a browser reads them, in their order. */
export function writtenAttributesOf({ name, text }: Tag): WrittenAttribute[] {
  const from = name.length + 1;
  const written = text.slice(from).matchAll(/([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/g);
  return [...written].map(({ 0: whole, 1: key = "", 2: double, 3: single, 4: bare, index }) => ({
    key: key.toLowerCase(),
    value: double ?? single ?? bare,
    start: from + index,
    end: from + index + whole.length,
  }));
}

/** The values of a tag's attributes by their names in small letters. */
export const attributesOf = (tag: Tag): ReadonlyMap<string, string> =>
  new Map(writtenAttributesOf(tag).map(({ key, value }) => [key, value ?? ""]));
