import { describe, expect, it } from "vitest";
import { checkTogether } from "../support/check.js";

const checked = checkTogether();

const box = (style: string, inner: string, words = "These words are cut") =>
  `<div style="width:400px;height:90px;${style}"><p style="white-space:nowrap;margin:0;${inner}">${words}</p></div>`;

const long = "These words are longer than the box in which they stand is wide";
const below = "white-space:normal;padding-top:70px";

describe.concurrent("of a text that a box cuts", () => {
  const cases = [
    [
      "the left edge",
      "overflow:hidden",
      "margin-left:-60px",
      undefined,
      ["is cut off: 60 px are beyond the left edge"],
    ],
    ["the top", "overflow:hidden", "margin-top:-30px", undefined, [/^is cut off: \d+ px are beyond the top/]],
    ["the right edge", "overflow:hidden", "", long, [/^is cut off: \d+ px are beyond the right edge/]],
    ["the bottom", "overflow:clip", below, undefined, [/^is cut off: \d+ px are beyond the bottom/]],
    ["its own axis", "overflow-x:clip", below, undefined, []],
    ["its other axis", "overflow-x:clip", "", long, [/^is cut off: \d+ px are beyond the right edge/]],
    ["an axis that scrolls", "overflow:auto hidden", "", long, [/^must be scrolled to be read: \d+ px/]],
    [
      "one beside it that hides",
      "overflow:auto hidden",
      below,
      undefined,
      [/^is cut off: \d+ px are beyond the bottom/],
    ],
  ] as const;
  it.each(
    cases.map(([name, style, inner, words, said]) => {
      const found = checked({ "talk.md": `---\nsize: "16:9"\n---\n\n## A box\n\n${box(style, inner, words)}\n` });
      return [name, found, said] as const;
    }),
  )("%s", async (_, found, said) => {
    const clipped = (await found()).filter(({ code }) => code === "clipped");
    const losses = clipped.map(({ message }) => message.slice(message.indexOf("” ") + 2));
    expect(losses).toEqual(said.map((each) => expect.stringMatching(each)));
  });

  const outer = `<div style="width:600px;height:60px;overflow-y:clip;overflow-x:visible">${box("overflow-x:clip", below)}</div>`;
  const nested = checked({ "talk.md": `---\nsize: "16:9"\n---\n\n## Two boxes\n\n${outer}\n` });
  it("a box further out cuts where the nearer one does not", async () => {
    expect((await nested()).filter(({ code }) => code === "clipped")).toMatchObject([
      { message: expect.stringContaining("beyond the bottom") },
    ]);
  });

  // A listing of which the last lines are cut, and one of another width beside it with a note that stands below it.
  const cutCode = `<pre style="position:absolute;top:150px;left:0;width:300px;height:120px;overflow:hidden;margin:0">${"show(1)\n".repeat(9)}</pre>`;
  const lostNote = `<pre style="position:absolute;top:150px;left:400px;width:400px;height:200px;overflow:hidden;margin:0">show(2)<span class="code-note" style="position:absolute;top:230px;left:0">a remark that nobody sees</span></pre>`;
  const sideBySide = checked({ "talk.md": `---\nsize: "16:9"\n---\n\n## Two boxes\n\n${cutCode}\n\n${lostNote}\n` });
  it("code that is cut beside another listing does not excuse what that one cuts", async () => {
    const clipped = (await sideBySide()).filter(({ code }) => code === "clipped");
    expect(clipped).toMatchObject([{ message: expect.stringMatching(/^the code .*; 1 more text is cut$/) }]);
  });

  const shortened = [
    ["an ellipsis", "white-space:nowrap;text-overflow:ellipsis"],
    ["a number of lines", "display:-webkit-box;-webkit-line-clamp:2;-webkit-box-orient:vertical"],
  ] as const;
  it.each(
    shortened.map(([how, style]) => {
      const text = `<p style="width:400px;overflow:hidden;${style}">${`${long}. `.repeat(2)}</p>`;
      return [how, checked({ "talk.md": `---\nsize: "16:9"\n---\n\n## A text\n\n${text}\n` })] as const;
    }),
  )("a text that %s sets off", async (_, found) => {
    expect((await found()).filter(({ code }) => code === "clipped")).toMatchObject([
      { message: expect.stringMatching(/is cut off: \d+ px/) },
    ]);
  });

  const out = `<div style="position:absolute;top:650px;left:90px;overflow-x:clip">${"These words leave the slide<br>".repeat(4)}</div>`;
  const leaving = checked({ "talk.md": `---\nsize: "16:9"\n---\n\n## A box\n\n${out}\n` });
  it("what no box cuts leaves the slide", async () => {
    expect((await leaving()).map(({ code }) => code)).toContain("overflow");
  });
});
