import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { quarterdeck } from "../support/project.js";

it("findings of decks below the package's own folder are not told again when a deck has changed", async () => {
  const folder = mkdtempSync(path.resolve("node_modules/.kept-findings-"));
  try {
    const write = (text: string) => writeFileSync(path.join(folder, "talk.md"), `# Talk\n\n---\n\n## One\n\n${text}\n`);
    const check = async () =>
      (await quarterdeck(folder, ["check", "talk.md", "--root", "."], { XDG_CACHE_HOME: path.join(folder, "cache") }))
        .out;
    write("![](missing.png)");
    const before = await check();
    write("All is well.");
    expect([before.includes("missing.png"), (await check()).includes("missing.png")]).toEqual([true, false]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
