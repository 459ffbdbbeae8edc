import { blank } from "./asides.js";
import { childTokens, topBlocks } from "./dialect.js";
import { inlineFormula } from "./formulas.js";

type Token = ReturnType<typeof topBlocks>[number];

/** A line with which a component begins or ends, which ends all that stands above it. */
const componentLine = /^([ \t]*:{2,}.*(?:\n|$))/m;

/** A text in which formulas are blank; same length. What is in it of code must be blank already. */
export function withoutFormulas(text: string): string {
  // Only those between two marks go over several lines, so that it matters where blocks end.
  if (!text.includes("$$")) return withoutInline(text);
  return text
    .split(componentLine)
    .map((part, index) => (index % 2 === 1 ? withoutInline(part) : withinOrInline(part, topBlocks(part))))
    .join("");
}

/** What is shown of a block, as long as it is; indented code may be what tags have left that are blank. */
function shownOf(token: Token): string {
  if (token.type === "blockMath") return blank(token.raw);
  const isHolder = ["list", "list_item", "blockquote"].includes(token.type);
  return isHolder ? withinOrInline(token.raw, childTokens(token)) : withoutInline(token.raw);
}

const withinOrInline = (raw: string, tokens: readonly Token[]): string => within(raw, tokens) ?? withoutInline(raw);

/**
 * What is shown of something that holds blocks, with its own marks and indentation, which these do not have.
 * @returns undefined where the lines of the two do not agree
 */
function within(raw: string, tokens: readonly Token[]): string | undefined {
  const lines = raw.split("\n");
  const shown = tokens.map(shownOf).join("").split("\n");
  const read = tokens.map((token) => token.raw).join("");
  for (const [index, line] of read.split("\n").entries()) {
    const [whole, own] = [lines[index], line.trimStart()];
    if (!whole?.endsWith(own)) return undefined;
    const marks = whole.slice(0, whole.length - own.length);
    lines[index] = marks + (shown[index] ?? "").slice(line.length - own.length);
  }
  return lines.join("\n");
}

/** A text without the formulas of its paragraphs. */
function withoutInline(text: string): string {
  let [shown, at, paragraph] = ["", 0, 0];
  for (const { 0: mark, index } of text.matchAll(/\\[\s\S]|\$/g)) {
    if (mark !== "$" || index < at) continue;
    if (index >= paragraph) paragraph = paragraphEnd(text, index);
    const found = inlineFormula(text.slice(index, paragraph));
    if (!found) continue;
    shown += text.slice(at, index) + blank(found.raw);
    at = index + found.raw.length;
  }
  return shown + text.slice(at);
}

function paragraphEnd(text: string, from: number): number {
  const blankLine = /\n[ \t]*\n/g;
  blankLine.lastIndex = from;
  return blankLine.exec(text)?.index ?? text.length;
}
