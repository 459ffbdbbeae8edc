import { decodeHTML } from "entities";
import type { Token, TokenizerAndRendererExtension, Tokens, TokensList } from "marked";
import type { Block, CodeBlock, ComponentBlock } from "../model/deck.js";
import { problem } from "../report/problem.js";
import { limits, shownCount } from "../source/limits.js";
import { findSpan, type Span, spanOf } from "../source/text.js";
import { noAttributes } from "./attributes.js";
import { checkConditionKeys, checkPlainBlock, plainBlock, withoutCondition } from "./conditions.js";
import { embeddedIn } from "./embedded.js";
import { readFence } from "./fence.js";
import { blockFormula, inlineFormula } from "./formulas.js";
import { openLexer } from "./lexer.js";
import { reportLimit } from "./limit-met.js";
import { lazyMarked } from "./marked.js";
import { type Line, type LineContext, linesBetween } from "./scan.js";
import type { SlideContext } from "./slide-context.js";
import type { Segment } from "./structure.js";
import { withoutLongEnds } from "./withhold.js";

const inlineMath: TokenizerAndRendererExtension = {
  name: "inlineMath",
  level: "inline",
  start: (text) => {
    const at = text.indexOf("$");
    return at === -1 ? undefined : at;
  },
  tokenizer(text) {
    const formula = inlineFormula(text);
    return formula && { type: "inlineMath", ...formula };
  },
};

const blockMath: TokenizerAndRendererExtension = {
  name: "blockMath",
  level: "block",
  // Only the paragraph that is about to be read has to end before a formula, which begins a line.
  start(text) {
    for (const { index, 0: found } of text.matchAll(/\n(?:\$\$|[ \t]*\n)/g)) {
      if (!found.endsWith("$$")) return undefined;
      if (blockFormula(text.slice(index + 1))) return index + 1;
    }
    return undefined;
  },
  tokenizer(text) {
    const formula = blockFormula(text);
    return formula && { type: "blockMath", ...formula };
  },
};

/** The extensions of the dialect below the level of components, in order. */
const withMath = lazyMarked({ extensions: [inlineMath, blockMath] });
const withoutMath = lazyMarked();

/** The blocks of a text as they follow each other; what stands in them is not read. */
export const topBlocks = (text: string): readonly Token[] =>
  openLexer(text.includes("$$") ? withMath() : withoutMath(), {}, () => undefined).blockTokens(text);

/** Finds the link definitions of a file, which count on all its slides; only the paragraphs that may hold some are read. */
export function readLinkDefinitions({ file, lines, problems }: LineContext): TokensList["links"] {
  const links: TokensList["links"] = Object.create(null);
  let paragraph: Line[] = [];
  const flush = () => {
    const [first] = paragraph;
    if (first && paragraph.some(({ text }) => /^ {0,3}\[[^\]]+\]:/.test(text))) {
      const text = paragraph.map((line) => line.text).join("\n");
      Object.assign(links, openLexer(withoutMath(), links, () => undefined).lex(text).links);
    }
    paragraph = [];
  };
  for (const line of lines) {
    if (line.masked || line.text.trim() === "") flush();
    else paragraph.push(line);
  }
  flush();
  const names = Object.keys(links);
  const extra = names[limits.linkDefinitions];
  if (extra === undefined) return links;
  const hint = "write addresses where they are used: [text](address)";
  const values = { what: "definitions of links in one file", most: shownCount(limits.linkDefinitions), hint };
  problems.report(problem("too-many", values, { span: findSpan(spanOf(file, 0, file.text.length), `[${extra}]:`) }));
  return {};
}

/** Turns segments into blocks: code becomes code blocks, the rest stays prose tokens. */
export function readBlocks(segments: readonly Segment[], context: SlideContext): Block[] {
  return segments.flatMap((segment): Block[] => {
    if (segment.kind === "text") return readText(segment.start, segment.end, context);
    const { name, span } = segment;
    if (name === "break") return [{ kind: "break", span }];
    const children = readBlocks(segment.children, context);
    if (name === plainBlock) {
      checkPlainBlock(segment, context);
      return children;
    }
    checkConditionKeys(segment.attributes, context.problems);
    return [{ kind: "component", name, attributes: withoutCondition(segment.attributes), span, children }];
  });
}

/** The tokens of a text without components; what they were made of adds up to it. */
export function lex(text: string, context: SlideContext): Token[] {
  const marked = context.math && text.includes("$") ? withMath() : withoutMath();
  const lexer = openLexer(marked, context.links, (met) => reportLimit(met, context));
  const tokens = lexer.lex(text);
  if (context.file.whole) for (const token of tokens) removeTraces(token);
  return tokens;
}

/** Where something is withheld, space at the end of a line would tell how long it is. */
function removeTraces(token: Token): void {
  if ((token.type === "text" || token.type === "html") && "text" in token)
    token.text = withoutLongEnds(String(token.text));
  for (const inner of childTokens(token)) removeTraces(inner);
}

/** Markdown, and among it what a script of reveal.js would draw. */
function readText(start: number, end: number, context: SlideContext): Block[] {
  const { file, lines } = context;
  const blocks: Block[] = [];
  let at = start;
  const readDiagram = (text: string, from: number, to: number) =>
    readFence({ info: "mermaid", text: decodeEntities(text), span: spanOf(file, from, to) }, context);
  for (const embedded of embeddedIn(file, linesBetween(lines, start, end), readDiagram)) {
    blocks.push(...readProse(at, embedded.start, context), embedded.block);
    at = embedded.end;
  }
  return [...blocks, ...readProse(at, end, context)];
}

function readProse(start: number, end: number, context: SlideContext): Block[] {
  const blocks: Block[] = [];
  let at = start;
  let prose: { tokens: Token[]; start: number; end: number } | undefined;
  const flush = () => {
    if (prose) blocks.push({ kind: "prose", tokens: prose.tokens, span: { file: context.file, ...span(prose) } });
    prose = undefined;
  };
  for (const token of lex(context.text.slice(start - context.base, end - context.base), context)) {
    const place = { file: context.file, start: at, end: at + token.raw.length };
    at = place.end;
    const special = readSpecial(token, place, context);
    if (special) {
      flush();
      blocks.push(special);
    } else if (token.type !== "space" && token.type !== "def") {
      prose ??= { tokens: [], start: place.start, end: at };
      attachCode(childTokens(token), place, context);
      prose.tokens.push(token);
      prose.end = at;
    }
  }
  flush();
  return blocks;
}

const span = ({ start, end }: { start: number; end: number }) => ({ start, end });

function readSpecial(token: Token, span: Span, context: SlideContext): Block | undefined {
  if (token.type === "code" && token["codeBlockStyle"] !== "indented") {
    return readFence(writtenFence(token, span), context);
  }
  if (token.type === "blockMath") return { kind: "math", latex: String(token["latex"]), span };
  if (token.type === "blockquote") return readAlert(String(token["text"]), span, context);
  return undefined;
}

const writtenFence = (token: Tokens.Code | Tokens.Generic, span: Span) => ({
  info: String(token["lang"] ?? ""),
  text: String(token["text"]),
  span,
});

/** Code inside lists and quotes stays in its token; what its info string says is kept beside it. */
function attachCode(tokens: readonly Token[], span: Span, context: SlideContext): void {
  for (const token of tokens) {
    if (token.type === "code" && token["codeBlockStyle"] !== "indented")
      Object.assign(token, { block: readFence(writtenFence(token, span), context) });
    attachCode(childTokens(token), span, context);
  }
}

/** The tokens inside a token. */
export function childTokens(token: Token): readonly Token[] {
  if (token.type === "list") return token["items"] as Token[];
  if (token.type === "table") {
    const { header, rows } = token as Tokens.Table;
    return [header, ...rows].flat().flatMap(({ tokens }) => tokens);
  }
  return "tokens" in token ? (token.tokens ?? []) : [];
}

/** The code block that a nested code token carries; undefined for other tokens. */
export function nestedCode(token: Token): CodeBlock | undefined {
  return token.type === "code" ? ((token as { block?: CodeBlock }).block ?? undefined) : undefined;
}

/** All code in the blocks, nested code included. */
export function codeIn(blocks: readonly Block[]): CodeBlock[] {
  return blocks.flatMap((block): CodeBlock[] => {
    if (block.kind === "code") return [block];
    if (block.kind === "component") return codeIn(block.children);
    return block.kind === "prose" ? block.tokens.flatMap(codeInToken) : [];
  });
}

function codeInToken(token: Token): CodeBlock[] {
  const own = nestedCode(token);
  return own ? [own] : childTokens(token).flatMap(codeInToken);
}

/** GitHub's alerts, `> [!NOTE]`, are callouts. */
function readAlert(text: string, span: Span, context: SlideContext): ComponentBlock | undefined {
  const match = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*(?:\n|$)/.exec(text);
  if (!match) return undefined;
  const tokens = lex(text.slice(match[0].length), context);
  attachCode(tokens, span, context);
  const attributes = { ...noAttributes, values: new Map([["kind", (match[1] ?? "note").toLowerCase()]]) };
  return { kind: "component", name: "callout", attributes, children: [{ kind: "prose", tokens, span }], span };
}

/** The text of tokens as it is read aloud, without markup and the marks of formulas. */
export function plainText(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === "html") return "";
      if (token.type === "br") return " ";
      if (token.type === "inlineMath") return String(token["latex"]);
      if ("tokens" in token && token.tokens) return plainText(token.tokens);
      if (!("text" in token)) return "";
      // In code an entity is what it looks like.
      return token.type === "codespan" ? String(token.text) : decodeEntities(String(token.text));
    })
    .join("")
    .replace(/\s+/g, " ")
    .trim();
}

/** Text in which entities such as `&eacute;` are what they stand for. */
export const decodeEntities = (text: string): string => decodeHTML(text);
