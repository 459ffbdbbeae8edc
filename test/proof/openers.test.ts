import { describe, expect, it } from "vitest";
import { matrixOf, sizes } from "../support/deck-matrix.js";
import { decksInBrowser } from "../support/decks-in-browser.js";

const themes = ["quarterdeck", "quarterdeck-light", "contrast", "paper-first", "plain"];
/** Titles in the pieces between which a line may end, and whether all of them are short. */
const titles = [
  { pieces: ["Isolationsmechanismen"], isShort: false },
  { pieces: ["firecracker-", "containerd"], isShort: false },
  { pieces: ["Vom ", "Prozess ", "zu ", "Isolationsmechanismen"], isShort: false },
  { pieces: ["Isolation"], isShort: false },
  { pieces: [..."隔離とカーネルの境界を理解する"], isShort: true },
  { pieces: [..."容器运行时如何隔离进程"], isShort: true },
  { pieces: ["การ", "แยก", "ของ", "เคอร์เนล"], isShort: false },
];
const parts = titles.map(
  ({ pieces }) =>
    `  - title: ${pieces.join("")}\n    scene: {picture: a.svg, side: end, share: 50}\n    sections: [one.md]\n`,
);
const open = decksInBrowser({
  "slides/one.md": "## One\n\nText\n",
  "slides/a.svg":
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path fill="#357" d="M0 0h9v9H0z"/></svg>',
  ...Object.fromEntries(
    matrixOf(themes).map(({ theme, shape, size }) => [
      `slides/decks/${theme}-${shape}.deck.yaml`,
      `title: Openers\ntheme: ${theme}\nsize: "${size}"\nsections:\n${parts.join("")}`,
    ]),
  ),
});

describe.each(themes)("titles of parts beside their scenes in %s", (theme) => {
  it.each(Object.keys(sizes))("break no word, and are set no smaller than their words need: %s", async (shape) => {
    const page = await open(`${theme}-${shape}`);
    await page.evaluate(() => Promise.all([...document.fonts].map((font) => font.load())));
    const found = await page.evaluate(
      (all) =>
        [...document.querySelectorAll<HTMLElement>(".part-title")].map((title, at) => {
          const section = title.closest("section");
          const { h, v } = window.Reveal.getIndices(section ?? undefined);
          window.Reveal.slide(h, v ?? 0);
          const text = title.firstChild;
          const edge = section?.querySelector(".backdrop")?.getBoundingClientRect().left ?? 0;
          let start = 0;
          const broken = (all[at] ?? []).filter((piece) => {
            const range = document.createRange();
            if (text) range.setStart(text, start);
            if (text) range.setEnd(text, start + piece.trimEnd().length);
            start += piece.length;
            return range.getClientRects().length !== 1 || range.getBoundingClientRect().right > edge;
          });
          const size = getComputedStyle(title).fontSize;
          title.style.setProperty("--word", "0");
          return { title: title.textContent, broken, isWhole: getComputedStyle(title).fontSize === size };
        }),
      titles.map(({ pieces }) => pieces),
    );
    expect(found.map(({ title, broken }) => ({ title, broken }))).toEqual(
      titles.map(({ pieces }) => ({ title: pieces.join(""), broken: [] })),
    );
    // Nothing makes the letters of short pieces smaller, however long the title is.
    expect(found.filter(({ isWhole }, at) => titles[at]?.isShort && !isWhole)).toEqual([]);
    await page.close();
  });
});
