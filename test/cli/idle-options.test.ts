import { describe, expect, it } from "vitest";
import { projectMaker, quarterdeckHere } from "../support/project.js";

const setUp = projectMaker();

describe("an option whose format no deck is built in", () => {
  const build = (...args: string[]) =>
    quarterdeckHere(setUp({ "a.md": "## A\n", "b.md": "## B\n" }).folder, ["build", "a.md", "b.md", ...args]);
  it.each([
    [["--two-up"], "note: --two-up has no effect: no deck is built as notes (add -f notes)\n"],
    [["--scale", "2"], "note: --scale has no effect: no deck is built as png (add -f png)\n"],
    [
      ["--page-size", "A4"],
      "note: --page-size has no effect: no deck is built as pdf, handout, notes, book, plan, cards or certificate (add -f pdf)\n",
    ],
  ])("is named: %j", async (option, note) => {
    expect(await build("-f", "html", ...option)).toMatchObject({ status: 0, err: note });
  });

  it("is not named where one is, and in no JSON", async () => {
    expect((await build("-f", "html,md", "--md-files", "section")).err).toBe("");
    const { out, err } = await build("-f", "html", "--paper", "--json");
    expect([err, JSON.parse(out).problems]).toEqual(["", []]);
  });
});

describe("the same build again", () => {
  it("names it again", async () => {
    const { folder } = setUp({ "a.md": "## A\n" });
    const line = ["build", "a.md", "-f", "html", "--paper"];
    await quarterdeckHere(folder, line);
    const { out, err } = await quarterdeckHere(folder, line);
    expect([out, err]).toEqual([
      expect.stringContaining("nothing has changed"),
      "note: --paper has no effect: no deck is built as pdf (add -f pdf)\n",
    ]);
  });
});
