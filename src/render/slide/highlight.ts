import { createHash } from "node:crypto";
import type { CodeBlock } from "../../model/deck.js";
import { type Element, element, verbatim } from "../html/dom.js";
import { asHtml, escapeHtml } from "../html/html.js";
import { findGrammar } from "./languages.js";
import { isTooLong, loadTokenizer, type Piece, roles, type Token } from "./tokenizer.js";

/** Colours one piece of code; one entry per line, each HTML. */
export interface Highlighter {
  lines(code: string, language: string): readonly string[];
}

/** Remembers highlighted code from build to build; keys change with everything that the result depends on. */
export interface CodeMemory {
  get(key: string): readonly string[] | undefined;
  set(key: string, lines: readonly string[]): void;
}

/** Raise it when highlighted lines look different for the same code. */
const format = 3;

const keyOf = (code: string, grammar: string) =>
  createHash("sha1").update(`${format}\n${grammar}\n${code}`).digest("base64url");

const plainLines = (code: string) => code.split("\n").map(escapeHtml);

/**
 * Makes a highlighter for these pieces of code. What the memory holds needs no grammar; when it holds all of
 * them, the engine is not even loaded.
 */
export async function createHighlighter(
  blocks: readonly { readonly text: string; readonly language: string }[],
  memory: CodeMemory,
): Promise<Highlighter> {
  const missing = blocks.flatMap(({ text, language }): Piece[] => {
    const grammar = grammarFor(text, language);
    return grammar && !memory.get(keyOf(text, grammar)) ? [{ code: text, grammar }] : [];
  });
  const tokenize = missing.length > 0 ? await loadTokenizer(missing) : undefined;
  return {
    lines(code, language) {
      const grammar = grammarFor(code, language);
      if (!grammar) return plainLines(code);
      const key = keyOf(code, grammar);
      const known = memory.get(key);
      if (known) return known;
      // Only what was really highlighted is remembered.
      const lines = tokenize?.({ code, grammar }).map(printLine);
      if (!lines) return plainLines(code);
      memory.set(key, lines);
      return lines;
    },
  };
}

const grammarFor = (code: string, language: string) => (isTooLong(code) ? undefined : findGrammar(language));

/** One line; neighbours of one colour, and the space between them, share an element: each costs time in print. */
function printLine(tokens: readonly Token[]): string {
  const runs: { role: string; text: string }[] = [];
  for (const { content, color } of tokens) {
    const role = content.trim() === "" ? (runs.at(-1)?.role ?? "text") : (color || "text").toLowerCase();
    const last = runs.at(-1);
    if (last?.role === role) last.text += content;
    else runs.push({ role, text: content });
  }
  return runs.map(({ role, text }) => printRun(role, text)).join("");
}

function printRun(role: string, text: string): string {
  return role === "text" ? escapeHtml(text) : `<span class="tk-${role}">${escapeHtml(text)}</span>`;
}

/** The rules that give highlighted code its colours. */
export const highlightStyles = Object.keys(roles)
  .map((role) => `.tk-${role}{color:var(--code-${role},inherit)}`)
  .join("\n");

/** A code block as an element; `extra` are attributes that an element comment gave it. */
export function renderCode(
  block: CodeBlock,
  highlighter: Highlighter,
  extra: Readonly<Record<string, string>> = {},
): Element {
  const numbered = block.steps.length > 0;
  const highlighted = highlighter.lines(block.text, block.language);
  // Only steps need an element for each line.
  const lines = numbered ? highlighted.map((line, index) => renderLine(line, index + 1, block)) : highlighted;
  const markers = block.steps.slice(1).map((_, index) => {
    const attributes = { class: "fragment code-step", "data-step": String(index + 2), ...fragmentIndex(block, index) };
    return element("i", attributes);
  });
  const caption = block.caption ? [element("figcaption", {}, [block.caption])] : [];
  const { class: extraClass, ...others } = extra;
  const attributes = {
    class: ["code", ...block.attributes.classes, extraClass ?? ""].filter(Boolean).join(" "),
    id: block.attributes.id,
    "data-steps": numbered ? String(block.steps.length) : undefined,
    "data-language": block.language || undefined,
    ...Object.fromEntries([...block.attributes.values].filter(([key]) => key.startsWith("data-"))),
    ...others,
  };
  // The longest line decides how large the type may be; the style sheet fits it into the column.
  const columns = block.text.split("\n").reduce((most, line) => Math.max(most, line.replaceAll("\t", "  ").length), 0);
  const start = numbered ? `--first-line:${block.firstLine - 1}` : undefined;
  const text = verbatim(`${block.text}\n`, asHtml(`${lines.join("\n")}\n`));
  const code = element("code", { style: start }, [text]);
  const pre = { class: numbered ? "numbered" : undefined, style: `--columns:${columns}`, tabindex: "0" };
  return element("figure", attributes, [...caption, ...markers, element("pre", pre, [code])]);
}

/** `data-fragment-index` on a code block counts up from step to step, as with reveal.js. */
function fragmentIndex(block: CodeBlock, step: number): Record<string, string | undefined> {
  const start = block.attributes.values.get("data-fragment-index");
  return { "data-fragment-index": start === undefined ? undefined : String(Number(start) + step) };
}

function renderLine(line: string, number: number, block: CodeBlock): string {
  const steps = block.steps.flatMap((set, index) => (set?.includes(number) ? [index + 1] : []));
  const open = block.steps.flatMap((set, index) => (set === undefined ? [index + 1] : []));
  const marks = steps.length > 0 ? ` data-hl="${steps.join(" ")}"` : "";
  const plain = open.length > 0 ? ` data-plain="${open.join(" ")}"` : "";
  return `<span class="line"${marks}${plain}>${line}</span>`;
}

/**
 * The rules that make code steps visible without a script: step N is on when its marker is a visible
 * fragment and the next one's is not.
 */
export function stepStyles(maxSteps: number): string {
  const rules: string[] = [];
  for (let step = 1; step <= maxSteps; step++) {
    const on = step === 1 ? "" : `:has(>.code-step[data-step="${step}"].visible)`;
    const state = `figure.code[data-steps]${on}:not(:has(>.code-step[data-step="${step + 1}"].visible))`;
    const lit = `[data-hl~="${step}"]`;
    rules.push(
      `.reveal ${state} .line${lit}{background:var(--code-hl-bg);box-shadow:inset 5px 0 0 var(--code-hl-bar)}`,
    );
    rules.push(`.reveal ${state} .line:not(${lit},[data-plain~="${step}"]){opacity:var(--code-dim-opacity)}`);
  }
  return rules.join("\n");
}
