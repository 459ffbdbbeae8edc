import { expect, it } from "vitest";
import type { Finding } from "../../../src/check/finding.js";
import { reportPage } from "../../../src/inspect/report/page.js";
import { sourceFile } from "../../../src/source/text.js";

/** A project with a deck “talk” and a finding on its slide “intro”. */
function projectWith(folder: string, title: string, message: string) {
  const span = { file: sourceFile("talk.md", "## Hello\n", `/${folder}`), start: 0, end: 8 };
  const finding: Finding = { code: "slot", severity: "error", message, remedy: "", span, deck: "talk", slide: "intro" };
  const slides = [{ deck: "talk", slide: "intro", title, span, isWritten: true }];
  return { findings: [finding], decks: [{ name: "talk", slides: 1 }], slides };
}

it("decks of one name in two projects stay apart", () => {
  const projects = [projectWith("a", "On cheese", "too ripe"), projectWith("b", "On wine", "too old")];
  const report = { projects, prints: new Map(), notRun: [], folder: "/" };
  const page = reportPage({ report, pictures: [], summary: "2 errors", target: "/" });
  expect(page.match(/<h2>talk<\/h2>/g)).toHaveLength(2);
  const articles = page.split("<article").slice(1);
  const said = articles.map((article) => article.match(/On \w+|too \w+/g));
  expect(said).toEqual([
    ["On cheese", "too ripe"],
    ["On wine", "too old"],
  ]);
});
