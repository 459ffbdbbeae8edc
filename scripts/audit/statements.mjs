import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** The seed of the audit of the second edition, fixed before its texts were written. Another audit takes another one. */
export const seed = "quarterdeck, second edition, 2026-11-27";

const fewestWords = 4;

/** What a reader sees of Markdown in one line: without directions for the speaker and marks of emphasis, links, sources and code. */
const plain = (text) =>
  text
    .replace(/\\?\[stage:[^\]]*\]/gi, "")
    .replace(/\[\^\d+\]/g, "")
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/\[click\]/gi, "")
    .replace(/(?<!\\)[*_`]/g, "")
    .replace(/\\([\\`*_[\]<>|~#+-])/g, "$1")
    .replace(/\s+/g, " ")
    .trim();

const segmenters = new Map();

/** The sentences of a text, as its language divides it. */
function sentencesOf(text, language) {
  if (!segmenters.has(language)) segmenters.set(language, new Intl.Segmenter(language, { granularity: "sentence" }));
  return [...segmenters.get(language).segment(text)].map(({ segment }) => segment.trim());
}

/** The rows of a table, each a statement of its own: what its first cell says of the others. */
const rowOf = (line) =>
  line
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim())
    .filter((cell) => cell !== "")
    .join(" | ");

/** What stands on a slide as statements: titles, items, rows and sentences; code says nothing. */
function shown(markdown, language) {
  const withoutCode = markdown.replace(/^ *(`{3,}|~{3,})[^\n]*\n[\s\S]*?^ *\1 *$/gm, "");
  return withoutCode.split("\n").flatMap((line) => {
    if (/^\s*\|[\s:|-]*$/.test(line)) return [];
    if (/^\s*\|/.test(line)) return [plain(rowOf(line))];
    const text = plain(line.replace(/^\s*(?:#{1,6}|>|[-+]|\d+[.)])\s+/, ""));
    return sentencesOf(text, language);
  });
}

const isStatement = (text) =>
  text.split(" ").filter((word) => /\p{L}/u.test(word)).length >= fewestWords && !text.endsWith("?");

/** Decks that were built as JSON, from their folder. */
export const readDecks = (folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => JSON.parse(readFileSync(path.join(folder, name), "utf8")));

/**
 * All statements of decks that were built as JSON, each once: `place` is FILE#ID, `part` is slide or notes.
 * Slides that the build makes itself, such as agendas, say nothing of their own, and translations what is read in English.
 */
export function statementsOf(decks) {
  const found = new Map();
  for (const { slides, language } of decks.filter((deck) => deck.language.startsWith("en"))) {
    for (const { file, id, kind, markdown, notes } of slides) {
      if (kind !== "written" || !file) continue;
      const said = [
        ...shown(markdown ?? "", language).map((sentence) => ({ part: "slide", sentence })),
        ...sentencesOf(plain(notes ?? ""), language).map((sentence) => ({ part: "notes", sentence })),
      ];
      for (const { part, sentence } of said.filter((each) => isStatement(each.sentence))) {
        found.set(`${file}#${id} ${part} ${sentence}`, { place: `${file}#${id}`, part, sentence });
      }
    }
  }
  return [...found.values()];
}

const rank = ({ place, part, sentence }) =>
  createHash("sha256")
    .update(JSON.stringify([seed, place, part, sentence]))
    .digest("hex");

/**
 * So many statements of each part, drawn by the hash of the seed and the statement: which ones are drawn follows
 * from their words alone, so that nobody chooses them, and one that changes leaves the others as they are.
 */
export function draw(statements, count) {
  const ranked = statements
    .map((each) => ({ ...each, rank: rank(each) }))
    .toSorted((a, b) => (a.rank < b.rank ? -1 : 1));
  return ["slide", "notes"].flatMap((wanted) =>
    ranked
      .filter(({ part }) => part === wanted)
      .slice(0, count)
      .map(({ place, part, sentence }) => ({ place, part, sentence })),
  );
}
