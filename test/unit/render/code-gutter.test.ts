import { describe, expect, it } from "vitest";
import { render } from "../../support/render.js";

/** The marks of the lines of a code block that have one, and how wide its gutter is, in letters. */
async function gutterOf(steps: string): Promise<{ marks: string[]; letters: number }> {
  const { live } = await render({ "talk.md": `## Code\n\n\`\`\`js ${steps}\none\ntwo\nthree\nfour\n\`\`\`\n` });
  const marks = [...live.matchAll(/<span class="line"[^>]* data-first="([^"]*)"/g)].map(([, mark = ""]) => mark);
  return { marks, letters: Number(/--code-start:([\d.]+)/.exec(live)?.[1]) };
}

describe("the marks of steps", () => {
  it.each([
    ["[1|3-4]", ["1", "2"]],
    ["[1|1-2|3]", ["1·2", "3"]],
    ["{1|1-2|1-4}", ["1–3"]],
    ["[*|1|1-2|2|1|1-3|1]", ["1–3·5–7", "4"]],
    ["[1|2|1|2|1|2|1|2|1|2|1|2|1]", ["1·3·5·7·9·…", "2·4·6·8·10·…"]],
    ["[2]", []],
  ])("of %s", async (steps, marks) => {
    expect((await gutterOf(steps)).marks).toEqual(marks);
  });

  it("have room, and so do the numbers of lines; where both are short, the gutter is the usual one", async () => {
    const widths = await Promise.all(
      ["[1]", "[1|2]", "[1|1|1]", "[98: 1|1|1]", "[12345: 1|1|1]", "[1|2|1|2|1]"].map(
        async (steps) => (await gutterOf(steps)).letters,
      ),
    );
    const [single = 0, usual = 0, range = 0, ...others] = widths;
    expect(single).toBeLessThan(usual);
    expect(range).toBeLessThan(usual + 1);
    expect(others.toSorted((a, b) => a - b)[0]).toBeGreaterThan(range);
  });
});
