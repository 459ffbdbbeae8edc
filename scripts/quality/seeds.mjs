import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { checkFiles } from "./run-check.mjs";

/** Lines on which a slide ends: a rule between blank lines, outside of code. */
function slideOf(text, line) {
  let slide = 0;
  let fence = "";
  for (const [index, written] of text.split("\n").entries()) {
    if (index + 1 >= line) return slide;
    const mark = /^\s*(`{3,}|~{3,})/.exec(written)?.[1];
    if (mark && fence === "") fence = mark;
    else if (mark?.startsWith(fence)) fence = "";
    else if (fence === "" && /^(?:---|\+\+\+|--)\s*$/.test(written)) slide++;
  }
  return slide;
}

/** Whether a finding stands where the author of a seed wants to be sent. */
const isAtLine = ({ line }, seed) => line >= seed.line - 1 && line <= (seed.to ?? seed.line) + 1;

/**
 * Checks the seeded decks of a folder.
 * @returns each seed with whether its rule says something on its slide, and at its line, and what else is said of the deck
 */
export function checkSeeds(folder) {
  const { seeds } = parse(readFileSync(path.join(folder, "seeds.yaml"), "utf8"));
  const files = [...new Set(seeds.map(({ deck }) => path.join(folder, deck)))];
  const { findings, decks } = checkFiles(files, folder);
  const slides = decks.reduce((sum, deck) => sum + deck.slides, 0);
  const results = seeds.map((seed) => {
    const file = path.join(folder, seed.deck);
    const text = readFileSync(file, "utf8");
    const own = findings.filter((found) => found.file === file);
    const meant = own.filter(({ code }) => code === seed.rule);
    const slide = slideOf(text, seed.line);
    const isFound = meant.some((found) => isAtLine(found, seed) || slideOf(text, found.line) === slide);
    const others = own.filter((found) => found.severity !== "hint" && !meant.includes(found));
    return { ...seed, isFound, isAtLine: meant.some((found) => isAtLine(found, seed)), others };
  });
  return { results, slides };
}

/** Rows of a table: for each rule how many seeds there are, how many were found, and how many at their line. */
export function recallRows(results) {
  const rules = [...new Set(results.map(({ rule }) => rule))].toSorted();
  const row = (name, own) =>
    `| ${name} | ${own.length} | ${own.filter(({ isFound }) => isFound).length} | ${own.filter((seed) => seed.isAtLine).length} |`;
  return [
    "| rule | seeded | found | at the line |",
    "| --- | --- | --- | --- |",
    ...rules.map((rule) =>
      row(
        rule,
        results.filter((seed) => seed.rule === rule),
      ),
    ),
    row("all", results),
  ];
}
