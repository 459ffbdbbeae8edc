import { createHash } from "node:crypto";
import { escapeHtml } from "../html/html.js";
import { sessionLines } from "../terminal/session.js";
import { findGrammar, isSession } from "./languages.js";
import type { Token } from "./line-reader.js";
import { isTooLong, loadTokenizer, type Piece, roles } from "./tokenizer.js";

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
      if (isSession(language)) return sessionLines(code);
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
