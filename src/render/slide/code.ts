import type { CodeBlock } from "../../model/deck.js";
import { type Element, element, verbatim } from "../html/dom.js";
import { asHtml } from "../html/html.js";

/** The lines of a code block as they are printed. */
export interface CodeLines {
  /** One entry per line, each HTML. */
  readonly html: readonly string[];
  /** How many characters the longest line has of all that are set in the same size. */
  readonly columns: number;
  /** What reveal.js finds each line again by on the next slide; undefined where nothing moves between slides. */
  readonly ids?: readonly string[] | undefined;
}

/** The characters of the longest line, which decides how large the type may be. */
export const columnsOf = ({ text }: CodeBlock): number =>
  text.split("\n").reduce((most, line) => Math.max(most, line.replaceAll("\t", "  ").length), 0);

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
  const start = isNumbered ? `--first-line:${block.firstLine - 1}` : undefined;
  const text = verbatim(`${block.text}\n`, asHtml(`${printLines(block, lines).join("\n")}\n`));
  const code = element("code", { style: start }, [text]);
  const classes = [...(isNumbered ? ["numbered"] : []), ...(isNoted ? ["noted"] : [])];
  const pre = { class: classes.join(" ") || undefined, style: `--columns:${lines.columns}`, tabindex: "0" };
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

/** Only what lines need that are told apart is an element for each. */
function printLines(block: CodeBlock, { html, ids }: CodeLines): readonly string[] {
  if (block.steps.length === 0 && !ids) return html;
  const first = firstLines(block);
  return html.map((line, index) => {
    const id = ids?.[index];
    return `<span class="line"${stepMarks(block, first, index + 1)}${id ? ` data-id="${id}"` : ""}>${line}</span>`;
  });
}

/** The line, counted from 1, with which each step begins. */
const firstLines = ({ steps }: CodeBlock): number[] => steps.map((set) => (set ? Math.min(...set) : 1));

/** In which steps a line is lit, in which all lines are, and which steps begin with it. */
function stepMarks(block: CodeBlock, first: readonly number[], line: number): string {
  const stepsWhere = (found: (step: number) => boolean) =>
    block.steps.flatMap((_, index) => (found(index) ? [index + 1] : []));
  const marks = {
    hl: stepsWhere((index) => block.steps[index]?.includes(line) === true).join(" "),
    plain: stepsWhere((index) => block.steps[index] === undefined).join(" "),
    // Nobody counts to one.
    first: block.steps.length < 2 ? "" : stepsWhere((index) => first[index] === line).join("·"),
  };
  return Object.entries(marks)
    .map(([name, value]) => (value === "" ? "" : ` data-${name}="${value}"`))
    .join("");
}

/**
 * The notes in the order of their lines. Those that begin with the same line share a place; each place is as high as
 * the lines up to the next one, or higher, so that notes never lie on each other.
 */
function renderNotes(block: CodeBlock): Element {
  const first = firstLines(block);
  const noted = block.notes.flatMap((text, index) => (text === "" ? [] : [{ text, index, line: first[index] ?? 1 }]));
  const places = [...new Set(noted.map(({ line }) => line))].toSorted((a, b) => a - b);
  const rendered = places.map((line, at) => {
    const before = at === 0 ? line - 1 : 0;
    const style = `--before:${before};--lines:${(places[at + 1] ?? line + 1) - line}`;
    const notes = noted.filter((note) => note.line === line);
    return element(
      "span",
      { class: "code-place", style },
      notes.map((note) => renderNote(note, block)),
    );
  });
  return element("span", { class: "code-notes" }, rendered);
}

function renderNote({ text, index }: { readonly text: string; readonly index: number }, { steps }: CodeBlock): Element {
  const number = steps.length < 2 ? undefined : String(index + 1);
  return element("span", { class: "code-note", "data-step": String(index + 1), "data-number": number }, [text]);
}
