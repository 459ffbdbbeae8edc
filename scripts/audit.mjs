// Audits of the curriculum: which statements are drawn, and which of those that were read still stand as they were read.
//   npm run audit -- draw [COUNT]   draws so many statements of slides and of notes that nobody has read yet, as YAML
//   npm run audit                   lists what has changed since slides/facts/audit.yaml; status 1 where something has
//   npm run audit -- --write        moves what has changed out of the audit
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parse, stringify } from "yaml";
import { compare, without } from "./audit/compare.mjs";
import { hashOf, readFacts } from "./audit/facts.mjs";
import { draw, readDecks, seed, statementsOf } from "./audit/statements.mjs";

const file = "slides/facts/audit.yaml";
const asYaml = (value) => stringify(value, { lineWidth: 0 });

/** The built-in decks as JSON; undefined where one cannot be built, and the build has said why. */
function buildDecks() {
  const folder = mkdtempSync(path.join(os.tmpdir(), "audit-"));
  try {
    const args = ["lib/quarterdeck.js", "build", "-f", "json", "-o", folder, "--quiet"];
    const { status } = spawnSync(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"] });
    return status === 0 ? readDecks(folder) : undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [command, count = "50"] = process.argv.slice(2);
const decks = buildDecks();
if (!decks) process.exit(1);
const statements = statementsOf(decks);
const facts = readFacts("slides/facts");
if (command === "draw") {
  const { statements: read, left } = parse(readFileSync(file, "utf8"));
  const drawn = draw(without(statements, [...read, ...left]), Number(count));
  process.stdout.write(asYaml({ seed, population: statements.length, statements: drawn }));
} else {
  const audit = parse(readFileSync(file, "utf8"));
  const { standing, changed } = compare(audit.statements, statements, (id) => {
    const fact = facts.get(id);
    return fact && hashOf(fact);
  });
  for (const { place, part, sentence, why } of changed) console.log(`${place} (${part}): ${why}: ${sentence}`);
  console.log(`${standing.length} statements stand as they were read, ${changed.length} changed`);
  if (command === "--write") {
    const left = [
      ...(audit.left ?? []),
      ...changed.map(({ place, part, sentence, why }) => ({ place, part, sentence, why })),
    ];
    writeFileSync(file, asYaml({ ...audit, statements: standing, left }));
  } else if (changed.length > 0) process.exitCode = 1;
}
