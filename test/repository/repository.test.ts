import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { PNG } from "pngjs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { makeRegistry, readFactFile } from "../../src/content/facts.js";
import { createReader } from "../../src/content/reader.js";
import { openInstallation } from "../../src/project/package-files.js";
import { themesOf } from "../../src/project/preview.js";
import { openFiles } from "../../src/source/files.js";
import { shippedTemplates } from "../support/examples.js";
import { houseThemes } from "../support/house-themes.js";
import { project, quarterdeckHere } from "../support/project.js";

const run = promisify(execFile);

/** The names and texts of the files in a folder. */
const filesIn = (folder: string) =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), "utf8")]));

/** What a generator writes; the tree stays as it is. */
async function generate(script: string): Promise<Record<string, string>> {
  const made = project();
  await run(process.execPath, [script, made.folder]);
  const written = filesIn(made.folder);
  made.remove();
  return written;
}

const manifest = JSON.parse(readFileSync("package.json", "utf8"));

describe("the repository", () => {
  it("ships the schemas that its validation gives", async () => {
    const written = await generate("scripts/schemas.mjs");
    expect(written).toEqual(filesIn("schemas"));
    expect(Object.keys(written).length).toBeGreaterThan(4);
  });

  it("lists every rule of the check in its docs, as the rules themselves say", async () => {
    expect(await generate("scripts/rules.mjs")).toEqual({ "rules.md": readFileSync("docs/rules.md", "utf8") });
  });

  it("documents every template and what it is told, as the templates and the engine say", async () => {
    const written = await generate("scripts/template-docs.mjs");
    expect(Object.keys(written)).toEqual(["catalogue.md", "templates.md", "themes.md"]);
    for (const [name, text] of Object.entries(written)) expect(text, name).toBe(readFileSync(`docs/${name}`, "utf8"));
    const picturesIn = (page: string) =>
      [...(written[page] ?? "").matchAll(/\]\((images\/[^)]+)\)/g)].map(([, file = ""]) => file);
    expect(picturesIn("catalogue.md")).toHaveLength(shippedTemplates.length);
    const themes = themesOf({ root: path.resolve("test/specimens"), border: "whole" }, openInstallation());
    const [specimens, pictures] = [true, false].map((isSpecimen) =>
      picturesIn("themes.md").filter((file) => file.endsWith("-specimen.webp") === isSpecimen),
    );
    const namesOf = (files: readonly string[] = [], end = ".png") =>
      files.map((file) => path.basename(file, end)).sort();
    expect(namesOf(pictures)).toEqual(themes);
    expect(namesOf(specimens, "-specimen.webp")).toEqual(houseThemes);
    for (const file of pictures ?? []) expect(readFileSync(`docs/${file}`).length, file).toBeLessThan(40_000);
    for (const file of specimens ?? []) expect(readFileSync(`docs/${file}`).length, file).toBeLessThan(100_000);
    for (const file of [...picturesIn("catalogue.md"), ...(pictures ?? [])]) {
      expect(PNG.sync.read(readFileSync(`docs/${file}`)), file).toMatchObject({ width: 640, height: 360 });
    }
  });

  it("has the commands that its README promises", () => {
    const readme = readFileSync("README.md", "utf8");
    expect(readme).toContain("npm ci && npm run build");
    expect(readme).toContain("npm test");
    for (const [, script] of readme.matchAll(/npm run ([\w:]+)/g))
      expect(manifest.scripts).toHaveProperty([script ?? ""]);
    for (const [, file] of readme.matchAll(/\]\((?!https?:|#)([^)#]+)/g)) {
      expect(() => readFileSync(file ?? ""), file).not.toThrow();
    }
  });

  it("has a first sample that builds in a folder with nothing else, as the README says", async () => {
    const sample = /^````markdown\n(.*?)^````$/ms.exec(readFileSync("README.md", "utf8"))?.[1] ?? "";
    const made = project({ "talk.md": sample });
    const { status, err } = await quarterdeckHere(made.folder, ["build", "talk.md"]);
    expect([status, err.replace(/^note:.*\n/, "")]).toEqual([0, ""]);
    expect(filesIn(made.file("dist"))).toMatchObject({
      "talk.html": expect.stringContaining("The bundle comes first"),
    });
    expect(Object.keys(filesIn(made.file("dist"))).sort()).toEqual(["index.html", "talk.html", "talk.pdf"]);
    made.remove();
  });

  it("names its schema in the first line of every manifest", () => {
    for (const name of readdirSync("slides/decks")) {
      const text = readFileSync(path.join("slides/decks", name), "utf8");
      expect(text).toMatch(/^# yaml-language-server: \$schema=\.\.\/\.\.\/schemas\/manifest\.schema\.json\n/);
      expect(() => parse(text)).not.toThrow();
    }
  });
});

describe("the facts registry", () => {
  const reader = createReader(openFiles("."));
  const files = reader.list("slides/facts/**/*.yaml").flatMap((file) => reader.read(file) ?? []);
  const facts = files.flatMap((file) => readFactFile(file, reader.ledger) ?? []);
  const registry = makeRegistry(facts, new Map(), reader.ledger);

  it("says each step of the ways to the runtimes", () => {
    const ways: Record<string, { id: string; kind?: string; facts?: string[] }[]> = parse(
      readFileSync("slides/diagrams/paths.yaml", "utf8"),
    );
    const steps = Object.entries(ways).flatMap(([way, entries]) =>
      entries.filter(({ kind }) => kind === "interface").map(({ id, facts: said }) => ({ step: `${way} ${id}`, said })),
    );
    expect(steps.length).toBeGreaterThan(50);
    expect(steps.filter(({ said }) => !said?.length || said.some((id) => !registry.facts.has(id)))).toEqual([]);
  });

  it("has a source with a commit for every fact", () => {
    expect(reader.ledger.problems).toEqual([]);
    expect(registry.facts.size).toBeGreaterThan(300);
    const unpinned = [...registry.facts.values()].filter(
      (fact) => !fact.sources.every((source) => /^[0-9a-f]{40}$/.test(source.commit ?? "") || source.tag || source.url),
    );
    expect(unpinned.map((fact) => fact.id)).toEqual([]);
  });
});
