/**
 * How well `quarterdeck check` finds what an author did wrong, and nothing else.
 *
 *   npm run check:quality
 *       checks the seeded decks of test/quality, each with one realistic mistake, and prints for each rule how many of them
 *       it finds; those of `blind/` were written by somebody who knew the rules' names and promises only
 *   npm run check:quality -- DIR… [--sheet FILE] [--count 200] [--seed 1]
 *       checks collections of decks that you bring, prints findings by rule and a slide, and writes as many random ones as
 *       a sheet for readers, FILE.md and FILE.json
 *   npm run check:quality -- --sheet FILE --verdicts FIRST SECOND
 *       counts what two readers wrote, one line for each finding: its number, and useful, useless or false
 *   … --record DATE
 *       keeps what the first or the last of these counted, for `npm run rules`
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { record } from "./quality/record.mjs";
import { checkCollections, drawFindings, sheetOf } from "./quality/sample.mjs";
import { checkSeeds, halves, recallOf, recallRows } from "./quality/seeds.mjs";
import { judgedBy, precisionOf, precisionRows } from "./quality/verdicts.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sheet: { type: "string" },
    count: { type: "string", default: "200" },
    seed: { type: "string", default: "1" },
    verdicts: { type: "boolean", default: false },
    record: { type: "string" },
  },
});

/** Ends with what is wrong with the command line, and how it is right. */
function refuse(message) {
  console.error(message);
  process.exit(2);
}

for (const name of ["count", "seed"])
  if (!/^\d+$/.test(values[name])) refuse(`--${name} ${values[name]}: write a whole number`);
if (values.verdicts && values.sheet === undefined)
  refuse("--verdicts needs the sheet that was judged: --sheet FILE --verdicts FIRST SECOND");
if (values.verdicts && positionals.length === 0)
  refuse("--verdicts needs what readers wrote: --sheet FILE --verdicts FIRST SECOND");

const print = (lines) => console.log(lines.join("\n"));

function seeds() {
  const measured = {};
  for (const half of halves) {
    const { results, slides } = checkSeeds(path.resolve("test/quality", half));
    measured[half] = recallOf(results);
    print([`\n## ${half}: ${results.length} decks, ${slides} slides\n`, ...recallRows(results)]);
    const missed = results.filter((seed) => !seed.isAtLine);
    print(["", ...missed.map((seed) => missLine(seed))]);
    const others = results.flatMap((seed) => seed.others);
    print([
      "",
      `${others.length} other findings:`,
      ...others.map((found) => `- ${placeOf(found)}: ${found.message} (${found.code})`),
    ]);
  }
  if (values.record !== undefined) record("recall", { date: values.record, halves: measured });
}

const missLine = ({ deck, line, rule, defect, isFound }) =>
  `- ${isFound ? "not at the line" : "missed"}: ${deck}:${line} ${rule}: ${defect}`;
const placeOf = ({ file, line }) => `${path.basename(file)}:${line}`;

function collections(folders) {
  const { collections: checked, findings, slides } = checkCollections(folders.map((folder) => path.resolve(folder)));
  const shown = findings.filter(({ severity }) => severity !== "hint");
  print([
    "| collection | decks | slides | findings | hints |",
    "| --- | --- | --- | --- | --- |",
    ...checked.map(({ folder, files, decks, findings: own }) => {
      const hints = own.filter(({ severity }) => severity === "hint").length;
      return `| ${path.basename(folder)} | ${files} | ${decks.reduce((sum, deck) => sum + deck.slides, 0)} | ${own.length - hints} | ${hints} |`;
    }),
    "",
    `${(shown.length / slides).toFixed(2)} findings a slide`,
    "",
    ...byRule(shown),
  ]);
  if (values.sheet === undefined) return;
  const drawn = drawFindings(findings, Number(values.count), Number(values.seed));
  writeFileSync(`${values.sheet}.json`, JSON.stringify(drawn, null, 1));
  writeFileSync(`${values.sheet}.md`, sheetOf(drawn));
}

function byRule(findings) {
  const counts = new Map();
  for (const { code } of findings) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1]).map(([code, count]) => `- ${code}: ${count}`);
}

function verdicts(files) {
  const drawn = JSON.parse(readFileSync(`${values.sheet}.json`, "utf8"));
  const judged = judgedBy(
    drawn,
    files.map((file) => readFileSync(file, "utf8")),
  );
  print(precisionRows(judged));
  if (values.record !== undefined) record("precision", { date: values.record, rules: precisionOf(judged) });
}

if (values.verdicts) verdicts(positionals);
else if (positionals.length > 0) collections(positionals);
else seeds();
