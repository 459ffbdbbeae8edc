import { cpSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { project, quarterdeckHere } from "../support/project.js";
import { codes, codesIn, curriculumIn, saidBy, specimen } from "../support/stranger.js";

const made = project();
const page = (name: string) => readFileSync(made.file(`dist/${name}.html`), "utf8");

beforeAll(async () => {
  cpSync(specimen, made.folder, { recursive: true });
  const { status, err } = await quarterdeckHere(made.folder, ["build", "-f", "html"]);
  expect([status, err]).toEqual([0, ""]);
});
afterAll(() => made.remove());

describe("the talk of a stranger", () => {
  it.each(["cheese", "tasting"])("%s says no word of the curriculum", (name) => {
    const said = saidBy(page(name));
    expect(said).toContain("Ripens at least");
    expect(said).toContain("The stack: the cellar, salt, the rind, the paste, the openings.");
    expect(curriculumIn(said)).toEqual([]);
  });

  it("has its own codes on the title slide, or none", () => {
    expect(codesIn(page("cheese"))).toEqual(codes);
    expect(codesIn(page("tasting"))).toEqual([]);
  });

  it("would be caught with a word of the curriculum", () => {
    expect(curriculumIn("It starts containers with runc, see “First release”.")).toEqual(
      expect.arrayContaining(["container", "runc", "First release"]),
    );
  });
});
