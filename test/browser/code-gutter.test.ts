import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { some } from "../support/breadth.js";
import { type Chromium, startWithDecks } from "../support/chromium.js";
import { matrixFiles, matrixOf } from "../support/deck-matrix.js";
import { project } from "../support/project.js";

const fence = (steps: string, count: number) =>
  `## Code\n\n\`\`\`js ${steps}\n${Array.from({ length: count }, (_, index) => `show(${index});`).join("\n")}\n\`\`\``;

const slides = [
  fence("[1|1-2|1-4|2|2-3|3]", 4),
  fence("[1|2|1-3|1|4|1|9-12]", 18),
  fence("[1234: 1|2|3|1|2|3|1-4|1|1|2|3|1]", 4),
  fence("[1|2|1|2|1|2|1|2|1|2|1|2|12|12|12]", 40),
  fence("[120: 2]", 4),
].join("\n\n---\n\n");

const themes = ["quarterdeck", "contrast", "black"];
const decks = matrixOf(themes);

describe("beside code that is walked through", () => {
  const made = project(matrixFiles(slides, decks));
  let browser: Chromium;
  beforeAll(async () => {
    browser = await startWithDecks(made.folder);
  });
  afterAll(async () => {
    await browser?.close();
    made.remove();
  });

  it.each(some(decks, 2))(
    "no mark of steps covers the number of its line, nor this the code, in $theme at $size",
    async (deck) => {
      const page = await browser.newPage();
      await page.goto(`file://${made.file(`out/${deck.theme}-${deck.shape}.html`)}`);
      await page.waitForSelector("html[data-ready=true]");
      const lines = await page.$$eval("figure.code", (figures) =>
        figures.flatMap((figure) => {
          figure.classList.add("all-steps");
          figure.closest("section")?.style.setProperty("display", "block", "important");
          const first = Number(
            /--first-line:(\d+)/.exec(figure.querySelector("pre")?.getAttribute("style") ?? "")?.[1],
          );
          return [...figure.querySelectorAll(".line")].map((line, index) => {
            const [mark, number] = [getComputedStyle(line, "::after"), getComputedStyle(line, "::before")];
            const letter = document.createElement("i");
            letter.style.cssText = "display:inline-block;width:1ch";
            line.append(letter);
            const ch = Number.parseFloat(getComputedStyle(letter).width);
            letter.remove();
            const end = Number.parseFloat(number.left) + Number.parseFloat(number.width);
            const markEnd = Number.parseFloat(mark.left) + Number.parseFloat(mark.width);
            return {
              before: end - ch * String(first + index + 1).length - (line.hasAttribute("data-first") ? markEnd : 0),
              after: Number.parseFloat(getComputedStyle(line).paddingLeft) - 2 * ch - end,
              isMarked: line.hasAttribute("data-first"),
            };
          });
        }),
      );
      await page.close();
      expect(lines.filter(({ isMarked }) => isMarked)).toHaveLength(3 + 4 + 3 + 3);
      for (const { before, after, isMarked } of lines) {
        expect(before).toBeGreaterThan(isMarked ? 2 : -1);
        expect(after).toBeGreaterThan(5);
      }
    },
  );
});
