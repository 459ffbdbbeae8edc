import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { projectMaker, quarterdeckHere } from "../support/project.js";

const projectOf = projectMaker();
const deck = (text: string) => `<!-- .slide: id="detour" -->\n## Why the detour\n\n${text}\n`;

describe("--fix with other options", () => {
  it("leaves what a baseline knows, and mends what is new", async () => {
    const { folder, file, write } = projectOf({ "talk.md": deck("It speaks to github.") });
    await quarterdeckHere(folder, ["check", "talk.md", "--baseline", "known.json", "--write-baseline"]);
    write("talk.md", deck("It speaks to github.\n\nIt is the the end."));
    const { out } = await quarterdeckHere(folder, ["check", "talk.md", "--baseline", "known.json", "--fix", "--json"]);
    expect(JSON.parse(out)).toMatchObject({ fixed: 1, warnings: 0, baseline: { known: expect.any(Number), gone: 0 } });
    expect(readFileSync(file("talk.md"), "utf8")).toBe(deck("It speaks to github.\n\nIt is the end."));
  });

  it("mends slides that have changed, and no others", async () => {
    const other = deck("It speaks to github.").replaceAll("detour", "delay");
    const { folder, file, write } = projectOf({ "talk.md": `${deck("It is.")}\n---\n\n${other}` });
    const git = (...args: string[]) =>
      execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b", ...args], { cwd: folder });
    git("init", "-q");
    git("add", ".");
    git("commit", "-qm", "a");
    write("talk.md", `${deck("It is the the github.")}\n---\n\n${other}`);
    const { out } = await quarterdeckHere(folder, ["check", "talk.md", "--changed", "--fix", "--json"]);
    expect(JSON.parse(out)).toMatchObject({ fixed: 2, warnings: 0 });
    expect(readFileSync(file("talk.md"), "utf8")).toBe(`${deck("It is the GitHub.")}\n---\n\n${other}`);
  });

  it("shows what it would mend beside a report in a file, and refuses where a diff has no place", async () => {
    const text = deck("It is the the end.");
    const { folder, file } = projectOf({ "talk.md": text });
    const wanted = ["check", "talk.md", "--dry-run", "--reporter", "html"];
    const refused = await quarterdeckHere(folder, wanted);
    expect([refused.status, refused.err]).toEqual([2, expect.stringContaining("--output FILE")]);
    const { out, err } = await quarterdeckHere(folder, [...wanted, "-o", "seen.html"]);
    expect(out).toMatch(/^--- a\/talk\.md\n\+\+\+ b\/talk\.md\n@@ [^\n]* @@\n/);
    expect(out).toContain("\n-It is the the end.\n+It is the end.\n");
    expect(err).toContain("1 place would be fixed in talk.md");
    expect(readFileSync(file("seen.html"), "utf8")).toContain("“the” stands twice");
    expect(readFileSync(file("talk.md"), "utf8")).toBe(text);
  });

  it("writes no baseline of what is only shown", async () => {
    const { folder } = projectOf({ "talk.md": deck("It is.") });
    const line = ["check", "talk.md", "--baseline", "known.json", "--write-baseline", "--dry-run"];
    expect(await quarterdeckHere(folder, line)).toMatchObject({ status: 2 });
  });

  it("reports to servers what is left", async () => {
    const { folder } = projectOf({ "talk.md": deck("It is the the end.\n\n![A picture](none.png)") });
    const { out } = await quarterdeckHere(folder, ["check", "talk.md", "--fix", "--reporter", "github"]);
    expect(out).toContain("title=missing-file");
    expect(out).not.toContain("doubled-word");
  });
});
