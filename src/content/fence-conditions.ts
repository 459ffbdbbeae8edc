import type { Condition, Range } from "../model/condition.js";
import type { Attributes } from "../model/deck.js";
import { type SourceFile, spanOf } from "../source/text.js";
import { checkConditionKeys, conditionOf, isNearlyCondition } from "./conditions.js";
import { languageIn } from "./fence.js";
import { parseFenceAttributes } from "./fence-attributes.js";
import { fenceOpen } from "./fence-lines.js";
import type { Line } from "./scan.js";
import type { SlideContext } from "./slide-context.js";

/** The line with which a block of code begins. */
interface FenceHead {
  /** Which of the slide's lines it is. */
  readonly index: number;
  readonly line: Line;
  /** Where its marks begin in the file. */
  readonly start: number;
  readonly marker: string;
  readonly attributes: Attributes;
}

/** How a block of code may begin that stands so deep in lists and quotes that its lines are not known to be code. */
const deepFence = /^((?:[ \t>]|(?:[-*+]|\d+[.)])(?=[ \t]))*)(`{3,}|~{3,})(.*)$/;

/** The blocks of code that have attributes. */
function headsIn({ file, lines }: SlideContext): FenceHead[] {
  return lines.flatMap((line, index): FenceHead[] => {
    if (!/```|~~~/.test(line.text) || (line.masked && !line.opensFence)) return [];
    const [, before = "", marker = "", info = ""] = (line.opensFence ? fenceOpen : deepFence).exec(line.text) ?? [];
    if (marker === "" || info.trim() === "" || (marker.startsWith("`") && info.includes("`"))) return [];
    const attributes = readInfo(info, line.end - info.length, file);
    return attributes.values.size > 0 ? [{ index, line, start: line.start + before.length, marker, attributes }] : [];
  });
}

/** Steps may stand before the attributes, and no list of attributes goes over them. */
function readInfo(info: string, start: number, file: SourceFile): Attributes {
  const written = info.trimStart();
  const from = info.length - written.length + languageIn(written).length;
  const { attributes } = parseFenceAttributes(file, start + from, start + info.length);
  const steps = /[\]}]/.exec(info);
  const isSaid = [...attributes.values.keys()].some((key) => isNearlyCondition(key, []));
  if (isSaid || !steps) return attributes;
  return parseFenceAttributes(file, start + steps.index + 1, start + info.length).attributes;
}

/** Reports blocks of code that say for nobody, or only nearly, for whom they are. */
export function checkFences(context: SlideContext): void {
  for (const { attributes } of headsIn(context)) {
    // Several words without values are a remark.
    const isWord = (key: string) => !textAt(attributes, key).includes("=");
    const words = [...attributes.values.keys()].filter(isWord);
    const values = [...attributes.values].filter(([key]) => words.length < 2 || !isWord(key));
    checkConditionKeys({ ...attributes, values: new Map(values) }, context.problems);
  }
}

function textAt({ spans }: Attributes, key: string): string {
  const span = spans.get(key);
  return span ? span.file.text.slice(span.start, span.end) : "";
}

/** The blocks of code that are not for everybody; one that nothing closes goes on to the end of the slide. */
export function fencesWithCondition(context: SlideContext, end: number): (Range & { readonly condition: Condition })[] {
  const { file, lines } = context;
  const found = headsIn(context).flatMap((head) => {
    const condition = conditionOf(head.attributes, spanOf(file, head.start, head.line.end));
    return condition ? [{ ...head, condition }] : [];
  });
  const closing = closingLines(lines, found);
  return found.map(({ index, start, condition }) => ({ start, end: closing.get(index)?.end ?? end, condition }));
}

/** The lines that close blocks of code, by where those begin, found in one pass from the last line on. */
function closingLines(lines: readonly Line[], heads: readonly FenceHead[]): Map<number, Line> {
  const wanted = new Map(heads.map((head) => [head.index, head]));
  const closing = new Map<number, Line>();
  /** The next lines of nothing but marks, the nearest last: those further down count where they are longer. */
  const runs = new Map<string, { readonly length: number; readonly line: Line }[]>();
  let known: Line | undefined;
  for (const [index, line] of [...lines.entries()].reverse()) {
    const head = wanted.get(index);
    const mark = head?.marker.slice(0, 1) ?? "";
    const found = line.opensFence
      ? known
      : runs.get(mark)?.findLast(({ length }) => length >= (head?.marker.length ?? 0))?.line;
    if (head && found) closing.set(index, found);
    if (line.closesFence) known = line;
    const run = runOf(line.text);
    if (run === "") continue;
    const longer = (runs.get(run.slice(0, 1)) ?? []).filter(({ length }) => length > run.length);
    runs.set(run.slice(0, 1), [...longer, { length: run.length, line }]);
  }
  return closing;
}

/** The marks of which a line consists, apart from those of quotes. */
function runOf(text: string): string {
  const written = text.replace(/^[ \t>]*/, "").trimEnd();
  return /^(?:`+|~+)$/.test(written) ? written : "";
}
