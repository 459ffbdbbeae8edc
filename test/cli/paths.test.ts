import { mkdirSync, symlinkSync } from "node:fs";
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
