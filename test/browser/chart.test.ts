import type { Page } from "puppeteer-core";
import { expect, it } from "vitest";
import { decksInBrowser } from "../support/decks-in-browser.js";

const chart = `## Bars

\`\`\`chart
panels:
- {title: t, unit: ms, entries: [{label: a, value: 1000, low: 900, high: 1100, role: guest}]}
- {title: u, unit: ms, entries: [{label: a much longer label, value: 1000}, {label: b, value: 12345}]}
\`\`\`

## Squares

\`\`\`chart
kind: units
each: 1
entries: [{label: a, value: 60}, {label: b, value: 2.5}, {label: c, value: 0}]
\`\`\`
`;
const rangesSlide = (name: string, rows: number, unit: string) =>
  `\n## ${name}\n\n\`\`\`chart\nunit: ${unit}\nentries:\n${Array.from(
    { length: rows },
    (_, index) => `- {label: r${index}, value: 18.9, low: 13.6, high: 58.7}\n`,
  ).join("")}\`\`\`\n`;
const ranges = [
  rangesSlide("High rows", 2, "ms"),
  rangesSlide("Low rows", 9, "ms"),
  rangesSlide("No room", 9, "millions of container starts in a week of May"),
].join("");
const sizes = ["16:9", "4:3"];
const nameOf = (size: string) => `chart-${size.replace(":", "-")}`;
const open = decksInBrowser({
  "slides/all.md": `---\nsplit: h2\n---\n\n${chart}${ranges}`,
  ...Object.fromEntries(
    sizes.map((size) => [`slides/decks/${nameOf(size)}.deck.yaml`, `title: C\nsize: "${size}"\nsections: [all.md]\n`]),
  ),
});

/** The widths of elements on a slide in pixels of the screen, and the colours that a range is drawn in. */
const seenOn = (page: Page, slide: string) =>
  page.evaluate((id) => {
    const section = document.getElementById(id);
    if (!section) throw new Error(`there is no slide ${id}`);
    const { h, v } = window.Reveal.getIndices(section);
    window.Reveal.slide(h, v ?? 0);
    const widths = (of: ParentNode, selector: string) =>
      [...of.querySelectorAll(selector)].map((each) => each.getBoundingClientRect().width);
    const range = section.querySelector(".range");
    return {
      bars: widths(section, ".value"),
      squares: [...section.querySelectorAll(".value")].map((row) => widths(row, "i")),
      range: range ? getComputedStyle(range).backgroundImage + getComputedStyle(range).boxShadow : "",
      ground: getComputedStyle(document.body).backgroundColor,
    };
  }, slide);

it.each(sizes)("charts show equal numbers in equal lengths, and squares that can be counted, at %s", async (size) => {
  const page = await open(`${nameOf(size)}`);
  const { bars, range, ground } = await seenOn(page, "bars");
  expect(bars[0]).toBeGreaterThan(5);
  expect(bars[1]).toBeCloseTo(bars[0] ?? 0, 1);
  // What is between a range and its bar has the colour of the ground, with which every bar has contrast.
  expect(range.split(ground).length - 1).toBeGreaterThanOrEqual(3);
  const { squares } = await seenOn(page, "squares");
  expect(squares.map((row) => row.length)).toEqual([60, 3, 0]);
  const [whole = 0, , part = 0] = squares[1] ?? [];
  expect(Math.min(...(squares[0] ?? []))).toBeGreaterThan(8);
  expect(part).toBeLessThan(whole);
  await page.close();
});

/** The numbers of a chart on a slide: the texts that are seen, and where the range stands. */
const numbersOn = (page: Page, slide: string) =>
  page.evaluate((id) => {
    const section = document.getElementById(id);
    if (!section) throw new Error(`there is no slide ${id}`);
    const { h, v } = window.Reveal.getIndices(section);
    window.Reveal.slide(h, v ?? 0);
    return [...section.querySelectorAll(".number")].map((number) => {
      const range = number.querySelector("small, .visually-hidden");
      const box = range?.getBoundingClientRect();
      const edge = number.getBoundingClientRect();
      return {
        range: range?.textContent,
        isSeen: (box?.width ?? 0) > 1,
        isBelow: (box?.top ?? 0) > edge.top + edge.height / 3,
        isInside: edge.right <= section.getBoundingClientRect().right && (box?.right ?? 0) <= edge.right + 1,
      };
    });
  }, slide);

it.each(sizes)("ranges are written with their number as far as there is room, at %s", async (size) => {
  const page = await open(`${nameOf(size)}`);
  const range = "(13.6–58.7)";
  expect((await numbersOn(page, "high-rows"))[0]).toEqual({ range, isSeen: true, isBelow: true, isInside: true });
  expect((await numbersOn(page, "low-rows"))[0]).toEqual({ range, isSeen: true, isBelow: false, isInside: true });
  if (size === "4:3") expect((await numbersOn(page, "no-room"))[0]).toMatchObject({ isSeen: false });
  await page.close();
});
