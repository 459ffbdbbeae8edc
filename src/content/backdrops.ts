import { type Backdrop, type BackdropSide, backdropSides } from "../model/backdrop.js";
import type { Attributes, Block } from "../model/deck.js";
import { type ProblemSink, problem } from "../report/problem.js";
import { didYouMeanBare } from "../report/suggest.js";
import { findSpan, type Span } from "../source/text.js";
import { withoutCondition } from "./conditions.js";
import { childTokens, decodeEntities } from "./dialect.js";
import { elementAttributes } from "./element-comment.js";
import { htmlComments, replaceComments } from "./scan.js";

type Prose = Extract<Block, { kind: "prose" }>;
type Token = Prose["tokens"][number];

/** A picture as it is written. */
interface Image {
  readonly type: "image";
  readonly raw: string;
  readonly href: string;
  readonly text: string;
}

/** Per cent of the width that a picture beside the words takes; beyond these one of the two has no room. */
export const shares = { least: 10, usual: 50, most: 80 };

const words = ["cover", "contain", "fit", ...backdropSides];

/** What the brackets of `![bg left:40%: A quay](quay.jpg)` say. */
interface Written {
  readonly words: readonly string[];
  readonly alt: string;
}

/** What a picture says of its place. */
interface Reading {
  readonly picture: Backdrop["pictures"][number];
  readonly side: BackdropSide | undefined;
  readonly share: number | undefined;
  readonly span: Span;
}

interface Taken {
  /** The blocks without the pictures that are behind them. */
  readonly body: readonly Block[];
  readonly backdrop: Backdrop | undefined;
}

/**
 * Takes the pictures that stand behind a slide out of its blocks: `![bg](…)`, as Marp writes them. Those that stand where they
 * can only be pictures within a text, such as in a list, stay there and are reported.
 */
export function takeBackdrops(body: readonly Block[], problems: ProblemSink): Taken {
  const readings: Reading[] = [];
  const rest = body.flatMap((block): Block[] => {
    if (block.kind === "component") reportMisplaced(block, problems);
    if (block.kind !== "prose") return [block];
    const { tokens, found } = takeFromProse(block, problems);
    readings.push(...found);
    return tokens.length === 0 ? [] : [{ ...block, tokens }];
  });
  return { body: rest, backdrop: joined(readings, problems) };
}

function takeFromProse(block: Prose, problems: ProblemSink): { tokens: readonly Token[]; found: readonly Reading[] } {
  const found: Reading[] = [];
  let [rest, isBehind] = [block.span, false];
  const tokens = block.tokens.flatMap((token) => {
    const { left, images, comments } =
      isBehind && token.type === "html" ? withoutComments(token) : withoutPictures(token);
    isBehind = left.every(showsNothing) && (isBehind || images.length > 0);
    if (images.length + comments.length > 0) {
      const place = findSpan(rest, token.raw);
      if (place !== rest) rest = { ...rest, start: place.end };
      found.push(...images.map((image) => readImage(image, findSpan(place, image.raw), problems)));
      for (const raw of comments.filter(givesAttributes)) report("element", { raw }, place, problems);
    }
    for (const image of left.flatMap(backdropsIn)) report("misplaced", image, block.span, problems);
    return left;
  });
  return { tokens, found };
}

const isBackdrop = (token: Token): token is Token & Image =>
  token.type === "image" && /^bg(?=[\s:]|$)/.test(String(token["text"]).trim());

const showsNothing = ({ type, raw }: Token): boolean => type === "br" || replaceComments(raw, () => "").trim() === "";

/** What becomes of a token. */
interface Without {
  readonly left: readonly Token[];
  readonly images: readonly Image[];
  /** The comments that speak of a picture, or have lost their paragraph. They must not speak of what stands before that. */
  readonly comments: readonly string[];
}

/** A paragraph without its pictures for the background; nothing where nothing but comments stood beside them. */
function withoutPictures(token: Token): Without {
  const inner = token.type === "paragraph" ? (token.tokens ?? []) : [];
  const images = inner.filter(isBackdrop);
  if (images.length === 0) return { left: [token], images, comments: [] };
  const [tokens, comments]: [Token[], string[]] = [[], []];
  let isBehind = false;
  for (const each of inner) {
    if (isBackdrop(each)) isBehind = true;
    else if (isBehind && saidOfElement(each.raw)) comments.push(each.raw);
    else {
      tokens.push(each);
      isBehind &&= showsNothing(each);
    }
  }
  if (!tokens.every(showsNothing)) return { left: [{ ...token, tokens } as Token], images, comments };
  const rest = tokens.map(({ raw }) => raw).join("");
  const others = [...htmlComments(rest)].map(({ start, end }) => rest.slice(start, end));
  return { left: [], images, comments: [...others, ...comments] };
}

/** HTML behind a picture that had its paragraph for itself, without the comments in front that speak of an element. */
function withoutComments(token: Token): Without {
  const text = "text" in token ? String(token.text) : token.raw;
  const comments: string[] = [];
  let [left, at] = ["", 0];
  for (const { start, end } of htmlComments(text)) {
    if (text.slice(at, start).trim() !== "") break;
    const comment = text.slice(start, end);
    if (saidOfElement(comment)) comments.push(comment);
    else left += comment;
    at = end;
  }
  left += text.slice(at);
  return { left: left.trim() === "" ? [] : [{ ...token, raw: left, text: left } as Token], images: [], comments };
}

/** What a comment says of an element; undefined for other comments, and for what is none. */
const saidOfElement = (raw: string): Attributes | undefined =>
  raw.startsWith("<!--") && raw.endsWith("-->")
    ? elementAttributes(raw.slice("<!--".length, -"-->".length))
    : undefined;

/** Whether a comment gives attributes to an element; for whom it is made has been settled before. */
function givesAttributes(comment: string): boolean {
  const said = saidOfElement(comment);
  if (!said) return false;
  const { id, classes, values } = withoutCondition(said);
  return id !== undefined || classes.length > 0 || values.size > 0;
}

const backdropsIn = (token: Token): readonly Image[] =>
  isBackdrop(token) ? [token] : childTokens(token).flatMap(backdropsIn);

function reportMisplaced(block: Block, problems: ProblemSink): void {
  if (block.kind === "component") for (const child of block.children) reportMisplaced(child, problems);
  if (block.kind !== "prose") return;
  for (const image of block.tokens.flatMap(backdropsIn)) report("misplaced", image, block.span, problems);
}

/** What is wrong with a picture, and what helps. */
const mistakes = {
  misplaced: {
    detail: "fills no slide from within a list, quote, table, heading or component",
    hint: "write it on a line of its own, outside of these",
  },
  element: {
    detail: "speaks of no element: a picture behind a slide is none",
    hint: "leave it out, or show the picture with ![…](…) without bg",
  },
  sides: {
    detail: "stands at another side than the first picture behind this slide",
    hint: "name one side for all of them; they stand side by side",
  },
} as const;

function report(mistake: keyof typeof mistakes, image: { readonly raw: string }, within: Span, problems: ProblemSink) {
  const span = findSpan(within, image.raw);
  problems.report(problem("bad-background", { text: image.raw, ...mistakes[mistake] }, { span, dispensable: true }));
}

/** The words stand before the colon that is no part of one of them, and the alternative text behind it. */
function written(text: string): Written {
  const [, before = "", alt = ""] = /^\s*bg((?:\s+[^\s:]+(?::\d[^\s:]*)?)*)\s*(?::\s*([\s\S]*))?$/.exec(text) ?? [];
  return { words: before.split(/\s+/).filter(Boolean), alt: alt.trim() };
}

function readImage(image: Image, span: Span, problems: ProblemSink): Reading {
  const { words: said, alt } = written(decodeEntities(image.text));
  const reading = {
    fit: "cover" as "cover" | "contain",
    side: undefined as BackdropSide | undefined,
    share: undefined as number | undefined,
  };
  for (const word of said) {
    const [name = "", size] = word.split(":");
    const side = backdropSides.find((each) => each === name);
    const share = size === undefined ? undefined : shareOf(size);
    if (side && (size === undefined || share !== undefined))
      Object.assign(reading, { side, share: share ?? reading.share });
    else if (size === undefined && /^(?:cover|contain|fit)$/.test(name))
      reading.fit = name === "cover" ? "cover" : "contain";
    else
      problems.report(
        problem(
          "bad-background",
          { text: word, ...mistakenWord(name, side) },
          { span: findSpan(span, word), dispensable: true },
        ),
      );
  }
  return { picture: { address: image.href, alt, fit: reading.fit }, side: reading.side, share: reading.share, span };
}

function mistakenWord(name: string, side: BackdropSide | undefined) {
  if (side) {
    const { least, most } = shares;
    return { detail: `names no share of the slide`, hint: `write ${side}:40%, from ${least}% to ${most}%` };
  }
  const known =
    "write cover, contain, or left, right, start or end with a share: left:40%; the alternative text follows a colon: ![bg left: A quay](…)";
  return { detail: "is nothing that a picture behind a slide can be", hint: didYouMeanBare(name, words) ?? known };
}

/** @returns undefined for what is no share that leaves room for both */
function shareOf(size: string): number | undefined {
  const share = /^\d+(?:\.\d+)?%$/.test(size) ? Number.parseFloat(size) : Number.NaN;
  return share >= shares.least && share <= shares.most ? share : undefined;
}

function joined(readings: readonly Reading[], problems: ProblemSink): Backdrop | undefined {
  const [first] = readings;
  if (!first) return undefined;
  const side = readings.find((each) => each.side)?.side;
  for (const { side: own, span } of readings)
    if (own && own !== side) report("sides", { raw: span.file.text.slice(span.start, span.end) }, span, problems);
  const share = readings.find((each) => each.share !== undefined)?.share ?? shares.usual;
  return { pictures: readings.map(({ picture }) => picture), side, share, span: first.span };
}
