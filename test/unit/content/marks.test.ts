import { describe, expect, it } from "vitest";
import { readSection } from "../../../src/content/section.js";
import { withhold } from "../../../src/content/withhold.js";
import { holds } from "../../../src/model/condition.js";
import { slidesOfSection } from "../../../src/model/outline.js";
import { ProblemList } from "../../../src/report/problem.js";
import { sourceFile } from "../../../src/source/text.js";

/** A file as a learner's deck reads it: ∅ for what is for others, and the codes of what is wrong. */
function seen(text: string): string {
  const file = sourceFile("deck.md", text);
  const problems = new ProblemList();
  const section = readSection(file, { readCode: () => undefined, problems });
  const active = new Set(["learner", "html"]);
  const marks = slidesOfSection(section).flatMap((slide) => slide.marks);
  const left = withhold(
    file,
    marks.filter(({ condition }) => !holds(condition, active)),
  );
  expect(left.text.length).toBe(text.length);
  const shown = left.text
    .replace(/^[ ]+\n+(?=[\s>]*<!--)/gm, "")
    .replace(/<!--[.\n> ]*-->/g, "∅")
    .replace(/<!-- \.element: [^>]* -->/g, "·")
    .replace(/[ \t]+$/gm, "");
  return [shown, ...problems.all.map(({ code }) => code)].join("\n");
}

const only = '<!-- .element: only="instructor" -->';

describe("what a comment about an element withholds", () => {
  it.each([
    ["a paragraph", `# A\n\nb\nc ${only}\n\nd`, "# A\n\n∅\n\nd"],
    ["a paragraph with elements in it", `b **c** d ${only}`, "∅"],
    ["the element behind which it stands", `b **c** ${only} d`, "b ∅ d"],
    ["the element in which it stands", `b **c ${only}** d`, "b ∅ d"],
    ["a link, code and a picture", `[b](c) ${only} \`d\` ${only} ![e](f.png) ${only} g`, "∅ ∅ ∅ g"],
    ["a picture that is all of its paragraph", `![b](c.png) ${only}`, "∅"],
    ["a heading", `# A ${only}\n\nb`, "∅\n\nb"],
    ["an underlined heading", `A ${only}\n===\n\nb`, "∅\n\nb"],
    ["an item, and those below it", `- a\n- b ${only}\n  - c\n- d`, "- a\n- d"],
    ["the first item of a numbered list", `a\n\n1. b ${only}\n2. c\n3. d`, "a\n\n1. c\n3. d"],
    ["the first two items", `a\n\n9. b ${only}\n10. c ${only}\n11. d`, "a\n\n09. d"],
    ["an item in the middle", `a\n\n1. b\n2. c ${only}\n3. d`, "a\n\n1. b\n3. d"],
    ["all items", `a\n\n1. b ${only}\n2. c ${only}\n\nd`, "a\n\n\nd"],
    ["an item of items", `- a\n  - b ${only}\n  - c`, "- a\n  - c"],
    ["an item with a box", `- [ ] a\n- [x] b ${only}`, "- [ ] a"],
    ["an item of paragraphs", `- a\n\n- b ${only}\n\n- c`, "- a\n\n\n- c"],
    ["an item of paragraphs, and what follows in it", `- a\n\n- b ${only}\n\n  c\n  - d\n\n- e`, "- a\n\n\n- e"],
    ["one of an item's paragraphs", `- a\n\n  b ${only}\n\n- c`, "- a\n\n  ∅\n\n- c"],
    ["a list, from a line of its own", `- a\n- b\n\n${only}\n\nc`, "∅\n\nc"],
    ["a block of code", `\`\`\`js\na\n\`\`\`\n${only}\n\nb`, "∅\n\nb"],
    ["a table", `| a |\n|---|\n| b |\n\n${only}`, "∅"],
    ["a cell", `| a | b |\n|---|---|\n| c | d ${only} |`, "| a | b |\n|---|---|\n| c |∅|"],
    ["a paragraph of a quote", `> a\n>\n> b ${only}`, "> a\n>\n> ∅"],
    ["a quote of one paragraph", `> a\n> b ${only}\n\nc`, "∅\n\nc"],
    ["a component", `:::callout\na\n:::\n${only}\n\nb`, "∅\n\nb"],
    ["a component in which it stands alone", `:::callout\n${only}\n\na\n:::\n\nb`, "∅\n\nb"],
    ["an element of HTML", `<div>a</div> ${only}\n\nb`, "∅\n\nb"],
    ["an element of HTML around Markdown", `<div>\n\na\n\n</div>\n${only}\n\nb`, "∅\n\nb"],
    ["an element of HTML in which it stands", `a <b>c ${only}</b> d`, "a ∅ d"],
    ["behind another comment", `a\n\n<!-- b -->\n${only}\n\nc`, "∅\n\nc"],
    ["notes", `a\n\nNote:\nb\n\nc ${only}`, "a\n\nNote:\nb\n\n∅"],
  ])("%s", (_, text, expected) => {
    expect(seen(text)).toBe(expected);
  });

  it("is said where it cannot be told", () => {
    const table = (row: string) => `| a | b |\n|---|---|\n${row}`;
    for (const row of [
      `| c | \`d | e\` ${only} |`,
      `c | d | ${only}`,
      `| c | d | ${only}`,
      `| c | ${only.replace("i", "i|")} d |`,
    ])
      expect(seen(table(row)).split("\n").slice(3), row).toContain("unplaced-condition");
    expect(seen(table(`c | d \\| e ${only}`))).toBe(table("c |∅"));
    expect(seen(`<p>a</p> b ${only}`)).toBe(`<p>a</p> b ·\nunplaced-condition`);
    expect(seen(`${only}\n\na`)).toBe(`·\n\na\nunplaced-condition`);
  });

  it("does not count in code", () => {
    expect(seen(`\`${only}\`\n\n\`\`\`md\na ${only}\n\`\`\``)).not.toContain("∅");
  });
});

describe("what is withheld", () => {
  it.each([
    ["a component", ':::callout{only="instructor"}\na\n:::\n\nb', "∅\n\nb"],
    ["a component without content", '::terminal{cast=a.cast not="learner"}\n\nb', "∅\n\nb"],
    ["a block, with those in it", "::::block{only=instructor}\n:::block{only=customer}\na\n:::\n::::\n\nb", "∅\n\nb"],
    [
      "a block in a block for all",
      ":::::block{not=customer}\n:::block{only=customer}\na\n:::\nb\n:::::",
      ":::::block{not=customer}\n∅\nb\n:::::",
    ],
    ["code", "```js only=instructor\na\n```\n\nb", "∅\n\nb"],
    ["code with steps", "```js [1-2|3] only=instructor\na\nb\nc\n```\nb", "∅\nb"],
    ["code in a list", "- a\n  ```js only=instructor\n  b\n  ```\n- c", "- a\n  ∅\n- c"],
    ["code in a quote", "> ```js only=instructor\n> a\n> ```\n\nb", "> ∅\n\nb"],
    [
      "code deep in lists and quotes",
      "> - a\n>\n>   ```js only=instructor\n>   b\n>   ```\n\nc",
      "> - a\n>\n>   ∅\n\nc",
    ],
    ["code that nothing closes", "```js only=instructor\nabc", "∅\nunclosed-fence"],
    ["an element of HTML", '<div ONLY="instructor">\n\na\n\n</div>\n\nb', "∅\n\nb"],
    ["an element within a line", 'a <b only=instructor>c</b> <img not="learner" src=d> e', "a ∅ ∅ e"],
    [
      "an element whose end need not be written",
      '<ul>\n<li only="instructor">a\n<li>b\n</ul>',
      "<ul>\n∅\n<li>b\n</ul>",
    ],
    ["notes in an element", 'a\n\n<aside class="notes" only="instructor">b</aside>', "a\n\n∅"],
    ["what is not closed", '<div only="instructor">a\n\nbcd', "∅"],
  ])("%s", (_, text, expected) => {
    expect(seen(text)).toBe(expected);
  });

  it("are the notes of a slide", () => {
    const slide = '<!-- .slide: notes-only="instructor" -->\na\n\n<aside class="notes">b</aside>\n\nNote: c';
    expect(seen(slide).trimEnd()).toBe('<!-- .slide: notes-only="instructor" -->\na');
  });

  it("is nothing that is for this variant, or for all but others", () => {
    for (const condition of ["only=learner", "not=instructor", 'only="instructor, learner"', "only=html"])
      expect(seen(`a\n\n<b ${condition}>c</b>`), condition).not.toContain("∅");
  });

  it("takes a time that grows with the text alone", () => {
    expect(seen(`a ${only} `.repeat(501))).toContain("too-many");
    // Each element holds all that follow it.
    expect(seen("<b only=x>\n".repeat(4000))).toBe("∅\n\ntoo-deep");
  });
});

/** The codes of what is wrong with a file. */
function codesOf(text: string): string[] {
  const problems = new ProblemList();
  readSection(sourceFile("deck.md", text), { readCode: () => undefined, problems });
  return problems.all.map(({ code }) => code);
}

describe("what would be for everybody", () => {
  it.each([
    ":::block\na\n:::",
    ":::block{only}\na\n:::",
    ":::callout{only=a not=''}\na\n:::",
    "<!-- .slide: only -->\na",
    '<!-- .slide: notes-only="" -->\na',
    "a <!-- .element: not=' , ' -->",
    '<p only="">a</p>',
    "<video controls only></video>",
    "```js only\na\n```",
    '- a\n  - b\n    > ```js not=""\n    > c\n    > ```',
    "---\nonly: ''\n---\n# A",
    "---\nnot: []\n---\n# A",
    "---\nonly: [a, '']\n---\n# A",
    "---\nonly:\n---\n# A",
  ])("names nobody: %j", (text) => {
    expect(codesOf(text)).toContain("missing-condition");
  });

  it.each([
    ":::block{for=instructor}\na\n:::",
    ":::callout{Only=instructor}\na\n:::",
    'a <!-- .element: onyl="instructor" -->',
    'a <!-- .element: notes-only="instructor" -->',
    '<!-- .slide: Only="instructor" -->\na',
    '<!-- .slide: data-only="instructor" -->\na',
    '<!-- .slide: notes-onyl="instructor" -->\na',
    '<!-- .slide: note-only="instructor" -->\na',
    '<p onyl="instructor">a</p>',
    '<p o&#110;ly="instructor">a</p>',
    "a <b data-only=instructor>b</b>",
    "```js onyl=instructor\na\n```",
    "```NOT=instructor\na\n```",
    '# A {only="instructor"}',
    "# A {.b not=instructor} ##",
    "a [b]{only=instructor} c",
  ])("is nearly a condition: %j", (text) => {
    expect(codesOf(text)).toContain("unknown-condition");
  });

  it("is said where it cannot be read", () => {
    expect(codesOf(':::callout{="" only=instructor}\na\n:::')).toContain("bad-condition");
    expect(codesOf('a <!-- .elment: only="instructor" -->')).toContain("unplaced-condition");
  });

  it.each([
    '<!-- .slide: data-only-on="phone" data-notes="a" data-note="b" -->\na',
    "a <name, if not empty> b",
    "```text not a real file\na\n```",
    "```note\na\n```",
    "```js=12\na\n```",
    "a {only=b} c, $x_{not=1}$ and {{not}}",
    '`# A {only="b"}` and `<p onyl="b">`',
    '```md\n# A {only="b"}\n<p only>\n```',
    '<p class="only" title="not=a" onclick="a" data-note="b">c</p>',
  ])("is not %j", (text) => {
    expect(codesOf(text)).toEqual([]);
  });
});
