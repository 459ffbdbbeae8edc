import type { CodeBlock } from "../../model/deck.js";
import { findSpan, lineText, placeOf, type SourceFile, type Span, spanOf } from "../../source/text.js";
import { placeOnSlide, type SlideScope } from "../slide/slide-scope.js";

/** A line of a file; its beginning for line 0. */
export function lineOf(file: SourceFile, line: number): Span {
  const start = file.lineStarts[Math.max(0, line - 1)] ?? 0;
  const text = lineText(file, Math.max(1, line));
  const indent = text.length - text.trimStart().length;
  return spanOf(file, start + indent, Math.max(start + indent + 1, start + text.trimEnd().length));
}

/** A line of the code in a fence, in the file that the code comes from. */
export function placeInFence({ text, span, included }: CodeBlock, line: number, scope: SlideScope): Span {
  if (included) return lineOf(included.file, included.firstLine + Math.max(1, line) - 1);
  const fence = placeOf(span.file, span.start).line;
  if (line === 0) return lineOf(span.file, fence);
  const wanted = text.split("\n")[line - 1]?.trim() ?? "";
  // Inside lists and quotes the fence has no place of its own.
  if (lineText(span.file, fence + line).includes(wanted)) return lineOf(span.file, fence + line);
  return findSpan(placeOnSlide(scope, ""), wanted);
}

/** A stretch of the code in a fence, on one line, in the file that the code comes from. */
export function stretchInFence(code: CodeBlock, { start, end, file }: Span, scope: SlideScope): Span {
  const { line, column } = placeOf(file, start);
  const whole = placeInFence(code, line, scope);
  const written = lineText(file, line);
  const from = whole.start + Math.max(0, column - 1 - (written.length - written.trimStart().length));
  return spanOf(whole.file, from, Math.max(from + 1, Math.min(from + (end - start), whole.end)));
}
