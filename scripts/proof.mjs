/** `npm run proof -- NAME`: proofs that take long, or that need more than `npm ci` brings. */
import { install, runTests } from "./run-tests.mjs";

install();
const { proofs } = await import("./proofs.mjs");
const { loadSource } = await import("./load-source.mjs");

const [name, ...more] = process.argv.slice(2);
const proof = proofs.find((each) => each.name === name);
if (!proof) {
  const { didYouMean } = await loadSource("src/report/suggest.ts");
  const names = proofs.map((each) => each.name);
  const question = name && didYouMean(name, names);
  if (name) console.error(`there is no proof “${name}”${question ? `; ${question}` : ""}\n`);
  const width = Math.max(...names.map((each) => each.length)) + 2;
  console.error(
    `Usage: npm run proof -- NAME\n\n${proofs.map((each) => `  ${each.name.padEnd(width)}${each.shows}`).join("\n")}`,
  );
  process.exit(2);
}
for (const need of proof.needs) {
  const missing = need();
  if (!missing) continue;
  console.error(`the proof “${name}” needs ${missing}`);
  process.exit(3);
}
const wrong = await proof.takes?.wrong(more);
if (wrong !== undefined) {
  console.error(`${wrong}\n\nUsage: npm run proof -- ${name} ${proof.takes.usage}`);
  process.exit(2);
}
// Words that a proof does not take are vitest's.
if (proof.takes) process.env.QUARTERDECK_PROOF = JSON.stringify(more);
const filters = proof.takes ? [] : more;
process.exit(runTests(["--config", "vitest.proof.config.ts", `test/proof/${name}.test.ts`, ...filters]));
