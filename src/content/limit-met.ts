import { problem } from "../report/problem.js";
import { limits, shownCount } from "../source/limits.js";
import { findSpan, spanOf } from "../source/text.js";
import type { LexerLimit } from "./lexer.js";
import type { SlideContext } from "./slide-context.js";

const limitMet = {
  blocks: { what: "quotes and lists", most: limits.blockDepth, hint: "write fewer of them within each other" },
  inlines: { what: "emphasis and links", most: limits.inlineDepth, hint: "close what you open: **like this**" },
} as const;

/** Reports a limit that the text of a slide has met, where its text begins. */
export function reportLimit({ kind, text }: LexerLimit, context: SlideContext): void {
  const line = text.trimStart().slice(0, 60).split("\n")[0] ?? "";
  const span = findSpan(spanOf(context.file, context.base, context.base + context.text.length), line);
  if (kind !== "paragraph") context.problems.report(problem("too-deep", limitMet[kind], { span }));
  else {
    const hint = "divide it (paragraphs with blank lines); long data belongs into a fence or a file";
    const values = { what: "this text", most: shownCount(limits.paragraphCharacters), hint };
    context.problems.report(problem("too-long", values, { span }));
  }
}
