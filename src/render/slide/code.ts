import type { CodeBlock } from "../../model/deck.js";
import { type Element, element, verbatim } from "../html/dom.js";
import { asHtml } from "../html/html.js";
import { firstLines, type Gutter, gutterOf } from "./code-gutter.js";
import { joinHyphens } from "./hyphens.js";

/** The lines of a code block as they are printed. */
export interface CodeLines {
  /** One entry per line, each HTML. */
  readonly html: readonly string[];
  /** How many characters the longest line has of all that are set in the same size. */
  readonly columns: number;
  /** What reveal.js finds each line again by on the next slide; undefined where nothing moves between slides. */
  readonly ids?: readonly string[] | undefined;
}

/** As on a slide, where a tab is as wide as two letters. */
const untabbed = (line: string) => line.replaceAll("\t", "  ");

/** The characters of the longest line, which decides how large the type may be. */
export const columnsOf = ({ text }: CodeBlock): number =>
  text.split("\n").reduce((most, line) => Math.max(most, untabbed(line).length), 0);

/** Lines that are no longer fit into the narrowest of four columns. */
const surelyFits = 8;
/** A word that is longer may fit into no row, and ends one instead of beginning its own. */
const longWord = 30;
/** What goes on in the next row begins below its line, but no further to the right. */
const mostIndent = 12;

/** A code block as an element; `extra` are attributes that an element comment gave it. */
export function renderCode(block: CodeBlock, lines: CodeLines, extra: Readonly<Record<string, string>> = {}): Element {
  const isNumbered = block.steps.length > 0;
  const isNoted = block.notes.some(Boolean);
  const caption = block.caption ? [element("figcaption", {}, [block.caption])] : [];
  const { class: extraClass, ...others } = extra;
  const attributes = {
    class: ["code", ...block.attributes.classes, extraClass ?? ""].filter(Boolean).join(" "),
    id: block.attributes.id,
    "data-steps": isNumbered ? String(block.steps.length) : undefined,
    "data-language": block.language || undefined,
    ...Object.fromEntries([...block.attributes.values].filter(([key]) => key.startsWith("data-"))),
    ...others,
  };
  const gutter = isNumbered ? gutterOf(block) : undefined;
  const code = element("code", {}, renderParts(block, printLines(block, lines, gutter)));
  const classes = [...(isNumbered ? ["numbered"] : []), ...(isNoted ? ["noted"] : [])];
  const style = [
    `--columns:${lines.columns}`,
    ...(gutter ? [`--first-line:${block.firstLine - 1}`, `--code-start:${gutter.letters}`] : []),
    ...(isNoted ? [`--parts:${code.children.length}`] : []),
  ].join(";");
  const pre = { class: classes.join(" ") || undefined, style, tabindex: "0" };
  const inside = isNoted ? [code, renderNotes(block)] : [code];
  return element("figure", attributes, [...caption, ...markersOf(block), element("pre", pre, inside)]);
}

/** What makes each step after the first a fragment of the slide. */
const markersOf = (block: CodeBlock): Element[] =>
  block.steps.slice(1).map((_, index) => {
    const attributes = { class: "fragment code-step", "data-step": String(index + 2), ...fragmentIndex(block, index) };
    return element("i", attributes);
  });

/** `data-fragment-index` on a code block counts up from step to step, as with reveal.js. */
function fragmentIndex(block: CodeBlock, step: number): Record<string, string | undefined> {
  const start = block.attributes.values.get("data-fragment-index");
  return { "data-fragment-index": start === undefined ? undefined : String(Number(start) + step) };
}

/** Only where lines are told apart, or may go on in a second row, is there an element for each. */
function printLines(block: CodeBlock, { html, ids, columns }: CodeLines, gutter?: Gutter): readonly string[] {
  if (!gutter && !ids && columns <= surelyFits) return html;
  const first = firstLines(block);
  const texts = block.text.split("\n").map(untabbed);
  return html.map((line, index) => {
    const id = ids?.[index] ? ` data-id="${ids[index]}"` : "";
    const text = texts[index] ?? "";
    const shown = text.length > surelyFits ? joinHyphens(line) : line;
    const marks = stepMarks(block, first, index + 1, gutter?.marks[index]);
    return `<span class="line"${marks}${id}${wrapOf(text)}>${shown}</span>`;
  });
}

/** How a line goes on in the next row. */
function wrapOf(line: string): string {
  const rules = [];
  const indent = line.length > surelyFits ? Math.min(mostIndent, line.search(/\S|$/)) : 0;
  if (indent > 0) rules.push(`--indent:${indent}`);
  if (line.split(/\s/).some(({ length }) => length > longWord)) rules.push("word-break:break-all");
  return rules.length === 0 ? "" : ` style="${rules.join(";")}"`;
}

/** Lines as they stand below each other; with notes, those up to the next note as one part, so that both stand in one row. */
function renderParts(block: CodeBlock, printed: readonly string[]): Element[] {
  const texts = block.text.split("\n");
  const textOf = (from: number, to: number) =>
    verbatim(`${texts.slice(from, to).join("\n")}\n`, asHtml(`${printed.slice(from, to).join("\n")}\n`));
  if (!block.notes.some(Boolean)) return [textOf(0, texts.length)];
  const starts = partStarts(block);
  return starts.map((line, index) => {
    const next = starts[index + 1];
    return element("span", { class: "code-part" }, [textOf(line - 1, next === undefined ? texts.length : next - 1)]);
  });
}

/** The lines at which parts begin that have notes beside them, and the first one of all. */
const partStarts = (block: CodeBlock): number[] => [
  ...new Set([1, ...notedIn(block).map(({ line }) => line)].toSorted((a, b) => a - b)),
];

interface Noted {
  readonly text: string;
  /** The step to which it belongs, from 0. */
  readonly index: number;
  /** The line beside which it stands, counted from 1. */
  readonly line: number;
}

function notedIn(block: CodeBlock): Noted[] {
  const first = firstLines(block);
  return block.notes.flatMap((text, index) => (text === "" ? [] : [{ text, index, line: first[index] ?? 1 }]));
}

/** So many lines above those of a step are in view where code is longer than its place. */
const linesAbove = 2;

/** In which steps a line is lit, in which all lines are, the mark of those that begin with it, and which come into view with it. */
function stepMarks(block: CodeBlock, first: readonly number[], line: number, mark = ""): string {
  const stepsWhere = (found: (step: number) => boolean) =>
    block.steps.flatMap((_, index) => (found(index) ? [index + 1] : []));
  const marks = {
    hl: stepsWhere((index) => block.steps[index]?.includes(line) === true).join(" "),
    plain: stepsWhere((index) => block.steps[index] === undefined).join(" "),
    first: mark,
    // The first line needs no mark: where nothing is marked, code stays at its beginning.
    view: line === 1 ? "" : stepsWhere((index) => (first[index] ?? 1) - linesAbove === line).join(" "),
  };
  return Object.entries(marks)
    .map(([name, value]) => (value === "" ? "" : ` data-${name}="${value}"`))
    .join("");
}

/** The notes in the order of their lines, each beside the part that begins with its line; those of one line share a place. */
function renderNotes(block: CodeBlock): Element {
  const noted = notedIn(block);
  const places = partStarts(block).flatMap((line, part) => {
    const notes = noted.filter((note) => note.line === line).map((note) => renderNote(note, block));
    return notes.length === 0 ? [] : [element("span", { class: "code-place", style: `--part:${part + 1}` }, notes)];
  });
  return element("span", { class: "code-notes" }, places);
}

function renderNote({ text, index }: Noted, { steps }: CodeBlock): Element {
  const number = steps.length < 2 ? undefined : String(index + 1);
  return element("span", { class: "code-note", "data-step": String(index + 1), "data-number": number }, [text]);
}
