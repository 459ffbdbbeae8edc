import { expect, it } from "vitest";
import { render } from "../../support/render.js";

const lines = (count: number) =>
  Array.from({ length: count }, (_, index) => `<li class="fragment">line ${index + 1}</li>`).join("");
const diagram = (picture: string, count: number) =>
  `## A\n\n<div class="diagram with-steps"><div>${picture}</div><ol>${lines(count)}</ol></div>\n`;
const show = (picture: string, count = 3) => render({ "talk.md": diagram(picture, count) });
const number = (step: number) => `<span class="d-number">${step}</span>`;

it("puts the number of its step onto a part of the picture, for eyes only", async () => {
  const { live, problems } = await show('<div class="d-box" data-step="2">runc</div>');
  expect(live).toContain(
    `<div class="d-box" data-step="2"><span class="d-steps" aria-hidden="true">${number(2)}</span> runc</div>`,
  );
  expect(problems).toEqual([]);
});

it("keeps several numbers together, and beside the label of an arrow", async () => {
  const { live } = await show('<div class="d-arrow" data-step="1 3">asks</div>');
  expect(live).toContain(
    `<span class="d-along"><span class="d-steps" aria-hidden="true">${number(1)}${number(3)}</span> asks</span>`,
  );
});

it("numbers the same on paper", async () => {
  const { paper, steps } = await show('<div class="d-wall" data-step="1">calls</div>');
  expect(steps).toContain(number(1));
  expect(paper[0]?.slide).toBeDefined();
});

it("has rules for as many steps as the longest list of the deck", async () => {
  const { rendered } = await show('<div class="d-box" data-step="2">runc</div>', 2);
  const css = rendered.styles.join("\n");
  expect(css).toContain('.diagram:has(>ol>li:nth-child(2).current-fragment) :is([data-step~="2"],');
  expect(css).not.toContain("li:nth-child(3).current-fragment");
});

it("lights parts along that show no number", async () => {
  const { live, rendered } = await show('<div class="d-box" data-step="2">runc</div><div data-with="2">crun</div>', 2);
  expect(live.match(/class="d-number"/g)).toHaveLength(1);
  const css = rendered.styles.join("\n");
  expect(css).toMatch(/nth-child\(1\)\.current-fragment\) :is\(.*\[data-with\]:not\(\[data-with~="1"\]\).*\{--lit:0\}/);
  expect(css).toMatch(/nth-child\(2\)\.current-fragment\) :is\(.*\[data-with~="2"\].*\{--lit:1\}/);
});

it("lights as many steps as have rules, and says from which line on there are none", async () => {
  const { rendered, problems } = await show("", 31);
  expect(rendered.styles.join("\n")).not.toContain("li:nth-child(31)");
  expect(problems.map(({ code, span }) => [code, span?.file.text.slice(span.start, span.end)])).toEqual([
    ["too-many-steps", "line 31"],
  ]);
});

it("says which step the list does not have", async () => {
  const { problems } = await show('<div class="d-box" data-step="2 4">runc</div>');
  expect(problems.map(({ code, message }) => [code, message])).toEqual([
    ["missing-step", 'data-step="4" names no step: the list of this diagram has 3 lines'],
  ]);
});
