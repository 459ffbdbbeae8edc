import type { CitationMark } from "../model/deck.js";
import { withoutInlineCode } from "./scan.js";
import type { SectionContext } from "./section-context.js";

/** A citation in a text, `[@id]`, `[@id; @other]` or `[@PREFIX:id]`, brackets included; offsets, `end` exclusive. */
export interface CiteMark {
  readonly start: number;
  readonly end: number;
  readonly keys: readonly { readonly key: string; readonly start: number; readonly end: number }[];
}

/** With an address behind it, it is a link. */
const pattern = /\[(@[\w.-]+(?::[\w.-]+)?(?:\s*[;,]\s*@[\w.-]+(?::[\w.-]+)?)*)\](?!\()/g;

/** The citations in a text, in order. */
export function* citeMarks(text: string): Iterable<CiteMark> {
  if (!text.includes("[@")) return;
  for (const { 0: whole, 1: list = "", index } of text.matchAll(pattern)) {
    const keys = [...list.matchAll(/@([\w.-]+(?::[\w.-]+)?)/g)].map(({ 0: written, 1: key = "", index: at }) => {
      const start = index + 1 + at;
      return { key, start, end: start + written.length };
    });
    yield { start: index, end: index + whole.length, keys };
  }
}

/** The citations outside of code in the lines of a slide. */
export function findCitations({ file, lines, links }: SectionContext): CitationMark[] {
  return lines.flatMap((line) => {
    if (line.masked || !line.text.includes("[@")) return [];
    const text = withoutInlineCode(line.text);
    const marks = [...citeMarks(text)].filter((mark) => !isLink(text, mark, links));
    return marks.flatMap(({ keys }) =>
      keys.map(({ key, start, end }) => ({ key, span: { file, start: line.start + start, end: line.start + end } })),
    );
  });
}

/** A name in brackets is a link where the file defines it, and so is what stands in brackets before such a name. */
function isLink(text: string, { start, end }: CiteMark, links: SectionContext["links"]): boolean {
  label.lastIndex = end;
  const following = label.exec(text)?.[1] ?? "";
  return [text.slice(start + 1, end - 1), following].some((name) => nameOf(name) in links);
}

const label = /\[([^[\]]+)\]/y;

/** As marked compares names. */
const nameOf = (written: string) => written.toLowerCase().replace(/\s+/g, " ");
