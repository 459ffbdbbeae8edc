import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ownCache, projectMaker, quarterdeckHere } from "../support/project.js";

const setUp = projectMaker();

const files = {
  "course/quarterdeck.config.yaml": "{}\n",
  "course/slides/decks/a.deck.yaml": "title: A\nsections: [one.md]\n",
  "course/slides/one.md": "## One\n\n{{nobody}}\n",
  "other/talk.md": "## Talk\n\n{{nobody}}\n",
  "other/broken.md": "## Talk\n\n![gone](gone.png)\n",
};

/** Runs in a folder of such a project, with a cache of its own. */
function setUpRuns() {
  const project = setUp(files);
  mkdirSync(project.file("course/slides/deep"));
  const environment = ownCache(project);
  const run = (where: string, ...args: readonly string[]) =>
    quarterdeckHere(project.file(where), [...args], environment);
  return { ...project, run };
}

describe("paths lead from where one stands to the file", () => {
  it.each([
    ["course", [], "slides/one.md"],
    ["course/slides", [], "one.md"],
    ["course/slides/deep", [], "../one.md"],
    [".", ["course"], "course/slides/one.md"],
    ["other", ["../course"], "../course/slides/one.md"],
    ["course/slides", ["../../other/talk.md"], "../../other/talk.md"],
  ])("from %s with %j", async (where, inputs, file) => {
    const { run } = setUpRuns();
    const args = ["build", ...inputs, "-f", "html"];
    // The second build stands and says its warnings again.
    for (const state of ["made", "unchanged"]) {
      const { err } = await run(where, ...args);
      expect(err, state).toContain(`${file}:3:1: warning:`);
      const [deck] = JSON.parse((await run(where, ...args, "--json")).out).decks;
      expect(deck.warnings[0]).toMatchObject({ file, line: 3, column: 1 });
      expect(deck.outputs[0].path).toBe(`dist/${deck.name}.html`);
    }
    const outline = await run(where, "outline", ...inputs);
    expect(outline.out).toContain(`  ${file}:1`);
    const [deck] = JSON.parse((await run(where, "outline", ...inputs, "--json")).out).decks;
    const sections = deck.parts.flatMap((part: { sections: { file: string | null }[] }) => part.sections);
    expect(sections.map((section: { file: string | null }) => section.file)).toContain(file);
  });

  it("for decks of several projects in one run", async () => {
    const { run } = setUpRuns();
    const { err } = await run("other", "build", "../course", "talk.md", "-f", "html");
    expect(err).toContain("../course/slides/one.md:3:1: warning:");
    expect(err).toContain("\ntalk.md:3:1: warning:");
  });

  it("for errors, and through links", async () => {
    const { run, file } = setUpRuns();
    expect((await run("course", "build", "../other/broken.md", "-f", "html")).err).toContain("../other/broken.md:3:");
    symlinkSync(file("other"), file("linked"));
    expect((await run("linked", "build", "broken.md", "-f", "html")).err).toMatch(/^broken\.md:3:/);
    expect((await run(".", "build", "linked/broken.md", "-f", "html")).err).toMatch(/^other\/broken\.md:3:/);
  });
});

describe("--edit-links", () => {
  it("names for each slide where it is edited, also where no git is, and says what that lacks", async () => {
    const { folder, file } = setUp({
      ".git/HEAD": "ref: refs/heads/main\n",
      "talks/slides/decks/a.deck.yaml": "title: A\nsections: [s.md]\n",
      "talks/slides/s.md": "# One\n\n---\n\n# Two\n",
    });
    const environment = { ...ownCache({ file }), PATH: file("nothing") };
    const pattern = "https://host/{commit}/{file}#L{line}";
    const build = (...more: readonly string[]) =>
      quarterdeckHere(folder, ["build", "talks", "-f", "html", "--edit-links", pattern, ...more], environment);
    const first = await build();
    expect(first).toMatchObject({ status: 0, err: expect.stringContaining("git is not installed") });
    const page = readFileSync(file("dist/a.html"), "utf8");
    expect([...page.matchAll(/<section id="([^"]*)"[^>]* data-edit="([^"]*)"/g)].map(([, ...found]) => found)).toEqual([
      ["one", "https://host/HEAD/talks/slides/s.md#L1"],
      ["two", "https://host/HEAD/talks/slides/s.md#L5"],
    ]);
    // A commit may come without any change of the deck's files.
    const again = await build();
    expect(again.out).not.toContain("nothing has changed");
    const safe = await build("--safe");
    expect(safe.err).toContain("with --safe git is not asked");
  });

  it("refuses a pattern that leads to no file", async () => {
    const { folder } = setUp({ "talk.md": "# One\n" });
    const { status, err } = await quarterdeckHere(folder, ["build", "talk.md", "--edit-links", "https://host/{path}"]);
    expect([status, err]).toEqual([
      2,
      expect.stringContaining("there is no place {path}; known: {file}, {line}, {commit}"),
    ]);
  });
});
