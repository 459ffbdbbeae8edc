import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";

/** The facts of a registry by id, each with the file that it stands in, when it was checked last, and its sources as a list. */
export function readFacts(folder) {
  const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".yaml"));
  return new Map(
    names.toSorted().flatMap((name) => {
      const { facts = [], checked } = parse(readFileSync(path.join(folder, name), "utf8"));
      return facts.map((fact) => [
        fact.id,
        { ...fact, file: name, checked: fact.checked ?? checked, sources: [fact.source].flat().filter(Boolean) },
      ]);
    }),
  );
}

/** What a fact says and where that stands, as twelve letters: another claim or another source has others. */
export const hashOf = ({ claim, source }) =>
  createHash("sha256")
    .update(JSON.stringify([claim, source]))
    .digest("hex")
    .slice(0, 12);
