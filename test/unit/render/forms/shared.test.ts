import { describe, expect, it } from "vitest";
import { madeOf, places } from "../../../support/forms.js";
import { render } from "../../../support/render.js";

const rows = (count: number) =>
  `columns: [fast, safe]\nrows:\n${Array.from({ length: count }, (_, index) => `  - {name: row ${index}, cells: [yes, no]}`).join("\n")}`;
const matrix = (count: number) => `\`\`\`matrix\n${rows(count)}\n\`\`\``;
const items = (count: number) => Array.from({ length: count }, (_, index) => `- Item ${index}`).join("\n");
const htmlOf = async (body: string, title = "A") => {
  const { live, problems } = await render({ "talk.md": `## ${title}\n\n${body}\n` });
  expect(problems).toEqual([]);
  return live;
};
const rowHeight = (html: string) => {
  const [, height] = /--row:(\d+)px/.exec(html) ?? [];
  expect(height).toBeDefined();
  return Number(height);
};

describe("a form that shares its slide", () => {
  it("leaves the blocks of its column their room", async () => {
    const [alone, above, below] = [
      await htmlOf(matrix(6)),
      await htmlOf(`${matrix(6)}\n\n${items(2)}`),
      await htmlOf(`${items(2)}\n\n${matrix(6)}`),
    ].map(rowHeight);
    expect(above).toBeLessThan(alone ?? 0);
    expect(below).toBe(above);
  });

  it("leaves more for more of them", async () => {
    const few = rowHeight(await htmlOf(`${matrix(4)}\n\n${items(1)}`));
    const many = rowHeight(await htmlOf(`${matrix(4)}\n\n${items(4)}`));
    expect(many).toBeLessThan(few);
  });

  it("is not lower for what stands in the other column", async () => {
    const one = rowHeight(await htmlOf(`${items(1)}\n\n::break\n\n${matrix(6)}`));
    const many = rowHeight(await htmlOf(`${items(6)}\n\n::break\n\n${matrix(6)}`));
    expect(many).toBe(one);
  });

  it("is set for the width that a picture at the side leaves, and says so where that is too little", async () => {
    const numbers = "```numbers\n- {value: 125, unit: milliseconds, text: to the first process}\n```";
    const sizeOf = (html: string) => Number(/--number:([\d.]+)/.exec(html)?.[1]);
    const beside = (share: number) => ({
      "a.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
      "talk.md": `## A\n\n![bg left:${share}%](a.svg)\n\n${numbers}\n`,
    });
    const { live, problems } = await render(beside(30));
    expect(problems).toEqual([]);
    expect(sizeOf(live)).toBeLessThan(sizeOf(await htmlOf(numbers)));
    expect(places((await render(beside(80))).problems)).toEqual([["bad-form", 6]]);
  });

  it("leaves the lines of a long title their room beside a picture, also in themes of reveal.js", async () => {
    const beside = (title: string) =>
      render({
        "a.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
        "talk.md": `---\ntheme: black\n---\n\n## ${title}\n\n![bg right](a.svg)\n\n${matrix(5)}\n`,
      });
    expect((await beside("Short")).problems).toEqual([]);
    const { problems } = await beside("A title that takes many lines beside a picture, as it says more than others do");
    expect(problems.map(({ code }) => code)).toContain("bad-form");
  });

  it("shares evenly with another one", async () => {
    const html = await htmlOf(`${matrix(3)}\n\n${matrix(3)}`);
    const heights = [...html.matchAll(/--row:(\d+)px/g)].map(([, height]) => height);
    expect(heights).toHaveLength(2);
    expect(heights[0]).toBe(heights[1]);
    expect(Number(heights[0])).toBeLessThan(rowHeight(await htmlOf(matrix(3))));
  });

  it.each([
    ["matrix", `${matrix(8)}\n\n${items(5)}`],
    [
      "chart",
      `\`\`\`chart\n${Array.from({ length: 12 }, (_, at) => `- {label: l${at}, value: ${at}}`).join("\n")}\n\`\`\`\n\n${items(4)}`,
    ],
    ["numbers", `\`\`\`numbers\n- {value: 1, text: one}\n\`\`\`\n\n${items(7)}`],
    [
      "lifetimes",
      `\`\`\`lifetimes\nmoments: [a, b]\nparties: [{name: c}, {name: d}, {name: e}]\n\`\`\`\n\n${items(7)}`,
    ],
    ["boxes", `\`\`\`boxes\nboxes: [{id: a}, {id: b}, {id: c}]\nrows: [[a], [b], [c]]\n\`\`\`\n\n${items(8)}`],
  ])("says at its place that it has too little: %s", async (_, body) => {
    const { problems } = await render({ "talk.md": `## A\n\n${body}\n` });
    const [[code, line] = []] = places(problems);
    expect(problems).toHaveLength(1);
    expect(code).toBe("bad-form");
    expect(Number(line)).toBeGreaterThan(3);
  });

  it("is as high below a title of one line as below one of two", async () => {
    const yaml = `rows:\n  - {name: a, walls: [{name: b}]}\n  - {name: c, walls: [{name: d}]}`;
    const short = await madeOf("walls", yaml);
    const long = await render({ "talk.md": `## ${"A long title ".repeat(6)}\n\n\`\`\`walls\n${yaml}\n\`\`\`\n` });
    expect(rowHeight(long.live)).toBe(rowHeight(short.live));
  });
});
