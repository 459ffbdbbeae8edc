import { problem } from "../report/problem.js";
import { blank, withoutCode } from "./asides.js";
import { parseAttributes } from "./attributes.js";
import { checkConditionKey, isNearlyCondition } from "./conditions.js";
import { checkFences } from "./fence-conditions.js";
import { type Tag, tagsIn } from "./html-depth.js";
import { writtenAttributesOf } from "./html-elements.js";
import { replaceComments } from "./scan.js";
import type { SlideContext } from "./slide-context.js";

/** Reports what is to say for whom something is in code, HTML and text, and does not: it would be shown to everybody. */
export function checkConditionsInText(context: SlideContext): void {
  const { text } = context;
  checkFences(context);
  const hasTags = text.includes("<");
  if (!hasTags && !/\{[^{}]*=/.test(text)) return;
  const shown = withoutCode(text, context);
  if (hasTags) for (const tag of tagsIn(shown)) if (tag.is !== "end") checkTag(tag, context);
  checkBraces(replaceComments(shown, blank), context);
}

/** A key as it is meant: whoever writes a character by its number in it does that by mistake, or to hide it. */
const plain = (key: string): string =>
  key.replace(/&#(?:x([\da-f]{1,6})|(\d{1,7}));?/gi, (written, hex?: string, decimal?: string) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code < 128 ? String.fromCharCode(code).toLowerCase() : written;
  });

function checkTag(tag: Tag, { file, base, problems }: SlideContext): void {
  const attributes = writtenAttributesOf(tag);
  // `<name, if not empty>` is text in angle brackets.
  const words = attributes.filter(({ key, value }) => value === undefined && !booleans.has(key));
  for (const { key, value, start, end } of attributes) {
    if (value === undefined && words.length > 1) continue;
    const span = { file, start: base + tag.at + start, end: base + tag.at + end };
    const meant = plain(key);
    if (meant === key) checkConditionKey({ key, value: value ?? "", span }, problems);
    else if (isNearlyCondition(meant, [])) problems.report(problem("unknown-condition", { key }, { span }));
  }
}

/** Attributes in braces, as other tools take them at the end of a line and behind an element: here they are text. */
function checkBraces(shown: string, context: SlideContext): void {
  const { file, base } = context;
  let at = base;
  for (const line of shown.split("\n")) {
    const last = endOf(line);
    for (const { 0: whole, index } of isComponent(line) ? [] : line.matchAll(/\{[^{}]*\}/g)) {
      const [start, before = " "] = [at + index, file.text[at + index - 1]];
      const isBehind = index > 0 && "])*`>".includes(before);
      const isLast = index + whole.length === last && !"_^\\{$".includes(before);
      if (isBehind || isLast) checkBrace(start + 1, start + whole.length - 1, context);
    }
    at += line.length + 1;
  }
}

/** Components have attributes in braces. */
const isComponent = (line: string): boolean => /^ {0,3}:{2,}/.test(line);

/** Where a line ends without the marks that may close a heading. */
function endOf(line: string): number {
  let end = line.length;
  while (end > 0 && " \t\r#".includes(line[end - 1] ?? "")) end--;
  return end;
}

function checkBrace(start: number, end: number, { file, problems }: SlideContext): void {
  const { attributes } = parseAttributes(file, start, end);
  for (const [key, value] of attributes.values) {
    if (value === "" || !isNearlyCondition(key, [])) continue;
    const remedy = 'write <!-- .element: only="…" --> behind what this is about';
    problems.report(problem("unknown-condition", { key }, { span: attributes.spans.get(key), remedy }));
  }
}

/** Attributes of HTML without values. */
const booleans = new Set(
  "allowfullscreen async autofocus autoplay checked controls default defer disabled hidden inert ismap loop multiple muted open playsinline readonly required reversed selected".split(
    " ",
  ),
);
