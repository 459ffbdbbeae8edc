import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { openPdf, pageText } from "../support/pdf.js";
import { project } from "../support/project.js";

const run = promisify(execFile);

it("the packed package installs from the registry into an empty folder and builds a deck there", async () => {
  const made = project({ "talk.md": "## Installed\n\nfrom the registry\n" });
  const at = { cwd: made.folder };
  const pack = ["pack", "--json", "--ignore-scripts", "--pack-destination", made.folder];
  const [packed] = JSON.parse((await run("npm", pack)).stdout);
  made.write("package.json", '{"private": true}\n');
  await run("npm", ["install", "--no-audit", "--no-fund", `./${packed.filename}`], at);
  const { stdout } = await run(made.file("node_modules/.bin/quarterdeck"), ["build", "talk.md"], at);
  expect(stdout).toContain("1 deck in");
  expect(readFileSync(made.file("dist/talk.html"), "utf8")).toContain("from the registry");
  const pdf = await openPdf(made.file("dist/talk.pdf"));
  expect(await pageText(pdf, 1)).toContain("from the registry");
  made.remove();
});
