import { describe, expect, it } from "vitest";
import { readExpression } from "../../../src/content/expression.js";
import { scanLines } from "../../../src/content/scan.js";
import { dividesIn, type Separators as ReadSeparators } from "../../../src/content/separators.js";
import { splitSlides } from "../../../src/content/split.js";
import { ProblemList } from "../../../src/report/problem.js";
import { sourceFile } from "../../../src/source/text.js";

interface Separators extends Pick<ReadSeparators, "split"> {
  readonly slide?: string;
  readonly below?: string;
  readonly notes?: string;
  readonly underText?: ReadSeparators["underText"];
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
    underText: written.underText ?? "underline and warn",
    split: written.split,
  };
  const file = sourceFile("deck.md", text);
  const problems = new ProblemList();
  const slides = splitSlides(
    { file, lines: scanLines(file, 0, problems, dividesIn(separators)), problems },
    separators,
  ).map((range) => ({
    below: range.below,
    body: file.text.slice(range.start, range.bodyEnd).trim(),
    notes: range.notesStart === undefined ? undefined : file.text.slice(range.notesStart, range.notesEnd).trim(),
  }));
  return { slides, problems: problems.all.map((problem) => problem.code) };
}

const bodies = (text: string, separators?: Separators) => split(text, separators).slides.map((slide) => slide.body);

describe("text for readers", () => {
  const parts = (text: string) => {
    const file = sourceFile("deck.md", text);
    const problems = new ProblemList();
    const separators = { underText: "divide" } as const;
    const lines = scanLines(file, 0, problems, dividesIn(separators));
    const [range] = splitSlides({ file, lines, problems }, separators);
    const cut = (start: number | undefined, end: number) =>
      start === undefined ? undefined : file.text.slice(start, end).trim();
    return range
      ? [
          cut(range.start, range.bodyEnd),
          cut(range.notesStart, range.notesEnd),
          cut(range.reader?.start, range.reader?.end ?? 0),
        ]
      : [];
  };

  it.each([
    ["behind the notes", "# A\n\nNote:\nsaid\n\nReader:\nread\n\nmore", ["# A", "said", "read\n\nmore"]],
    ["in the line of the mark", "# A\n\nNote: said\n\nReader: read", ["# A", "said", "read"]],
    ["before the notes", "# A\n\nReader:\nread\n\nNote:\nsaid", ["# A", "said", "read"]],
    ["without notes", "# A\n\nReader:\nread", ["# A", undefined, "read"]],
  ])("stands %s", (_, text, expected) => expect(parts(text)).toEqual(expected));

  it.each([
    ["a paragraph of the slide", "# A\n\nReader: an interface of Go"],
    ["a line within a paragraph", "# A\n\nThe\nReader:\nreads"],
    ["code", "# A\n\n```\n\nReader:\n```"],
    ["another case", "# A\n\nreader:\n"],
  ])("is not meant by %s", (_, text) => expect(parts(text)).toEqual([text.trim(), undefined, undefined]));

  it("is not meant by a word within the notes", () =>
    expect(parts("# A\n\nNote:\nThe\nReader: reads")).toEqual(["# A", "The\nReader: reads", undefined]));
});

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

  it("takes both expressions as one alternation, in which the one between slides comes first", () => {
    const shape = (text: string, written: Separators) =>
      split(text, written).slides.map(({ body, below }) => (below ? `- ${body}` : body));
    const blanks = { slide: "^\\n\\n\\n", below: "^\\n\\n" };
    expect(shape("a\n\nstill\n\n\nb\n\n\n\nc\n\n\n\n\nd", blanks)).toEqual(["a\n\nstill", "- b", "c", "d"]);
    expect(shape("```\na\n\n\nb\n```\n\n\n```\nc\n```", blanks)).toEqual(["```\na\n\n\nb\n```", "- ```\nc\n```"]);
    // What the second one finds is the first one's if that would match in it.
    expect(shape("a\n\n--\n\nb\n--\nc", { slide: "--", below: "\\n\\n--\\n\\n" })).toEqual(["a", "b", "c"]);
    // Neither is found in what the other one has taken.
    expect(shape("a\n\n---\n\nb", { slide: "\\n\\n-+\\n\\n", below: "^-+$" })).toEqual(["a", "b"]);
  });

  it("keep the default of the separator that is not given", () => {
    const text = "a\n\n***\n\nb\n\n--\n\nc\n\n---\n\nd";
    expect(bodies(text, { slide: "^\\*\\*\\*$" })).toEqual(["a", "b", "c\n\n---\n\nd"]);
    expect(bodies(text, { below: "^\\*\\*\\*$" })).toEqual(["a", "b\n\n--\n\nc", "d"]);
  });

  it("divide directly under text where reveal-md's rules hold, whatever the text is", () => {
    const text = "words\n---\n- item\nlazy\n----\n> quote\nlazy\n--\n| a |\n| - |\n| b |\n---\nlast";
    expect(split(text, { underText: "divide" })).toEqual({
      slides: [
        ["words", false],
        ["- item\nlazy", false],
        ["> quote\nlazy", true],
        ["| a |\n| - |\n| b |", true],
        ["last", false],
      ].map(([body, below]) => ({ body, below, notes: undefined })),
      problems: [],
    });
  });

  it("lets neighbouring separators share a line break", () => {
    expect(bodies("a\n---\n\n---\nb", { slide: "\\r?\\n---\\r?\\n" })).toEqual(["a", "", "b"]);
  });
});

describe("headings that begin slides", () => {
  it("are those of the level and above", () => {
    const text = "before\n\n# A\n\n## B\n\ntext\n\nC\n===\n\nD\n---\n\n### E\n\n---\n\nF";
    expect(bodies(text, { split: "h1" })).toEqual(["before", "# A\n\n## B\n\ntext", "C\n===\n\nD\n---\n\n### E", "F"]);
    const { slides, problems } = split(text, { split: "h2", underText: "underline" });
    expect(slides.map(({ body }) => body)).toEqual(["before", "# A", "## B\n\ntext", "C\n===", "D\n---\n\n### E", "F"]);
    expect([slides.some(({ below }) => below), problems]).toEqual([false, []]);
  });

  it.each([
    "```md\n# a\n```",
    "<!--\n# a\n-->",
    "> # a",
    "- # a",
    "- a\n\n  # b",
    ":::callout\n# a\n:::",
    '<aside class="notes">\n\n# a\n\n</aside>',
    "<div>\n\n# a\n\n</div>\n\n<name> of <it>",
    "$$\n# a\n$$",
    "#hashtag",
    "    # a",
  ])("are not in %j", (text) => {
    expect(bodies(`# A\n\n${text}\n\n# B`, { split: "h2" })).toEqual([`# A\n\n${text}`, "# B"]);
  });

  it("begin the slide that a separator has begun, and take the slide's attributes above them", () => {
    const text = "# A\n\n--\n\n<!-- note -->\n# B\n\ntext\n\n<!-- .slide: id=c -->\n\n# C\nNote: n\n# D";
    expect(split(text, { split: "h1" }).slides).toEqual([
      { below: false, body: "# A", notes: undefined },
      { below: true, body: "<!-- note -->\n# B\n\ntext", notes: undefined },
      { below: false, body: "<!-- .slide: id=c -->\n\n# C", notes: "n" },
      { below: false, body: "# D", notes: undefined },
    ]);
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

  it("are reported once where the line that was to close them has too few marks", () => {
    const text = "a\n\n````go\nx\n```\n\n---\n\nb\n\n```sh\nls\n```\n";
    expect(split(text)).toMatchObject({ slides: [{}, {}], problems: ["unclosed-fence"] });
  });

  it.each<[string, Separators]>([
    ["```go\nx\n\n---\n\n## B\n\n```sh\nls\n```\n", {}],
    ["```go\nx\n---\n## B\n\n``` sh\nls\n```\n", {}],
    ["~~~go\nx\n\n---\n\n~~~ {.sh}\nls\n~~~\n", {}],
    ["> ```go\n> x\n\n--\n\n```sh\nls\n```\n", {}],
    ["```go\nx\n\n<!--s-->\n\n## B\n\n```sh\nls\n```\n", { slide: "<!--s-->" }],
    ["```go\nx\n\n<!--v-->\n\n## B\n\n```sh\nls\n```\n", { below: "<!--v-->" }],
    ["```go\nx\n\n\n\n## B\n\n```sh\nls\n```\n", { slide: "^\\n\\n" }],
    ["```go\nx\n\n## B\n\n```sh\nls\n```\n", { split: "h2" }],
  ])("are found although a later fence closes them: %j with %j", (text, written) => {
    expect(split(text, written).problems).toEqual(["unclosed-fence"]);
  });

  it("are no fences in code that shows some", () => {
    const shown = "---\n\n    ```go\n    ```\n";
    expect(split(`\`\`\`md\n${shown}\`\`\`\n\n---\n\n~~~md\n---\n\n\`\`\`go\n~~~\n`)).toMatchObject({
      slides: [{}, {}],
      problems: [],
    });
  });
});
