import { expect, it } from "vitest";
import { once } from "../../src/render/once.js";
import { openPdf, pageText } from "../support/pdf.js";
import { projectMaker, quarterdeckHere } from "../support/project.js";

const make = projectMaker();

const code = '## Code\n\n```js [1|3] notes="begins|ends"\nalpha();\nbeta();\ngamma();\n```\n';

const states = (paper: string) =>
  `## States\n\n:::states${paper}\n\`\`\`js\nconst before = shared(1);\n\`\`\`\n\n::break\n\n\`\`\`js\nconst after = shared(1);\n\`\`\`\n:::\n`;

const decks = { "code.md": code, "last.md": states(""), "all.md": states("{paper=all}") };

/** Builds all decks at once, and returns what says the text of the pages of one. */
const built = (...options: string[]) =>
  once(async () => {
    const made = make(decks);
    const args = ["build", ...Object.keys(decks), "-f", "pdf", "--quiet", "--no-thumbnails", ...options];
    expect(await quarterdeckHere(made.folder, args)).toMatchObject({ status: 0 });
    return async (name: string): Promise<string[]> => {
      const pdf = await openPdf(made.file(`dist/${name}.pdf`));
      return Promise.all(Array.from({ length: pdf.numPages }, (_, index) => pageText(pdf, index + 1)));
    };
  });
const whole = built();
const stepwise = built("--fragments");

const count = (text: string | undefined, word: string) => (text ?? "").split(word).length - 1;

it("on paper, code has all its lines once, the numbers of its steps and their notes", async () => {
  const [page, ...others] = await (await whole())("code");
  expect(others).toEqual([]);
  for (const word of ["alpha", "beta", "gamma", "begins", "ends"]) expect(count(page, word)).toBe(1);
  // Each step has its number beside its line and at its note; the first line and the page are 1, too.
  expect([count(page, "1"), count(page, "2"), count(page, "3")]).toEqual([4, 3, 1]);
});

it("with a page for each step, each has the note of its step", async () => {
  const pages = await (await stepwise())("code");
  expect(pages.map((page) => [count(page, "begins"), count(page, "ends")])).toEqual([
    [1, 0],
    [0, 1],
  ]);
});

it("of states that show one after the other, the last is printed, once, or all where that is asked for", async () => {
  const [last] = await (await whole())("last");
  expect([count(last, "before"), count(last, "after"), count(last, "shared")]).toEqual([0, 1, 1]);
  const [all] = await (await whole())("all");
  expect([count(all, "before"), count(all, "after"), count(all, "shared")]).toEqual([1, 1, 2]);
  const steps = await (await stepwise())("last");
  expect(steps.map((page) => [count(page, "before"), count(page, "after")])).toEqual([
    [1, 0],
    [0, 1],
  ]);
});
