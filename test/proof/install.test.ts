import { execFile } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openPdf, pageText } from "../support/pdf.js";
import { project } from "../support/project.js";
import { codes, codesIn, curriculumIn, saidBy, specimen } from "../support/stranger.js";
import { allText } from "../support/talk.js";

const run = promisify(execFile);

const made = project({ "talk.md": "## Installed\n\nfrom the registry\n" });
// No registry is there for what runs: nothing may be fetched later.
const environment = { ...process.env, npm_config_registry: "http://127.0.0.1:9/", NO_COLOR: "1" };
const quarterdeck = (...args: string[]) =>
  run(made.file("node_modules/.bin/quarterdeck"), args, { cwd: made.folder, env: environment, maxBuffer: 2 ** 24 });
/** What a run that failed has printed. */
const failed = (...args: string[]) =>
  quarterdeck(...args).then(
    () => expect.unreachable(),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, stdout, stderr }),
  );

const { version } = JSON.parse(readFileSync("package.json", "utf8"));
/** Installs packages as they would be published, and runs no script of anybody. */
const install = (name: string) =>
  run("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", `./packed/${name}-${version}.tgz`], {
    cwd: made.folder,
  });

beforeAll(async () => {
  await run(process.execPath, ["scripts/pack.mjs", made.file("packed")]);
  made.write("package.json", '{"private": true}\n');
  await install("quarterdeck");
});
afterAll(() => made.remove());

it("takes less than 120 MB with the browser, and brings nothing that is bundled already", async () => {
  const { stdout } = await run("du", ["-sm", "node_modules"], { cwd: made.folder });
  const size = Number.parseInt(stdout, 10);
  console.log(`quarterdeck takes ${size} MB in node_modules`);
  expect(existsSync(made.file("node_modules/@sparticuz/chromium/bin/chromium.br"))).toBe(true);
  expect(size).toBeLessThan(120);
  for (const name of ["puppeteer-core", "cspell-lib", "axe-core", "katex", "reveal.js", "quarterdeck-check"])
    expect(existsSync(made.file(`node_modules/${name}`)), name).toBe(false);
  // What was compiled elsewhere, with its libraries behind a link, is what is compiled here.
  const hash = readFileSync(made.file("node_modules/quarterdeck/lib/bundle-hash"), "utf8");
  expect(hash).toBe(readFileSync("lib/bundle-hash", "utf8"));
  expect(readdirSync(made.file("packed"))).toEqual(
    expect.arrayContaining(["SHA256SUMS", `quarterdeck-${version}.cdx.json`]),
  );
});

it("the packed package installs from the registry into an empty folder and builds a deck there", async () => {
  const { stdout } = await quarterdeck("build", "talk.md");
  expect(stdout).toContain("1 deck in");
  expect(readFileSync(made.file("dist/talk.html"), "utf8")).toContain("from the registry");
  const pdf = await openPdf(made.file("dist/talk.pdf"));
  expect(await pageText(pdf, 1)).toContain("from the registry");
});

/** A package of another version is named and not used; a damaged one is as good as none, and none is asked for where it is not needed. */
async function asksForItsVersion() {
  made.write("node_modules/quarterdeck-check/package.json", '{"name": "quarterdeck-check", "version": "9.9.9"}');
  const { stdout } = await quarterdeck("check", "talk.md", "--json");
  const message = expect.stringContaining("9.9.9 is not of the same version");
  const remedy = expect.stringContaining("npm install");
  const notRun = ["accessibility", "spelling"].map((rule) => ({ rule, message, remedy }));
  expect(JSON.parse(stdout)).toMatchObject({ errors: 0, notRun });
  made.write("node_modules/quarterdeck-check/package.json", "{");
  made.write("quarterdeck.config.yaml", "check: {rules: {spelling: off, accessibility: off}}\n");
  const { stderr } = await quarterdeck("check", "--strict", "talk.md");
  expect(stderr).not.toContain("quarterdeck-check");
  for (const name of ["quarterdeck.config.yaml", "node_modules/quarterdeck-check"])
    rmSync(made.file(name), { recursive: true });
}

it("check does without quarterdeck-check what it can, names it, and uses it when it is installed", async () => {
  made.write("slip.md", '## A procces\n\nIt runs.\n\n<svg role="img" width="9" height="9"></svg>\n');
  const told = `not checked: accessibility, spelling\n  help: npm install quarterdeck-check@${version}`;
  expect((await quarterdeck("check", "slip.md")).stderr).toContain(told);
  const strict = await failed("check", "--strict", "talk.md");
  expect(strict).toMatchObject({ code: 3, stderr: expect.stringContaining(told) });
  expect((await quarterdeck("doctor")).stdout).toContain("quarterdeck-check is not installed");
  await asksForItsVersion();
  await install("quarterdeck-check");
  console.log(
    (await run("du", ["-sm", "node_modules"], { cwd: made.folder })).stdout.replace(
      /\t.*/s,
      " MB with quarterdeck-check",
    ),
  );
  const { code, stdout, stderr } = await failed("check", "--strict", "slip.md");
  expect([code, stderr]).toEqual([1, expect.not.stringContaining("not checked")]);
  expect(stdout).toContain("“procces” is in no dictionary");
  expect(stdout).toContain("(axe-core: svg-img-alt)");
  expect((await quarterdeck("doctor")).stdout).toContain(`quarterdeck-check ${version}`);
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
