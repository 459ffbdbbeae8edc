import { describe, expect, it } from "vitest";
import { createMarkdownWriter } from "../../../../src/export/formats/markdown.js";
import { render } from "../../../support/render.js";

const made = (yaml: string) => render({ "talk.md": `## A\n\n\`\`\`quiz\n${yaml}\n\`\`\`\n` });
const right = "choices: [first one, second one, third one]\nanswer: 2\nexplanation: because of that";

const lineOf = ({ span }: { readonly span?: { readonly start: number; readonly file: { readonly text: string } } }) =>
  span?.file.text.slice(0, span.start).split("\n").length;
const said = (html: unknown) =>
  String(html)
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();

describe("a quiz", () => {
  it("marks the right choice by a sign and a word, in one step with the explanation", async () => {
    const { live, problems } = await made(right);
    expect(problems).toEqual([]);
    expect(said(live)).toContain("A first one B second one ✓ right C third one");
    expect(live.match(/class="\w+ fragment/g)).toEqual(['class="answer fragment']);
  });

  it("has a step of its own at its place among the others", async () => {
    const { steps } = await render({
      "talk.md": `## A\n\n- first <!-- .element: class="fragment" -->\n\n${["one", "two"]
        .map((name) => `\`\`\`quiz\nchoices: [a, b]\nanswer: 1\nexplanation: ${name}\n\`\`\`\n`)
        .join("\n")}`,
    });
    const shown = steps.split("<section").map((page) => page.match(/fragment visible[^>]*>.*/g)?.map(said) ?? []);
    const words = shown.map((page) => page.map((each) => /(first|one|two)$/.exec(each.trim())?.[1]));
    expect(words).toEqual([[], [], ["first"], ["first", "one"], ["first", "one", "two"]]);
  });

  it("keeps its answer apart on paper", async () => {
    const { paper } = await made(right);
    const [slide] = paper;
    expect(said(slide?.answer)).toBe("B. second one because of that");
    expect(String(slide?.picture)).not.toContain("visible");
  });

  it("inside the answer to a question is answered once", async () => {
    const { paper } = await render({
      "talk.md": `<!-- .slide: layout="question" -->\n# Who?\n\n\`\`\`quiz\n${right}\n\`\`\`\n`,
    });
    expect(said(paper[0]?.answer).match(/because of that/g)).toHaveLength(1);
  });

  it("stands before its answer in Markdown, which has words of its own", async () => {
    const { rendered } = await made(right);
    const [slide] = rendered.columns.flat();
    const text = slide && createMarkdownWriter(rendered, { asset: () => "" }).slide(slide, 2);
    expect(text).toMatch(
      /^## A\n+- \*\*A\*\* first one\n- \*\*B\*\* second one\n- \*\*C\*\* third one\n+<details>\n<summary>Answer<\/summary>\n+B\. second one\n+because of that\n+<\/details>$/,
    );
  });

  it("may have several right choices", async () => {
    const { live, paper } = await made("choices: [a, b, c]\nanswer: [1, 3]");
    expect(live.match(/class="choice right"/g)).toHaveLength(2);
    expect(said(paper[0]?.answer)).toBe("A. a; C. c");
  });

  it.each([
    ["choices: [a, b]\nanswer: 3", /no choice 3/, 5],
    ["choices: [a, b]\nanswer: [1, 0]", /no choice 0/, 5],
    ["choices: [a, b]\nanswer: []", /no choice is right/, 5],
    ["choices: [a, b]\nanswer: b", /number/, 5],
    ["choices: [a, b]", /answer/, 4],
    ["choices: [a]\nanswer: 1", /two answers/, 4],
    ["choices: [a, b]\nanswr: 1\nanswer: 1", /answr/, 5],
    ["answer: 1\nchoices: [b, '']", /nothing can be read/, 5],
    [`answer: 1\nchoices: [b, ${"many words ".repeat(180)}]`, /no room/, 5],
  ])("%s is an error with its line", async (yaml, message, line) => {
    const { problems, live } = await made(yaml);
    expect(problems[0]?.message).toMatch(message);
    expect(problems[0] && lineOf(problems[0])).toBe(line);
    expect(live).not.toContain("c-quiz");
  });
});

describe("a question", () => {
  it("has its answer as the next step, and apart from it on paper", async () => {
    const { live, paper } = await render({ "talk.md": '<!-- .slide: layout="question" -->\n# Who?\n\nThe *shim*.\n' });
    expect(live).toMatch(/class="answer fragment"[^>]*><p>The <em>shim/);
    expect(said(paper[0]?.answer)).toBe("The shim .");
  });
});
