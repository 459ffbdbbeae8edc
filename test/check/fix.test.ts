import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { spliced } from "../../src/inspect/splice.js";
import { projectMaker, quarterdeckHere } from "../support/project.js";

const projectOf = projectMaker();
const text = "## Why the the the the detour\r\n\r\nIt speaks to github.\n";

describe("fixes", () => {
  it("are shown by --dry-run, made in one run, and leave nothing to a second one", async () => {
    const { folder, file } = projectOf({ "talk.md": text });
    const now = () => readFileSync(file("talk.md"), "utf8");
    const shown = await quarterdeckHere(folder, ["check", "talk.md", "--dry-run"]);
    expect(now()).toBe(text);
    expect(shown.out).toMatch(/^--- a\/talk\.md\n\+\+\+ b\/talk\.md\n@@ /);
    expect(shown.out).toContain("\n-It speaks to github.\n+It speaks to GitHub.\n");
    const { out } = await quarterdeckHere(folder, ["check", "talk.md", "--fix", "--json"]);
    const fixed = now();
    expect(fixed).toMatch(/^<!-- \.slide: id="[a-z-]+" -->\r\n## Why the detour\r\n\r\nIt speaks to GitHub\.\n$/);
    expect(JSON.parse(out).fixes.files[0].diff).toBe(shown.out);
    const again = JSON.parse((await quarterdeckHere(folder, ["check", "talk.md", "--fix", "--json"])).out);
    expect([again.fixed, now()]).toEqual([0, fixed]);
  });

  it("keep every byte between them, whatever ends its lines", () => {
    const raw = "\uFEFFa\r\nb\nc\rd";
    expect(spliced(raw, [{ start: 2, end: 3, text: "B" }])).toBe("\uFEFFa\r\nB\nc\rd");
    expect(spliced(raw, [{ start: 6, end: 6, text: "x\n" }])).toBe("\uFEFFa\r\nb\nc\rx\r\nd");
    expect(spliced(raw, [])).toBe(raw);
  });
});
