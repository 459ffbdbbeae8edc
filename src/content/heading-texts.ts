import type { Block, Slide } from "../model/deck.js";
import { decodeEntities, plainText } from "./dialect.js";

/** The texts of the headings in blocks, in order. The first is a slide's title in the outline, the search and the bookmarks. */
export function headingTextsIn(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === "prose") return textsOfProse(block);
    return block.kind === "component" ? headingTextsIn(block.children) : [];
  });
}

function textsOfProse({ tokens }: Extract<Block, { kind: "prose" }>): string[] {
  const texts = tokens.flatMap((token) => {
    if (token.type === "heading" && token.tokens) return [plainText(token.tokens).replace(/\s*\[@[^\]]*\]/g, "")];
    return token.type === "html" ? headingsOfHtml(token.raw) : [];
  });
  return texts.filter(Boolean);
}

/** Tag by tag, because an expression for a whole heading would look for its end from each that has none. */
function headingsOfHtml(html: string): string[] {
  const texts: string[] = [];
  let start: number | undefined;
  for (const tag of html.matchAll(/<(\/?)h[1-6]\b[^<>]*>/gi)) {
    if (tag[1] === "") start ??= tag.index + tag[0].length;
    else if (start !== undefined) {
      texts.push(decodeEntities(html.slice(start, tag.index).replace(/<[^<>]+>/g, "")).trim());
      start = undefined;
    }
  }
  return texts;
}

/**
 * The anchors of all headings of a deck, as code hosts make them, each with the id of its slide: small letters, hyphens for
 * spaces, no other marks; the second of a name ends with `-1`. https://docs.github.com/get-started/writing-on-github
 */
export function anchorsOf(slides: readonly Slide[]): ReadonlyMap<string, string> {
  const anchors = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const { id, body } of slides) {
    for (const heading of headingTextsIn(body)) {
      const anchor = anchorOf(heading);
      const count = counts.get(anchor) ?? 0;
      counts.set(anchor, count + 1);
      anchors.set(count === 0 ? anchor : `${anchor}-${count}`, id);
    }
  }
  return anchors;
}

const anchorOf = (heading: string) =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Mark}\p{Number}\p{Connector_Punctuation} -]/gu, "")
    .replaceAll(" ", "-");
