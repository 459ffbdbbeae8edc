// Audits of the curriculum: which statements are drawn, and which of those that were read still stand as they were.
//   npm run audit -- draw [COUNT]   so many statements of slides and of notes as YAML, with the ids that the slide cites
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { stringify } from "yaml";
import { draw, seed, statementsOf } from "./audit/statements.mjs";

/** The built-in decks as JSON. */
function buildDecks() {
  const folder = mkdtempSync(path.join(os.tmpdir(), "audit-"));
  try {
    execFileSync(process.execPath, ["lib/quarterdeck.js", "build", "-f", "json", "-o", folder, "--quiet"]);
    return readdirSync(folder)
      .filter((name) => name.endsWith(".json"))
      .map((name) => JSON.parse(readFileSync(path.join(folder, name), "utf8")));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [count = "50"] = process.argv.slice(3);
const statements = statementsOf(buildDecks());
const drawn = draw(statements, Number(count));
process.stdout.write(stringify({ seed, statements: statements.length, drawn }, { lineWidth: 0 }));
