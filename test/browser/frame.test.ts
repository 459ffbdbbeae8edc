import type { Page } from "puppeteer-core";
import { describe, expect, it } from "vitest";
import { decksInBrowser } from "../support/decks-in-browser.js";

const themes = ["quarterdeck", "plain", "contrast", "paper-first"];
const shapes = { wide: "16:9", narrow: "4:3" };
const tall =
  '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="1500"><rect width="300" height="1500" fill="teal"/></svg>';
const picture = "![A tower](/tall.svg)";
const layers = ["a", "b", "c"].map((id) => `- {id: ${id}, name: Layer ${id}, role: runtime}\n`).join("");
const slides = [
  `<!-- .slide: id="columns" -->\n## Beside text\n\n- Words\n\n::break\n\n${picture}`,
  `<!-- .slide: id="compared" layout="comparison" -->\n## Compared\n\n${picture}\n\n::break\n\nWords\n\n${picture}`,
  `<!-- .slide: id="component" -->\n## In columns\n\n:::columns\nWords\n\n::break\n\n${picture}\n:::`,
  '<!-- .slide: id="captioned" -->\n## A figure\n\nWords\n\n::break\n\n::figure{src="/tall.svg" alt="A tower" caption="A tower"}',
  '<!-- .slide: id="dense" class="dense" -->\n## Dense\n\n- Words',
  '<!-- .slide: id="stacked" -->\n## A stack\n\n::stack{data=/stack.yaml here=b}',
  '<!-- .slide: id="said" layout="statement" -->\n# What is said stands alone',
];

const open = decksInBrowser({
  "tall.svg": tall,
  "stack.yaml": layers,
  "slides/all.md": `---\ntitle: Towers\n---\n\n${slides.join("\n\n---\n\n")}\n`,
  "slides/bare.md": '<!-- .slide: id="bare" -->\n## No line above it\n\n- Words\n',
  ...Object.fromEntries(
    themes.flatMap((theme) =>
      Object.entries(shapes).map(([shape, size]) => [
        `slides/decks/${theme}-${shape}.deck.yaml`,
        `title: Frames\ntheme: ${theme}\nsize: "${size}"\nsections:\n  - title: One\n    sections: [all.md]\n  - title: Two\n    sections: [bare.md]\n`,
      ]),
    ),
  ),
});

/** Where things stand on the slides of a deck, in pixels of the screen. */
const look = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>(".reveal .slides section")].flatMap((section) => {
      const { h, v } = window.Reveal.getIndices(section);
      window.Reveal.slide(h, v ?? 0);
      const [body, head] = [".body", ".head"].map((name) => section.querySelector<HTMLElement>(name));
      if (!body || !head || section.querySelector(".layout-part")) return [];
      const room = body.getBoundingClientRect();
      const circles = [...section.querySelectorAll<HTMLElement>(".c-stack .layer")].map((layer) => {
        const box = layer.getBoundingClientRect();
        return {
          middle: box.top + box.height / 2,
          radius: Number.parseFloat(getComputedStyle(layer, "::after").height) / 2,
        };
      });
      return {
        id: section.id,
        top: Math.round(room.top),
        pictures: [...body.querySelectorAll("img")].map((img) => {
          const box = img.getBoundingClientRect();
          return { isInside: box.bottom <= room.bottom + 1 && box.top >= room.top - 1, height: box.height };
        }),
        areFree: circles.every(({ middle, radius }, index) => {
          const above = circles[index - 1];
          return !above || middle - above.middle >= radius + above.radius;
        }),
        mark: getComputedStyle(head).borderBottomWidth + getComputedStyle(head).borderInlineStartWidth,
      };
    }),
  );

describe.each(themes)("the frame of slides in %s", (theme) => {
  it.each(Object.keys(shapes))(
    "keeps one line on which content begins, and what stands below it inside, %s",
    async (shape) => {
      const page = await open(`${theme}-${shape}`, { width: shape === "wide" ? 1280 : 960, height: 720 });
      const seen = await look(page);
      await page.close();
      const said = seen.filter(({ id }) => id === "said");
      const others = seen.filter(({ id }) => id !== "said");
      expect(others.map(({ id }) => id)).toEqual(
        expect.arrayContaining(["agenda", "columns", "dense", "stacked", "bare", "component"]),
      );
      expect(new Set(others.map(({ top }) => top)).size).toBe(1);
      const pictures = seen.flatMap((slide) => slide.pictures);
      expect(pictures).toHaveLength(5);
      expect(pictures.filter(({ isInside, height }) => !isInside || height < 200)).toEqual([]);
      expect(seen.filter(({ areFree }) => !areFree)).toEqual([]);
      // What a theme draws beside or below a title belongs to a title.
      expect(said.map(({ mark }) => mark)).toEqual(["0px0px"]);
    },
  );
});
