import type { ContentKind } from "../model/design.js";
import { replaceComments } from "./scan.js";

/** Elements that stand in a line of text. */
export const inlineElements: ReadonlySet<string> = new Set(
  "a abbr b bdi bdo cite code data del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr".split(
    " ",
  ),
);

/** What a stretch of raw HTML is to a layout. */
interface HtmlContent {
  readonly kind: ContentKind;
  /** The level of a heading; 0 for everything else. */
  readonly level: number;
  readonly hasPicture: boolean;
}

const content = (kind: ContentKind): HtmlContent => ({ kind, level: 0, hasPicture: false });

/** The names of the elements that a stretch of HTML opens, in order. */
const namesIn = (html: string) => [...html.matchAll(/<([a-z][\w-]*)/gi)].map(([, name = ""]) => name.toLowerCase());

export const htmlHolds = (html: string, name: string): boolean => namesIn(html).includes(name);

/** Raw HTML: a heading and paragraphs are what they are in Markdown; comments and what only closes are nothing. */
export function readHtml(raw: string): HtmlContent[] {
  const written = replaceComments(raw, () => "");
  const names = namesIn(written);
  if (names.length === 0) return written.replace(/<\/[^>]*>/g, "").trim() === "" ? [] : [content("text")];
  const blocks = names.filter((name) => name !== "br" && !inlineElements.has(name));
  const level = Number(/^h([1-6])$/.exec(blocks[0] ?? "")?.[1] ?? 0);
  const rest = level > 0 ? blocks.slice(1) : blocks;
  if (rest.some((name) => name !== "p")) return [{ ...content("html"), hasPicture: names.includes("img") }];
  const texts = rest.map(() => content("text"));
  if (level > 0) return [{ ...content("heading"), level }, ...texts];
  return texts.length > 0 ? texts : [content("text")];
}
