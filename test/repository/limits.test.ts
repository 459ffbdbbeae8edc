import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { limits, shownBytes, shownCount } from "../../src/source/limits.js";

it("documents every limit as it is", () => {
  const rows = readFileSync("docs/limits.md", "utf8").matchAll(/^\| `(\w+)` \| ([^|]+) \| [^|]+ \|$/gm);
  const documented = [...rows].map(([, name = "", most = ""]) => [name, most.trim()]);
  const own = Object.entries(limits).map(([name, most]) => [
    name,
    name.endsWith("Bytes") ? shownBytes(most) : shownCount(most),
  ]);
  expect(documented).toEqual(own);
});
