import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { project } from "../support/project.js";

const run = promisify(execFile);

// Spaces and umlauts in the path, as people have them.
const made = project({ "My decks – Übung/talk/.keep": "" });
const home = (name: string) => made.file(`My decks – Übung/${name}`);
const { version } = JSON.parse(readFileSync("package.json", "utf8"));
const tarball = (name: string) => `../packed/${name}-${version}.tgz`;
// No registry is there for what runs: nothing may be fetched later.
const offline = {
  ...process.env,
  npm_config_registry: "http://127.0.0.1:9/",
  npm_config_offline: "true",
  NO_COLOR: "1",
};
const inFolder = (folder: string, command: string, ...args: string[]) =>
  run(command, args, { cwd: home(folder), env: offline, maxBuffer: 2 ** 24 });
const manifest = (folder: string) => JSON.parse(readFileSync(`${home(folder)}/package.json`, "utf8"));

beforeAll(async () => {
  await run(process.execPath, ["scripts/pack.mjs", home("packed")]);
  const install = ["install", "--no-audit", "--no-fund", "--ignore-scripts"];
  await run("npm", [...install, tarball("quarterdeck"), tarball("quarterdeck-check")], { cwd: home("talk") });
});
afterAll(() => made.remove());

it("init completes the folder into which npm has installed the packages, and npm test is green there at once, offline", async () => {
  const { stdout } = await inFolder("talk", "npx", "quarterdeck", "init");
  expect(stdout).toContain("wrote 17 files:");
  expect(stdout).toContain("Next:\n  npm test\n");
  expect(manifest("talk")).toEqual({
    dependencies: {
      quarterdeck: `file:${tarball("quarterdeck")}`,
      "quarterdeck-check": `file:${tarball("quarterdeck-check")}`,
    },
    scripts: expect.objectContaining({ test: expect.stringContaining("check --strict") }),
  });
  const tested = await inFolder("talk", "npm", "test");
  expect(tested.stdout).toContain("nothing to fix");
  expect(readdirSync(`${home("talk")}/dist`).sort()).toEqual(["index.html", "talk.html", "talk.pdf"]);
});

it.each([
  ["talk", ["talk.html", "talk.pdf"]],
  ["course", ["afternoon.html", "afternoon.pdf", "course.html", "course.pdf", "morning.html", "morning.pdf"]],
  ["workshop", ["workshop-handout.pdf", "workshop.html", "workshop.pdf"]],
  ["reveal-md", ["slides.html", "slides.pdf"]],
])(
  "a new folder of the kind %s names the packages that are installed, and its npm test is green, offline",
  async (name, built) => {
    const folder = `new ${name}`;
    const { stdout } = await inFolder(
      "talk",
      "npx",
      "quarterdeck",
      "init",
      `../${folder}`,
      "--template",
      name,
      "--json",
    );
    expect(JSON.parse(stdout)).toMatchObject({
      folder: `../${folder}`,
      next: [`cd '../${folder}'`, "npm install", "npm test"],
    });
    expect(manifest(folder).devDependencies).toEqual({
      quarterdeck: `file:${tarball("quarterdeck")}`,
      "quarterdeck-check": `file:${tarball("quarterdeck-check")}`,
    });
    // As if it had been installed; the last test does that.
    symlinkSync(`${home("talk")}/node_modules`, `${home(folder)}/node_modules`, "dir");
    await inFolder(folder, "npm", "test");
    expect(readdirSync(`${home(folder)}/dist`).sort()).toEqual(["index.html", ...built].sort());
    // Nothing has changed since.
    expect((await inFolder(folder, "npm", "run", "build")).stdout).toContain("nothing has changed");
  },
);

it("adds pieces and copies of templates to a project, and doctor knows them", async () => {
  for (const kind of ["layout", "component", "theme"])
    await inFolder("talk", "npx", "quarterdeck", "new", kind, "mine");
  await inFolder("talk", "npx", "quarterdeck", "eject", "layout/title");
  await inFolder("talk", "npm", "test");
  expect((await inFolder("talk", "npx", "quarterdeck", "doctor")).stdout).toContain(
    "layout/title: the package has not changed it",
  );
});

it("without quarterdeck-check beside it, a new project asks for none of its rules, and its npm test is green", async () => {
  mkdirSync(home("alone"));
  const install = ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline"];
  await run("npm", [...install, tarball("quarterdeck")], { cwd: home("alone") });
  await inFolder("alone", "npx", "quarterdeck", "init", "--yes");
  await inFolder("alone", "npm", "test");
  expect(existsSync(`${home("alone")}/dist/talk.pdf`)).toBe(true);
  expect(Object.keys(manifest("alone").dependencies)).toEqual(["quarterdeck"]);
});

it("what a new project names can be installed as it says", async () => {
  await inFolder("talk", "npx", "quarterdeck", "init", "../installed", "--template", "reveal-md");
  const install = ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline"];
  await run("npm", install, { cwd: home("installed") });
  expect((await inFolder("installed", "npm", "test")).stdout).toContain("1 deck in");
});
