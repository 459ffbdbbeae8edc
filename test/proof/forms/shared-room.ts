import type { Page } from "puppeteer-core";
import { describe, expect, it } from "vitest";
import { usualForms } from "../../support/crowded.js";
import { matrixFiles, matrixOf, sizes } from "../../support/deck-matrix.js";
import { decksInBrowser } from "../../support/decks-in-browser.js";

const themes = ["quarterdeck", "contrast", "paper-first"];
const shapes = Object.keys(sizes);

const short = "A title of one line";
const long = "A title that takes two lines because it says more than the others, which say little";
const list =
  "- Launched in 2015 by Docker, CoreOS and others\n- Docker gave its format; those of its rival joined later";
const callout = ":::callout{kind=warning}\nThe numbers are of one machine.\n:::";
const slide = (id: string, title: string, body: string) =>
  `<!-- .slide: id="${id}" kicker="A part" -->\n## ${title}\n\n${body}`;
const fence = (form: string, yaml: string) => `\`\`\`${form}\n${yaml}\n\`\`\``;

/** Each form as it shares a slide, by the id of the slide. */
const slides = Object.entries(usualForms).flatMap(([form, { whole, half }]) => [
  slide(`${form}-alone`, long, fence(form, whole)),
  slide(`${form}-above`, short, `${fence(form, whole)}\n\n${list}`),
  slide(`${form}-below`, short, `A sentence says what it is about.\n\n${fence(form, whole)}`),
  slide(`${form}-callout`, short, `${fence(form, whole)}\n\n${callout}`),
  slide(`${form}-column`, long, `${list}\n\n::break\n\n${fence(form, half)}`),
  slide(`${form}-both`, short, `${list}\n\n::break\n\n${fence(form, half)}\n\nA sentence below it.`),
  slide(
    `${form}-columns`,
    short,
    `:::columns\n${fence(form, half)}\n\n::break\n\n${list}\n:::\n\nA sentence below it.`,
  ),
]);

const open = decksInBrowser(matrixFiles(slides.join("\n\n---\n\n"), matrixOf(themes)));

/** The slides on which something stands beyond the body or its column, with how far and what; and how many have a form. */
const look = (page: Page) =>
  page.evaluate(() => {
    const leaving: string[] = [];
    let forms = 0;
    for (const section of document.querySelectorAll<HTMLElement>(".reveal .slides section[id]")) {
      const { h, v } = window.Reveal.getIndices(section);
      window.Reveal.slide(h, v ?? 0);
      const body = section.querySelector<HTMLElement>(".body");
      if (!body || /^[a-z]+-/.exec(section.id) === null) continue;
      const room = body.getBoundingClientRect();
      const scale = room.width / body.offsetWidth;
      forms += body.querySelectorAll(
        ":is(.c-matrix, .c-walls, .c-sequence, .c-timeline, .c-chart, .c-boxes, .c-lifetimes, .c-numbers, .c-quiz)",
      ).length;
      for (const part of body.querySelectorAll<HTMLElement>("*")) {
        const place = part.getBoundingClientRect();
        if (part.closest("svg, .visually-hidden") || place.width === 0) continue;
        const column = (part.closest(".slot") ?? body).getBoundingClientRect();
        const below = (place.bottom - room.bottom) / scale;
        const beside = Math.max(place.right - column.right, column.left - place.left) / scale;
        if (below > 1.5 || beside > 1.5)
          leaving.push(`${section.id}: ${part.className || part.tagName} by ${Math.round(Math.max(below, beside))}`);
      }
    }
    return { forms, leaving };
  });

describe.each(themes)("forms that share a slide in %s", (theme) => {
  it.each(shapes)("stay in their column and above the foot: %s", async (shape) => {
    const page = await open(`${theme}-${shape}`);
    await page.evaluate(() => Promise.all([...document.fonts].map((font) => font.load())));
    expect(await look(page)).toEqual({ forms: slides.length, leaving: [] });
    await page.close();
  });
});
