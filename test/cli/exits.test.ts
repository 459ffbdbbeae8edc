import { existsSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ownCache, projectMaker, quarterdeck, quarterdeckHere } from "../support/project.js";

const setUp = projectMaker();

const broken = "## Broken\n\n::gone{a=b}\n";

describe("--json prints its one object on every exit", () => {
  const files = { "ok.md": "## Fine\n", "broken.md": broken, "ok.markdown": "## A\n", "file/x": "", blocked: "a file" };
  const noBrowser = { QUARTERDECK_BROWSER: "/nowhere/chromium" };
  it.each([
    [["build", "broken.md"], 1, { code: "missing-component", file: "broken.md", line: 3, column: 1 }],
    [["build", "nowhere.md"], 1, { code: "missing-input" }],
    [["outline", "nowhere.md"], 1, { code: "missing-input" }],
    [["check", "nowhere.md"], 1, { code: "missing-input" }],
    [["build", "--fromat", "pdf"], 2, { code: "command-line", message: expect.stringContaining("--format?") }],
    [["build", "ok.md", "-f", "pfd"], 2, { code: "command-line" }],
    [["build", "ok.md", "ok.markdown"], 2, { code: "command-line" }],
    [["build", "ok.md", "-o", "blocked"], 3, { code: "machine", remedy: expect.stringContaining("--out DIR") }],
    [["check", "ok.md"], 3, { code: "machine", message: expect.stringContaining("/nowhere/chromium") }],
  ])("%j", async (args, exitStatus, problem) => {
    const { folder } = setUp(files);
    const { status, out, err } = await quarterdeckHere(folder, [...args, "--json"], noBrowser);
    expect(status).toBe(exitStatus);
    expect(err).toBe("");
    expect(JSON.parse(out)).toMatchObject({ decks: [], problems: [problem], elapsedMs: expect.any(Number) });
  });

  it("with the formats that were written when there is no browser for the others", async () => {
    const { folder, file } = setUp(files);
    const environment = { ...noBrowser, ...ownCache({ file }) };
    const { status, out } = await quarterdeck(folder, ["build", "ok.md", "--json"], environment);
    const { decks, problems } = JSON.parse(out);
    expect(status).toBe(3);
    expect(decks[0].outputs.map(({ path }: { path: string }) => path)).toEqual(["dist/ok.html"]);
    expect(problems).toMatchObject([{ code: "machine", message: expect.stringContaining("not written: ok: pdf") }]);
  });

  it("also when nothing has changed", async () => {
    const { folder, file } = setUp(files);
    const args = ["build", "ok.md", "-f", "html", "--json"];
    const run = async () => JSON.parse((await quarterdeckHere(folder, args, ownCache({ file }))).out);
    const made = await run();
    const stands = await run();
    expect(stands.decks[0].unchanged).toBe(true);
    expect(Object.keys(stands)).toEqual(Object.keys(made));
    expect(stands.problems).toEqual([]);
  });
});

describe("one broken deck of several", () => {
  const files = {
    "slides/decks/a.deck.yaml": "title: A\nsections: [fine.md]\n",
    "slides/decks/b.deck.yaml": "title: B\nsections: [fine.md, broken.md]\n",
    "slides/decks/c.deck.yaml": "title: C\nsections: [gone.md]\n",
    "slides/decks/d.deck.yaml": "title: D\nsections: [fine.md]\n",
    "slides/fine.md": "## Fine\n\n{{nobody}}\n",
    "slides/broken.md": broken,
  };
  const args = ["build", "-f", "html", "--keep-going"];

  it("keeps all from being written", async () => {
    const { folder, file } = setUp(files);
    expect((await quarterdeckHere(folder, ["build", "-f", "html"])).status).toBe(1);
    expect(existsSync(file("dist/a.html"))).toBe(false);
  });

  it("is left out with --keep-going, and the exit status is 1, now and when the others stand", async () => {
    const { folder, file } = setUp(files);
    const environment = ownCache({ file });
    for (const state of ["made", "unchanged"]) {
      const { status, err, out } = await quarterdeckHere(folder, args, environment);
      expect(status, state).toBe(1);
      expect(err).toContain("slides/broken.md:3:1: error:");
      expect(err).toContain("not written, because of errors: b, c");
      expect(err.match(/fine\.md:3:1: warning/g)).toHaveLength(1);
      expect(out).toContain("2 decks in");
      expect(readdirSync(file("dist")).toSorted()).toEqual(["a.html", "d.html", "index.html"]);
    }
    const { decks, problems } = JSON.parse((await quarterdeckHere(folder, [...args, "--json"], environment)).out);
    expect(decks.map((deck: { name: string; unchanged: boolean }) => [deck.name, deck.unchanged])).toEqual([
      ["a", true],
      ["d", true],
    ]);
    const codes = problems.flatMap((each: { code: string; severity: string }) =>
      each.severity === "error" ? [each.code] : [],
    );
    expect(codes.toSorted()).toEqual(["missing-component", "missing-section"]);
  });

  it("is as wrong as ever when no deck is right", async () => {
    const { folder, file } = setUp({ "broken.md": broken });
    const { status, err } = await quarterdeckHere(folder, [...args, "broken.md"]);
    expect(status).toBe(1);
    expect(err).toContain("1 error; nothing was written");
    expect(existsSync(file("dist/index.html"))).toBe(false);
  });
});
