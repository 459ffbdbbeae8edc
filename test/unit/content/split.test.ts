import { describe, expect, it } from "vitest";
import { readExpression } from "../../../src/content/expression.js";
import { scanLines } from "../../../src/content/scan.js";
import { splitSlides } from "../../../src/content/split.js";
import { ProblemList } from "../../../src/report/problem.js";
import { sourceFile } from "../../../src/source/text.js";

interface Separators {
  readonly slide?: string;
  readonly below?: string;
  readonly notes?: string;
}

function expression(source: string | undefined, letters: "as written" | "any case" = "as written") {
  const read = source === undefined ? undefined : readExpression(source, letters);
  return read && "next" in read ? read : undefined;
}

function split(text: string, written: Separators = {}) {
  const separators = {
    slide: expression(written.slide),
    below: expression(written.below),
    notes: expression(written.notes, "any case"),
  };
  const file = sourceFile("deck.md", text);
  const problems = new ProblemList();
  const slides = splitSlides({ file, lines: scanLines(file, 0, problems), problems }, separators).map((range) => ({
    below: range.below,
    body: file.text.slice(range.start, range.bodyEnd).trim(),
    notes: range.notesStart === undefined ? undefined : file.text.slice(range.notesStart, range.end).trim(),
  }));
  return { slides, problems: problems.all.map((problem) => problem.code) };
}

const bodies = (text: string, separators?: Separators) => split(text, separators).slides.map((slide) => slide.body);

describe("separators", () => {
  it("splits at --- and puts -- and ---- below", () => {
    const { slides } = split("# A\n\n---\n\n# B\n\n--\n\n# C\n\n----\n\n# D\n");
    expect(slides.map((slide) => [slide.body, slide.below])).toEqual([
      ["# A", false],
      ["# B", false],
      ["# C", true],
      ["# D", true],
    ]);
  });

  it("keeps separators inside fences, however they are fenced", () => {
    for (const fence of ["```yaml", "~~~", "````md", "> ```", "  ```", "- ```yaml"]) {
      const close = fence.replace(/yaml|md/, "").replace("- ", "  ");
      expect(bodies(`a\n\n${fence}\nx: 1\n\n---\n\ny: 2\n${close}\n\n---\n\nb`), fence).toHaveLength(2);
    }
  });

  it("keeps separators inside HTML comments", () => {
    expect(bodies("a\n\n<!--\n\n---\n\n-->\n\n---\n\nb")).toHaveLength(2);
  });

  it("ends a longer fence only with as many marks", () => {
    expect(bodies("````md\n```\n\n---\n\n```\n````\n\n---\n\nb")).toHaveLength(2);
  });

  it("takes *** as a rule, not as a separator", () => {
    expect(bodies("a\n\n***\n\nb")).toEqual(["a\n\n***\n\nb"]);
  });

  it("splits after a heading or list without a blank line, and warns after a paragraph", () => {
    expect(bodies("## A\n---\n## B\n\n- x\n---\n## C")).toEqual(["## A", "## B\n\n- x", "## C"]);
    expect(split("words\n---\n\nmore")).toEqual({
      slides: [{ below: false, body: "words\n---\n\nmore", notes: undefined }],
      problems: ["setext-separator"],
    });
  });

  it("drops white space at both ends and keeps an empty slide between others", () => {
    expect(bodies("\n---\n\na\n\n---\n\n---\n\nb\n\n---\n")).toEqual(["a", "", "b"]);
  });

  it("takes the regular expressions of reveal-md", () => {
    const separators = { slide: "<!--s-->", below: "<!--v-->", notes: "^Speaker:" };
    const { slides } = split("a\n\n---\n\nstill a\n<!--s-->\nb\n<!--v-->\nc\nSpeaker: say it", separators);
    expect(slides).toEqual([
      { below: false, body: "a\n\n---\n\nstill a", notes: undefined },
      { below: false, body: "b", notes: undefined },
      { below: true, body: "c", notes: "say it" },
    ]);
  });

  it("lets neighbouring separators share a line break", () => {
    expect(bodies("a\n---\n\n---\nb", { slide: "\\r?\\n---\\r?\\n" })).toEqual(["a", "", "b"]);
  });
});

describe("notes", () => {
  it.each(["Note:", "Notes:", "note:", "NOTES:"])("start at a line with %s", (mark) => {
    expect(split(`- a\n${mark} say\nmore`).slides).toEqual([{ below: false, body: "- a", notes: "say\nmore" }]);
  });

  it("do not start inside code", () => {
    expect(split("```\nNote: not here\n```").slides[0]?.notes).toBeUndefined();
  });
});

describe("fences and comments that never close", () => {
  it("are reported at their first line", () => {
    expect(split("a\n\n```go\nx\n\n---\n\nb").problems).toEqual(["unclosed-fence"]);
    expect(split("a\n\n<!-- open\n\n---\n\nb").problems).toEqual(["unclosed-comment"]);
  });

  it("are found although a later fence closes them", () => {
    expect(split("```go\nx\n\n---\n\n## B\n\n```sh\nls\n```\n").problems).toEqual(["unclosed-fence"]);
  });
});
