/**
 * `npm run trust -- NAME…`: hostile decks, kills, faults, the same bytes under any load, and the fuzzer, in their long form;
 * all of them without a name. It ends with a table and fails when something did, or when nothing was tried.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { install, runTests } from "./run-tests.mjs";

install();
const { loadSource } = await import("./load-source.mjs");

const ending = ".test.ts";
const trials = readdirSync("test/trust")
  .filter((name) => name.endsWith(ending))
  .map((name) => name.slice(0, -ending.length))
  .sort();

const names = process.argv.slice(2);
const unknown = names.find((name) => !trials.includes(name));
if (unknown !== undefined) {
  const { didYouMean } = await loadSource("src/report/suggest.ts");
  const question = didYouMean(unknown, trials);
  console.error(`there is no trial “${unknown}”${question ? `; ${question}` : ""}\n`);
  console.error(`Usage: npm run trust -- [NAME...]\n\n${trials.map((name) => `  ${name}`).join("\n")}`);
  process.exit(2);
}

const folder = mkdtempSync(path.join(os.tmpdir(), "quarterdeck-trust-"));
const report = path.join(folder, "report.jsonl");
process.env.QUARTERDECK_TRUST_REPORT = report;
const files = (names.length > 0 ? names : trials).map((name) => `test/trust/${name}${ending}`);
const status = runTests(["--config", "vitest.trust.config.ts", ...files]);
const counts = existsSync(report) ? readCounts(readFileSync(report, "utf8")) : [];
rmSync(folder, { recursive: true, force: true });
console.log(`\n${tableOf(counts)}`);
const tried = counts.reduce((sum, count) => sum + count.tried, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
if (tried === 0) console.error("nothing was tried");
process.exit(status !== 0 || failed > 0 || tried === 0 ? 1 : 0);

/** One line for each class, in the order in which they were tried. */
function readCounts(text) {
  const counts = new Map();
  for (const line of text.split("\n").filter(Boolean)) {
    const added = JSON.parse(line);
    const known = counts.get(added.class) ?? { class: added.class, tried: 0, held: 0, failed: 0 };
    for (const key of ["tried", "held", "failed"]) known[key] += added[key];
    counts.set(added.class, known);
  }
  return [...counts.values()];
}

function tableOf(counts) {
  const heads = ["class", "tried", "held", "failed"];
  const rows = [heads, ...counts.map((count) => heads.map((head) => count[head].toLocaleString("en")))];
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const cell = (text, column) => (column === 0 ? text.padEnd(widths[column]) : text.padStart(widths[column]));
  return rows.map((row) => row.map(cell).join("  ")).join("\n");
}
