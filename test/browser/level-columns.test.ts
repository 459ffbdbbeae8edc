import { expect, it } from "vitest";
import { some } from "../support/breadth.js";
import { decksInBrowser } from "../support/decks-in-browser.js";

const pairs = {
  terminals: ["```console title=host\n$ a\nb\nc\nd\n```", "```console title=container\n$ a\nb\nc\n```"],
  listings: ["```python\na = 1\nb = 2\nc = 3\nd = 4\n```", "```python\na = 1\nb = 2\n```"],
  titled: ["```python title=a.py\na = 1\nb = 2\nc = 3\nd = 4\n```", "```python\na = 1\n```"],
};
const columns = ([left, right]: readonly string[], align = "") =>
  `:::columns${align}\n${left}\n\n::break\n\n${right}\n:::\n`;
const slides = [
  ...Object.entries(pairs).map(([id, pair]) => `<!-- .slide: id="${id}" -->\n## A\n\n${columns(pair)}`),
  `<!-- .slide: id="written" -->\n## A\n\n${columns(pairs.listings, "{align=end}")}`,
];
const themes = ["quarterdeck", "quarterdeck-light", "contrast", "paper-first", "plain", "white"];
const sizes = ["16:9", "4:3"];
const decks = themes.flatMap((theme) =>
  sizes.map((size) => [`${theme}-${size.replace(":", "")}`, { theme, size }] as const),
);
const open = decksInBrowser({
  "slides/all.md": slides.join("\n---\n\n"),
  ...Object.fromEntries(
    decks.map(([name, { theme, size }]) => [
      `slides/decks/${name}.deck.yaml`,
      `title: A\ntheme: ${theme}\nsize: "${size}"\nsections: [all.md]\n`,
    ]),
  ),
});

it.each(some(decks, 2))("listings beside each other begin at one height: %s", async (name) => {
  const page = await open(name);
  const edgesOf = (id: string) =>
    page.evaluate((slide) => {
      const section = document.getElementById(slide);
      if (!section) throw new Error(`there is no slide ${slide}`);
      const { h, v } = window.Reveal.getIndices(section);
      window.Reveal.slide(h, v ?? 0);
      const boxes = [...section.querySelectorAll("figure.code")].map((each) => each.getBoundingClientRect());
      return { tops: boxes.map(({ top }) => Math.round(top)), ends: boxes.map(({ bottom }) => Math.round(bottom)) };
    }, id);
  for (const id of Object.keys(pairs)) {
    const { tops } = await edgesOf(id);
    expect([id, tops.length, new Set(tops).size]).toEqual([id, 2, 1]);
  }
  // What an author says of them holds.
  const { tops, ends } = await edgesOf("written");
  expect([new Set(tops).size, new Set(ends).size]).toEqual([2, 1]);
  await page.close();
});
