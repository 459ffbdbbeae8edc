import { describe, expect, it } from "vitest";
import { createMarkdownWriter } from "../../../src/export/formats/markdown.js";
import { list } from "../../support/growing.js";
import { render } from "../../support/render.js";

const made = (...polls: readonly string[]) =>
  render({ "talk.md": `<!-- .slide: id="ask" -->\n## Which runtime?\n\n${polls.join("\n\n")}\n` });
const poll = (options: readonly string[], question = "") =>
  `:::poll${question && `{question="${question}"}`}\n${options.map((option) => `- ${option}`).join("\n")}\n:::`;
const two = ["containerd, *of course*", "`CRI-O`"];
const numbered = (count: number, words = "") => Array.from({ length: count }, (_, at) => `option ${at + 1}${words}`);

describe("a poll", () => {
  it("is a list that a script can fill, and says nothing of results by itself", async () => {
    const { live, problems } = await made(poll(two, "Which one?"));
    expect(problems).toEqual([]);
    expect(live).toContain('<p class="poll-question">Which one?</p>');
    expect(live.replace(/\s+/g, " ").match(/<li data-option.*?<\/li>/g)).toEqual(
      [
        '0" role="listitem"><b class="letter">A</b> <span class="poll-label">containerd, <em>of course</em></span>',
        '1" role="listitem"><b class="letter">B</b> <span class="poll-label"><code>CRI-O</code></span>',
      ].map(
        (item) =>
          `<li data-option="${item}<span class="poll-bar" aria-hidden="true"></span><span class="poll-count" aria-hidden="true"></span></li>`,
      ),
    );
    expect(live).not.toMatch(/data-live|--share|class="[^"]*fragment/);
  });

  it("has an id of its own, made of its slide's and its place among the polls there", async () => {
    const { live } = await made(poll(two), poll(two, "Second?"), `Note:\n\n${poll(two, "Third?")}`);
    const ids = [...live.matchAll(/data-poll="([^"]*)"/g)].map(([, id]) => id);
    expect(ids).toEqual(["ask-poll-1", "ask-poll-2", "ask-poll-3"]);
  });

  it("asks what the slide's title asks, where nothing else is asked", async () => {
    const { live } = await made(poll(two), poll(two, "Second?"));
    expect([...live.matchAll(/data-question="([^"]*)"/g)].map(([, said]) => said)).toEqual([
      "Which runtime?",
      "Second?",
    ]);
    expect(live.match(/poll-question/g)).toHaveLength(1);
  });

  it("takes lists with numbers and with empty lines, and steps", async () => {
    const { live, problems } = await made(':::poll\n1. one <!-- .element: class="fragment" -->\n\n2. two\n:::');
    expect(problems).toEqual([]);
    expect(live).toContain('<li data-option="0" role="listitem" class="fragment"');
    expect(live).toContain('<span class="poll-label">two</span>');
  });

  it("is a list with letters in Markdown", async () => {
    const { rendered } = await made(poll(two, "Which one?"));
    const [slide] = rendered.columns.flat();
    const text = slide && createMarkdownWriter(rendered, { asset: () => "" }).slide(slide, 2);
    expect(text).toBe("## Which runtime?\n\nWhich one?\n\n- **A** containerd, *of course*\n- **B** `CRI-O`");
  });

  it.each([
    [numbered(2), "text-size-l"],
    [numbered(4), "text-size-l"],
    [numbered(8), undefined],
    [
      numbered(8, " that says so much more than all other options of this list say, and even more than that"),
      "gap-size-s",
    ],
  ])("grows into its room: %#", async (options, size) => {
    const { live } = await made(poll(options));
    expect(
      live
        .match(/<div class="slide ([^"]*)"/)?.[1]
        ?.split(" ")
        .filter((name) => name.includes("-size-"))
        .at(-1),
    ).toBe(size);
  });

  it("has the size of the text beside it", async () => {
    const { live } = await made(`${list(3, 4)}\n\n::break\n\n${poll(two)}`);
    expect(live).toMatch(/<div class="slide [^"]*text-size-l/);
  });
});
