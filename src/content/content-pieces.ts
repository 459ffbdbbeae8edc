import type { Block, Slide } from "../model/deck.js";
import type { ContentKind, FenceRule } from "../model/design.js";
import { type Span, spanOf } from "../source/text.js";
import { childTokens } from "./dialect.js";
import { htmlHolds, readHtml } from "./html-content.js";

type Prose = Extract<Block, { kind: "prose" }>;
type Token = Prose["tokens"][number];

/** A block of a slide's content, as layouts tell them apart. */
export interface ContentPiece {
  readonly kind: ContentKind;
  /** The level of a heading; 0 for everything else. */
  readonly level: number;
  /** Whether there is a picture in it, or may be. */
  readonly hasPicture: boolean;
  readonly span: Span;
}

/** A slide's content as its layout gets it. */
export interface SlidePieces {
  readonly heading: ContentPiece | undefined;
  /** What stands between lines `::break`; one at least. */
  readonly stretches: readonly (readonly ContentPiece[])[];
}

/** @param fences the languages of fences that stand for components */
export function piecesOf({ body }: Slide, fences: ReadonlyMap<string, FenceRule>): SlidePieces {
  const stretches: ContentPiece[][] = [[]];
  for (const block of body) {
    if (block.kind === "break") stretches.push([]);
    else stretches.at(-1)?.push(...piecesOfBlock(block, fences));
  }
  const [first = []] = stretches;
  const heading = first[0]?.kind === "heading" ? first[0] : undefined;
  if (heading) first.shift();
  return { heading, stretches };
}

function piecesOfBlock(block: Exclude<Block, { kind: "break" }>, fences: ReadonlyMap<string, FenceRule>) {
  const { kind, span } = block;
  if (kind === "prose") return piecesOfProse(block.tokens, span);
  if (kind === "math") return [piece("formula", span)];
  if (kind === "code") return [piece(fences.has(block.language) ? "component" : "code", span)];
  return [{ ...piece("component", span), hasPicture: true }];
}

const piece = (kind: ContentKind, span: Span): ContentPiece => ({ kind, level: 0, hasPicture: false, span });

function piecesOfProse(tokens: readonly Token[], within: Span): ContentPiece[] {
  let from = within.start;
  return tokens.flatMap((token) => {
    const span = spanOfToken(token, { ...within, start: from });
    from = span.end;
    if (token.type === "html") return readHtml(token.raw).map((found) => ({ ...found, span }));
    const level = token.type === "heading" ? Number(token["depth"]) : 0;
    return [{ kind: kindOf(token), level, hasPicture: holdsPicture(token), span }];
  });
}

/** The first line of a token; the whole block where what marked has read is not what is written. */
function spanOfToken({ raw }: Token, within: Span): Span {
  const line = raw.trim().split("\n")[0] ?? "";
  const at = within.file.text.indexOf(line, within.start);
  return at === -1 || at >= within.end ? within : spanOf(within.file, at, at + line.length);
}

const kinds: Readonly<Record<string, ContentKind>> = {
  heading: "heading",
  list: "list",
  table: "table",
  blockquote: "quote",
  code: "code",
  hr: "rule",
};

const kindOf = (token: Token): ContentKind => kinds[token.type] ?? (holdsPicture(token) ? "picture" : "text");

function holdsPicture(token: Token): boolean {
  if (token.type === "image") return true;
  if (token.type === "html") return htmlHolds(token.raw, "img");
  return childTokens(token).some(holdsPicture);
}
