import { problem } from "../report/problem.js";
import { spanOf } from "../source/text.js";
import { blank, withoutCode } from "./asides.js";
import { tagsIn } from "./html-depth.js";
import { type Line, replaceComments } from "./scan.js";
import type { SectionContext } from "./section-context.js";
import { withoutFormulas } from "./without-formulas.js";

/** A footnote as other tools write it, `[^1]` or `[^name]`; offsets in the text, `end` exclusive. */
interface Footnote {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Whether its text follows, `[^1]: …`. */
  readonly isDefinition: boolean;
}

/** Reports footnotes, which slides do not have: they would be printed as they stand. Each once, at the first place of its name. */
export function checkFootnotes({
  file,
  lines,
  problems,
  math,
}: Pick<SectionContext, "file" | "lines" | "problems" | "math">): void {
  const base = lines[0]?.start ?? 0;
  const text = file.text.slice(base, lines.at(-1)?.end);
  if (!text.includes("[^")) return;
  const plain = withoutHtml(withoutCode(text, { base, lines: lines.map(maskIndented()) }));
  const shown = math ? withoutFormulas(plain) : plain;
  const found = [...footnotesIn(shown)];
  const defined = new Set(found.flatMap(({ name, isDefinition }) => (isDefinition ? [name] : [])));
  const said = new Set<string>();
  for (const footnote of found) {
    const { name, start, end } = footnote;
    if (said.has(name) || !(defined.has(name) || looksMeant(shown, footnote))) continue;
    said.add(name);
    problems.report(problem("unknown-footnote", { name }, { span: spanOf(file, base + start, base + end) }));
  }
}

function* footnotesIn(text: string): Iterable<Footnote> {
  for (const { 0: whole, 1: name = "", index } of text.matchAll(/(?<!\\)\[\^([^\s[\]^]{1,60})\](?!\()/g)) {
    const end = index + whole.length;
    const before = text.slice(Math.max(0, index - 20), index);
    const isFirst = /^[ >]*$/.test(before.slice(before.lastIndexOf("\n") + 1));
    yield { name, start: index, end, isDefinition: isFirst && text[end] === ":" };
  }
}

/** Without a definition: a number, or a name right behind a word, that is no set of characters of an expression. */
function looksMeant(text: string, { name, start, end }: Footnote): boolean {
  if (/[+{*?]/.test(text[end] ?? "") && !/[\p{L}\p{N}]/u.test(text[start - 1] ?? "")) return false;
  if (/^\d{1,3}$/.test(name)) return true;
  return (
    /^\p{L}[\p{L}\p{N}_-]+$/u.test(name) &&
    !/^.-.$/u.test(name) &&
    /[\p{L}\p{N}.,;:!?)”"’'*_]/u.test(text[start - 1] ?? "")
  );
}

/** Tells of lines in turn which of them are indented code, too: behind a blank line, and not within a list. */
function maskIndented(): (line: Line) => Line {
  let [isAfterBlank, isListed, isCode] = [true, false, false];
  return (line) => {
    const isIndented = /^(?: {4}|\t)/.test(line.text);
    const isBlank = line.text.trim() === "";
    if (!isBlank) isCode = isIndented && !isListed && (isAfterBlank || isCode);
    if (!isBlank && !isIndented)
      isListed = /^ {0,3}(?:[-*+]|\d+[.)])\s/.test(line.text) || (isListed && /^ /.test(line.text));
    isAfterBlank = isBlank;
    return isCode ? { ...line, masked: true } : line;
  };
}

const codeElements = new Set(["code", "kbd", "pre", "samp", "script", "style", "textarea"]);

/** A text in which comments, tags and what stands in elements of code are blank. */
function withoutHtml(body: string): string {
  if (!body.includes("<")) return body;
  const text = replaceComments(body, blank);
  const open: string[] = [];
  let [shown, at] = ["", 0];
  for (const { name, is, at: start, text: tag } of tagsIn(text)) {
    const between = text.slice(at, start);
    shown += (open.length > 0 ? blank(between) : between) + blank(tag);
    at = start + tag.length;
    if (is === "start" && codeElements.has(name)) open.push(name);
    else if (is === "end" && open.at(-1) === name) open.pop();
  }
  return shown + text.slice(at);
}
