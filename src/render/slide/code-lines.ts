import { createHash } from "node:crypto";
import type { CodeBlock } from "../../model/deck.js";
import { problem } from "../../report/problem.js";
import { type ChildNode, type Element, elementsIn, elementsOf, hasClass, isTag } from "../html/dom.js";
import { isMark, markIndex } from "../html/marks.js";
import { type CodeLines, columnsOf } from "./code.js";
import type { Highlighter } from "./highlight.js";
import { isSession } from "./languages.js";
import { createMoveBudget, keyStates } from "./moves.js";
import type { SlideScope } from "./slide-scope.js";

interface CodeOnSlide {
  readonly highlighter: Highlighter;
  readonly scope: Pick<SlideScope, "slide" | "reader">;
}

/**
 * How the lines of each block of code on a slide are printed: where they move from state to state, with keys for what
 * stays; on a slide into which the one before turns, with ids by which reveal.js finds lines again.
 */
export function linesOnSlide(
  nodes: readonly ChildNode[],
  codes: readonly CodeBlock[],
  { highlighter, scope: { slide, reader } }: CodeOnSlide,
): (block: CodeBlock) => CodeLines {
  const kept = new Map<CodeBlock, CodeLines>();
  const html = ({ text, language }: CodeBlock) => highlighter.lines(text, language);
  const budget = createMoveBudget();
  for (const states of chainsIn(nodes, codes)) {
    const wasSpent = budget.isSpent;
    // One size for all, or letters would grow and shrink.
    const columns = Math.max(...states.map(columnsOf));
    const keyed = keyStates(states.map(html), budget);
    for (const [index, block] of states.entries()) kept.set(block, { html: keyed[index] ?? html(block), columns });
    // Once for a slide: what comes after it has no more to spend, either.
    if (budget.isSpent && !wasSpent) reader.report(problem("unmoved-code", {}, { span: states[0]?.span }));
  }
  for (const sessions of sessionsIn(nodes, codes)) {
    const columns = Math.max(...sessions.map(columnsOf));
    for (const block of sessions) if (!kept.has(block)) kept.set(block, { html: html(block), columns });
  }
  const isMoving = slide.attributes.values.has("data-auto-animate");
  return (block) => {
    const lines = kept.get(block) ?? { html: html(block), columns: columnsOf(block) };
    return isMoving ? { ...lines, ids: lineIds(block, codes.indexOf(block)) } : lines;
  };
}

/** Lines of the same text are the same; reveal.js takes equal ones in their order. Blank ones do not move. */
function lineIds({ text, attributes }: CodeBlock, index: number): string[] {
  const own = attributes.values.get("data-id") ?? String(index);
  return text
    .split("\n")
    .map((line) => (line.trim() === "" ? "" : createHash("sha1").update(`${own}\n${line}`).digest("hex").slice(0, 12)));
}

/** Code that turns into other code: the first block of each state of a component, the second of each, and so on. */
function chainsIn(nodes: readonly ChildNode[], codes: readonly CodeBlock[]): CodeBlock[][] {
  return elementsOf(nodes)
    .filter((element) => hasClass(element, "c-states"))
    .flatMap((component) => {
      const states = component.children.filter(isTag).map((state) => blocksIn(state, codes));
      const most = Math.max(0, ...states.map(({ length }) => length));
      return Array.from({ length: most }, (_, index) => states.map((blocks) => blocks[index])).flatMap(neighbours);
    });
}

/** Terminals that stand beside each other as text: what is compared has one size. */
function sessionsIn(nodes: readonly ChildNode[], codes: readonly CodeBlock[]): CodeBlock[][] {
  return elementsOf(nodes)
    .filter((element) => hasClass(element, "c-columns"))
    .map((columns) => blocksIn(columns, codes).filter(({ language }) => isSession(language)))
    .filter(({ length }) => length > 1);
}

const blocksIn = (state: Element, codes: readonly CodeBlock[]): CodeBlock[] =>
  elementsIn(state).flatMap((mark) => (isMark(mark, "code") ? (codes[markIndex(mark)] ?? []) : []));

/** A state without code ends a chain. */
function neighbours(blocks: readonly (CodeBlock | undefined)[]): CodeBlock[][] {
  const chains: CodeBlock[][] = [[]];
  for (const block of blocks) {
    if (block) chains.at(-1)?.push(block);
    else chains.push([]);
  }
  return chains.filter(({ length }) => length > 1);
}
