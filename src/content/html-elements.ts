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

/** The attributes of a tag as a browser reads them, by their names in small letters. */
export function attributesOf({ name, text }: Tag): ReadonlyMap<string, string> {
  const written = text.slice(name.length + 1).matchAll(/([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/g);
  return new Map(
    [...written].map(([, key = "", ...values]) => [key.toLowerCase(), values.find((each) => each !== undefined) ?? ""]),
  );
}
