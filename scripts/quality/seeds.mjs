import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parse } from "yaml";
import { checkFiles } from "./run-check.mjs";

/** The folders of test/quality: by whom their decks were written is said in CONTRIBUTING.md. */
export const halves = ["blind", "later", "known"].filter((half) => existsSync(path.join("test/quality", half)));

/** The number of the slide on which a line stands, from 0: a line with nothing but a separator ends one, outside of code. */
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

/** A project with the decks of a folder, and with our registry beside the entries that some of them need. */
function projectOf(folder) {
  const project = mkdtempSync(path.join(os.tmpdir(), "quarterdeck-seeds-"));
  cpSync(folder, project, { recursive: true });
  cpSync("slides/facts", path.join(project, "slides/facts"), { recursive: true });
  if (existsSync(path.join(folder, "facts")))
    cpSync(path.join(folder, "facts"), path.join(project, "slides/facts/seeds"), { recursive: true });
  return project;
}

/**
 * Checks the seeded decks of a folder.
 * @returns each seed with whether its rule says something on its slide, and at its line, and what else is said of the deck
 */
export function checkSeeds(folder) {
  const { seeds } = parse(readFileSync(path.join(folder, "seeds.yaml"), "utf8"));
  const project = projectOf(folder);
  try {
    const decks = [...new Set(seeds.map(({ deck }) => path.join(project, deck)))];
    const { findings, decks: checked } = checkFiles(decks, project);
    const slides = checked.reduce((sum, deck) => sum + deck.slides, 0);
    return { results: seeds.map((seed) => judge(seed, path.join(project, seed.deck), findings)), slides };
  } finally {
    rmSync(project, { recursive: true });
  }
}

/**
 * Rules that say the same of a defect, where it shows in the last step, too, or goes on beyond what cuts it off. The promises
 * name bare addresses among what is left over; the rule for them has that name. That a language is no tag, the compiler says.
 */
const siblings = {
  "step-contrast": "contrast",
  clipped: "overflow",
  overflow: "clipped",
  "small-mark": "small-text",
  "left-over": "bare-address",
  "deck-language": "wrong-value",
};

/** Whether a seed was found, also by a finding that tells several places or several rules as one, and what else is said of its deck. */
function judge(seed, file, findings) {
  const text = readFileSync(file, "utf8");
  const own = findings.filter((found) => found.file === file);
  const meant = own.filter(({ code, also = [] }) =>
    [code, ...also].some((said) => said === seed.rule || said === siblings[seed.rule]),
  );
  const slide = slideOf(text, seed.line);
  const places = meant.flatMap((found) => found.places ?? [found]);
  const isFound = places.some((place) => isAtLine(place, seed) || slideOf(text, place.line) === slide);
  const others = own.filter((found) => found.severity !== "hint" && !meant.includes(found));
  return { ...seed, isFound, isAtLine: places.some((place) => isAtLine(place, seed)), others };
}

const countsOf = (own) => ({
  seeded: own.length,
  found: own.filter(({ isFound }) => isFound).length,
  atLine: own.filter((seed) => seed.isAtLine).length,
});

/** For each rule how many seeds there are, how many were found, and how many at their line. */
export const recallOf = (results) =>
  Object.fromEntries(
    [...new Set(results.map(({ rule }) => rule))]
      .toSorted()
      .map((name) => [name, countsOf(results.filter(({ rule }) => rule === name))]),
  );

/** The same as rows of a table. */
export function recallRows(results) {
  const row = ([name, { seeded, found, atLine }]) => `| ${name} | ${seeded} | ${found} | ${atLine} |`;
  return [
    "| rule | seeded | found | at the line |",
    "| --- | --- | --- | --- |",
    ...Object.entries(recallOf(results)).map(row),
    row(["all", countsOf(results)]),
  ];
}
