import { describe, expect, it } from "vitest";
import { parseHtml } from "../../../src/render/html/dom.js";
import { printNodes } from "../../../src/render/html/print.js";
import { inBreaths } from "../../../src/render/page/breaths.js";
import { withStageDirections } from "../../../src/render/slide/stage-directions.js";

/** Notes as a script prints them. */
const printed = (html: string, language = "en") => String(printNodes(inBreaths(parseHtml(html).children, language)));

/** The lines of a paragraph; those that go on with a sentence begin with “…”. */
const linesOf = (html: string, language?: string): string[] => linesIn(printed(html, language));

function linesIn(script: string): string[] {
  const [, ...lines] = script.split('<span class="breath');
  return lines.map((line) =>
    line
      .replace(/^ on">/, "…")
      .replace(/^">/, "")
      .replace(/<\/span>(?:<\/p>)?$/, "")
      .trim(),
  );
}

describe("notes in breaths", () => {
  it("have a line for each sentence, and keep what stands in it", () => {
    expect(linesOf("<p>One shim. <b>Two</b> pods, <code>a. b</code>? Yes, on v1.3 too.<sup>4</sup> End.</p>")).toEqual([
      "One shim.",
      "<b>Two</b> pods, <code>a. b</code>?",
      "Yes, on v1.3 too.<sup>4</sup>",
      "End.",
    ]);
  });

  it("end no sentence at an abbreviation, and end one before a name that begins with a small letter", () => {
    expect(linesOf("<p>Nimm z. B. Docker. Oder bzw. statt dessen runc. runc ist klein.</p>", "de")).toEqual([
      "Nimm z. B. Docker.",
      "Oder bzw. statt dessen runc.",
      "runc ist klein.",
    ]);
    expect(linesOf("<p>ポッドが動く。次に進む。</p>", "ja")).toEqual(["ポッドが動く。", "次に進む。"]);
  });

  it("break long sentences at their clauses, as many on a line as fit, and no short ones", () => {
    const long =
      "<p>If your program wants a file, a connection, more memory, it asks the kernel, which looks whether it may have that.</p>";
    expect(linesOf(long)).toEqual([
      "If your program wants a file, a connection,",
      "…more memory, it asks the kernel,",
      "…which looks whether it may have that.",
    ]);
    expect(linesOf("<p>A file, a connection, a page.</p>")).toEqual(["A file, a connection, a page."]);
  });

  it("begin a line at each click and each stage direction, and count clicks as the speaker view does", () => {
    expect(linesOf("<p>First. [click] Then [click:2] this.</p>")).toEqual([
      "First.",
      '<b class="cue">1</b>Then',
      '<b class="cue">3</b>this.',
    ]);
    const directed = withStageDirections(parseHtml("<p>Ask. [stage: Wait.] Go on.</p>").children);
    expect(linesIn(String(printNodes(inBreaths(directed, "en"))))).toEqual([
      "Ask.",
      '<span class="stage-direction">[Wait.]</span>',
      "Go on.",
    ]);
  });

  it("begin a line where a sentence begins with an element, and none within one", () => {
    expect(linesOf("<p>One. <a>Two. Three.</a> Four. <b>Five</b> goes on. Six.</p>")).toEqual([
      "One.",
      "<a>Two. Three.</a>",
      "Four.",
      "<b>Five</b> goes on.",
      "Six.",
    ]);
  });

  it("leave code and the lines of lists and tables alone", () => {
    const other = "<ul><li>One. Two.</li></ul><pre><code>a. [click] b</code></pre>";
    expect(printed(other)).toBe(other);
    expect(printed("<ul><li>One. [click] Two.</li></ul>")).toBe('<ul><li>One. <b class="cue">1</b>Two.</li></ul>');
  });
});
