import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { checkFiles } from "./run-check.mjs";

/** Markdown files below a folder that have slides: those with at least three lines that are nothing but a separator. */
function decksBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:md|markdown)$/i.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !file.includes("node_modules") && !/(?:^|\/)(?:readme|license|changelog)\.md$/i.test(file))
    .filter((file) => (readFileSync(file, "utf8").match(/^(?:---|\+\+\+|--)\s*$/gm) ?? []).length >= 3)
    .toSorted();
}

/** Numbers between 0 and 1, the same for the same seed. Mulberry32, by Tommy Ettinger, in the public domain. */
function chance(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Checks the collections in these folders, each for itself. */
export function checkCollections(folders) {
  const collections = folders.map((folder) => {
    const files = decksBelow(folder);
    return { folder, files: files.length, ...checkFiles(files, folder) };
  });
  const findings = collections.flatMap((each) => each.findings);
  const slides = collections.flatMap(({ decks }) => decks).reduce((sum, deck) => sum + deck.slides, 0);
  return { collections, findings, slides };
}

/** Findings that a user sees without asking for hints, drawn at random. */
export function drawFindings(findings, count, seed) {
  const next = chance(seed);
  const shown = findings.filter(({ severity, file }) => severity !== "hint" && file);
  return shown
    .map((found) => ({ found, order: next() }))
    .toSorted((a, b) => a.order - b.order)
    .slice(0, count)
    .map(({ found }, index) => ({ number: index + 1, ...found, excerpt: excerptOf(found) }));
}

/** The lines around a finding, numbered. */
function excerptOf({ file, line }) {
  const lines = readFileSync(file, "utf8").split("\n");
  const first = Math.max(0, line - 7);
  return lines
    .slice(first, line + 7)
    .map((text, index) => `${first + index + 1 === line ? ">" : " "} ${first + index + 1} ${text.slice(0, 200)}`)
    .join("\n");
}

/** The findings as a page for a reader, who writes a verdict behind each number. */
export const sheetOf = (drawn) =>
  drawn
    .map(
      ({ number, file, line, severity, code, message, remedy, excerpt }) =>
        `## ${number}\n\n${file}:${line}: ${severity}: ${message}\n  help: ${remedy} (${code})\n\n\`\`\`\`text\n${excerpt}\n\`\`\`\`\n`,
    )
    .join("\n");
