import { execFile } from "node:child_process";
import { cpSync, readFileSync } from "node:fs";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openPdf, pageText } from "../support/pdf.js";
import { project } from "../support/project.js";
import { codes, codesIn, curriculumIn, saidBy, specimen } from "../support/stranger.js";
import { allText } from "../support/talk.js";

const run = promisify(execFile);

const made = project({ "talk.md": "## Installed\n\nfrom the registry\n" });
const quarterdeck = (...args: string[]) =>
  run(made.file("node_modules/.bin/quarterdeck"), args, { cwd: made.folder, maxBuffer: 2 ** 24 });

beforeAll(async () => {
  const pack = ["pack", "--json", "--ignore-scripts", "--pack-destination", made.folder];
  const [packed] = JSON.parse((await run("npm", pack)).stdout);
  made.write("package.json", '{"private": true}\n');
  await run("npm", ["install", "--no-audit", "--no-fund", `./${packed.filename}`], { cwd: made.folder });
});
afterAll(() => made.remove());

it("the packed package installs from the registry into an empty folder and builds a deck there", async () => {
  const { stdout } = await quarterdeck("build", "talk.md");
  expect(stdout).toContain("1 deck in");
  expect(readFileSync(made.file("dist/talk.html"), "utf8")).toContain("from the registry");
  const pdf = await openPdf(made.file("dist/talk.pdf"));
  expect(await pageText(pdf, 1)).toContain("from the registry");
});

it("the talk of a stranger passes the strict check there, and nothing of the curriculum is in what it builds", async () => {
  cpSync(specimen, made.folder, { recursive: true });
  expect((await quarterdeck("check", "--strict")).stdout).toContain("2 decks, 27 slides: nothing to fix");
  await quarterdeck("build", "-f", "html,pdf,handout,book");
  for (const name of ["cheese", "tasting"]) {
    expect(curriculumIn(saidBy(readFileSync(made.file(`dist/${name}.html`), "utf8"))), name).toEqual([]);
    for (const format of ["", "-handout", "-book"]) {
      const text = await allText(made.file(`dist/${name}${format}.pdf`));
      expect(text).toContain("Parmigiano Reggiano");
      expect(curriculumIn(text), name + format).toEqual([]);
    }
  }
  expect(codesIn(readFileSync(made.file("dist/cheese.html"), "utf8"))).toEqual(codes);
  const cover = await pageText(await openPdf(made.file("dist/cheese.pdf")), 1);
  for (const code of codes) expect(cover).toContain(code);
});

it("its own configuration finds what contradicts its own registry, and names that are not written as it writes them", async () => {
  cpSync(specimen, made.folder, { recursive: true });
  const text = readFileSync(made.file("slides/cellars.md"), "utf8");
  made.write(
    "slides/cellars.md",
    text.replace("Roquefort ripens for 90 days", "Roquefort ripens for 60 days, not comté"),
  );
  const { stdout } = await quarterdeck("check").catch((failed: { stdout: string }) => failed);
  expect(stdout).toContain("Roquefort: the text says “60”, the registry says “90 days” (ripening)");
  expect(stdout).toContain("“comté” is written Comté");
});
