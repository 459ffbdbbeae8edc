import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { inks } from "../../src/ink/stroke.js";
import { projectMaker, quarterdeckHere, type TestProject } from "../support/project.js";

const setUp = projectMaker();

const drawings = (changes: object = {}) =>
  JSON.stringify({
    quarterdeck: "drawings",
    version: 1,
    deck: "talk",
    size: { width: 1280, height: 720 },
    slides: {
      costs: [
        {
          tool: "pen",
          colour: "red",
          width: 6,
          points: [
            [10, 10, 0.5],
            [90, 40, 0.5],
          ],
        },
      ],
    },
    ...changes,
  });
const files = { "talk.md": "# Plan\n\n---\n\n# Costs\n", "other.md": "# Other\n", "a-drawings.json": drawings() };
const draw = ({ folder }: TestProject, ...args: readonly string[]) =>
  quarterdeckHere(folder, ["build", "-f", "html", "--drawings", "a-drawings.json", ...args]);
const html = (made: TestProject) => readFileSync(made.file("dist/talk.html"), "utf8");
const slide = (made: TestProject, id: string) =>
  html(made)
    .split("<section ")
    .find((each) => each.startsWith(`id="${id}"`)) ?? "";

it("what was drawn stands on its slide, and as long as the file stays so does the deck", async () => {
  const made = setUp(files);
  expect(await draw(made, "talk.md")).toMatchObject({ status: 0, err: "" });
  expect(slide(made, "costs")).toContain(`fill="${inks.red}"`);
  expect(slide(made, "plan")).not.toContain("<path");
  expect((await draw(made, "talk.md")).out).toContain("nothing has changed");
  const before = html(made);
  made.write("a-drawings.json", drawings().replace("red", "blue"));
  expect((await draw(made, "talk.md")).out).not.toContain("nothing has changed");
  expect(slide(made, "costs")).toContain(`fill="${inks.blue}"`);
  made.write("a-drawings.json", drawings());
  await draw(made, "talk.md", "--no-cache");
  expect(html(made)).toBe(before);
});

it("a deck without drawings has nothing of them, also after it was built with some", async () => {
  const made = setUp(files);
  await draw(made, "talk.md");
  await quarterdeckHere(made.folder, ["build", "-f", "html", "talk.md"]);
  expect(slide(made, "costs")).not.toContain("data-stroke=");
});

it("drawings are data: they are taken with --safe, too", async () => {
  const made = setUp(files);
  expect(await draw(made, "talk.md", "--safe")).toMatchObject({ status: 0 });
  expect(slide(made, "costs")).toContain(`fill="${inks.red}"`);
});

it("of several decks the one that they are for gets them; one that is not built is an error", async () => {
  const made = setUp(files);
  expect(await draw(made, "talk.md", "other.md")).toMatchObject({ status: 0 });
  expect(slide(made, "costs")).toContain("data-stroke=");
  const { status, err } = await draw(made, "other.md");
  expect(status).toBe(1);
  expect(err).toContain("a-drawings.json:1:46: error: these drawings are for the deck “talk”, which is not built here");
});

it("in every variant of a deck its own drawings show, and those of one variant only there", async () => {
  const made = setUp({ ...files, "talk.md": "---\nvariants: [long, short]\n---\n\n# Plan\n\n---\n\n# Costs\n" });
  const drawnIn = (name: string) => readFileSync(made.file(`dist/${name}.html`), "utf8").includes("data-stroke=");
  await draw(made, "talk.md");
  expect(["talk-long", "talk-short"].map(drawnIn)).toEqual([true, true]);
  made.write("a-drawings.json", drawings({ deck: "talk-long" }));
  await draw(made, "talk.md");
  expect(["talk-long", "talk-short"].map(drawnIn)).toEqual([true, false]);
});

it("what is no file of drawings is an error at its place", async () => {
  const made = setUp({ ...files, "a-drawings.json": '{\n  "quarterdeck": "drawings",\n}' });
  expect((await draw(made, "talk.md")).err).toContain(
    "a-drawings.json:3:1: error: drawings: this is not JSON from here on",
  );
  made.write("a-drawings.json", drawings({ speaker: "Ada" }));
  expect((await draw(made, "talk.md")).err).toMatch(/a-drawings\.json:1:\d+: error: unknown key “speaker”/);
  expect((await quarterdeckHere(made.folder, ["build", "talk.md", "--drawings", "b.json"])).err).toContain(
    "there is no file or folder “b.json”",
  );
});
