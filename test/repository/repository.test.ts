import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readFacts } from "../../src/content/facts.js";
import { createReader } from "../../src/content/reader.js";
import { ProblemList } from "../../src/report/problem.js";
import { openFiles } from "../../src/source/project.js";
import { project, quarterdeck } from "../support/project.js";

const manifest = JSON.parse(readFileSync("package.json", "utf8"));

describe("the repository", () => {
  it("ships the schemas that its validation gives", () => {
    const before = readdirSync("schemas").map((name) => readFileSync(path.join("schemas", name), "utf8"));
    execFileSync(process.execPath, ["scripts/schemas.mjs"]);
    expect(readdirSync("schemas").map((name) => readFileSync(path.join("schemas", name), "utf8"))).toEqual(before);
  });

  it("lists every rule of the check in its docs, as the rules themselves say", () => {
    const before = readFileSync("docs/rules.md", "utf8");
    execFileSync(process.execPath, ["scripts/rules.mjs"]);
    expect(readFileSync("docs/rules.md", "utf8")).toBe(before);
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

  it("names its schema in the first line of every manifest", () => {
    for (const name of readdirSync("slides/decks")) {
      const text = readFileSync(path.join("slides/decks", name), "utf8");
      expect(text).toMatch(/^# yaml-language-server: \$schema=\.\.\/\.\.\/schemas\/manifest\.schema\.json\n/);
      expect(() => parse(text)).not.toThrow();
    }
  });

  it("can be packed and the package builds a deck", async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), "quarterdeck-pack-"));
    const [packed] = JSON.parse(
      execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], {
        encoding: "utf8",
        stdio: "pipe",
      }),
    );
    const files = packed.files.map((file: { path: string }) => file.path);
    for (const needed of [
      "lib/quarterdeck.js",
      "lib/player.js",
      "lib/probe.js",
      "lib/spelling-worker.js",
      "templates/deck.hbs",
      "schemas/manifest.schema.json",
    ]) {
      expect(files).toContain(needed);
    }
    expect(files.filter((file: string) => /^(test|slides|bench)\//.test(file))).toEqual([]);
    rmSync(folder, { recursive: true, force: true });
  });
});

describe("the facts registry", () => {
  it("has a source with a commit for every fact", () => {
    const reader = createReader(openFiles("."));
    const problems = new ProblemList();
    const files = reader.files.list("slides/facts/**/*.yaml").flatMap((file) => reader.read(file, problems) ?? []);
    const registry = readFacts(files, problems);
    expect(problems.all).toEqual([]);
    expect(registry.facts.size).toBeGreaterThan(300);
    const unpinned = [...registry.facts.values()].filter(
      (fact) => !fact.sources.every((source) => /^[0-9a-f]{40}$/.test(source.commit ?? "") || source.tag || source.url),
    );
    expect(unpinned.map((fact) => fact.id)).toEqual([]);
  });
});

describe("the templates", () => {
  const examples = ["layouts", "components"].flatMap((kind) =>
    readdirSync(path.join("templates", kind))
      .filter((file) => file.endsWith(".hbs"))
      .map((file) => [kind, file.replace(".hbs", "")] as const),
  );

  it.each(examples)("%s/%s describes itself, and its example builds without a problem", async (kind, name) => {
    const text = readFileSync(path.join("templates", kind, `${name}.hbs`), "utf8");
    const header = parse(/^\{\{!--([\s\S]*?)--\}\}/.exec(text)?.[1] ?? "");
    expect(header.summary).toMatch(/\.$/);
    const made = project({
      "deck.md": header.example,
      "hello.cast": `${JSON.stringify({ version: 2, width: 40, height: 4 })}\n[0.1,"o","# runc list"]\n`,
      "hello.sh":
        "# title: Hello\n# summary: A container.\n# packages: runc\n# step one: It runs\n#   It really does.\nrunc list\n",
      "results.json": JSON.stringify({ results: [{ name: "runc", start: { median: 40 } }] }),
      "boxes.svg": '<svg viewBox="0 0 2 1"><rect width="1" height="1"/></svg>',
    });
    execFileSync("cp", ["-r", "slides/facts", `${made.folder}/facts`]);
    execFileSync("mkdir", ["-p", `${made.folder}/slides/decks`]);
    execFileSync("mv", [`${made.folder}/facts`, `${made.folder}/slides/facts`]);
    const { status, err } = await quarterdeck(made.folder, ["build", "deck.md", "-f", "html"]);
    expect([status, err]).toEqual([0, ""]);
    const html = readFileSync(made.file("dist/deck.html"), "utf8");
    const slides = html.slice(html.indexOf('<div class="slides">'), html.indexOf('id="quarterdeck-config"'));
    expect(slides).toContain(kind === "layouts" ? `layout-${name}` : name === "incremental" ? "fragment" : `c-${name}`);
    made.remove();
  });
});
