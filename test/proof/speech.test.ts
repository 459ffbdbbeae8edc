import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type Chromium, startChromium } from "../support/chromium.js";
import { buildOwnDecks, deckNames, manifestOf } from "../support/decks.js";
import { project } from "../support/project.js";

/** So many words are spoken in a minute by somebody who wants to be understood. */
const wordsPerMinute = 130;

/** Layouts and tags of slides on which others work, and the speaker gives directions. */
const quiet = /^(?:break|exercise|end|lab-time|question|worksheet)$/;

interface SlideData {
  readonly id: string;
  readonly kind: string;
  readonly layout: string;
  readonly minutes: number;
  readonly tags: readonly string[];
  readonly notes: string;
}

let browser: Chromium;
const decks = project();
beforeAll(async () => {
  await buildOwnDecks(decks.folder, "-f", "html,json", ...deckNames.map(manifestOf));
  browser = await startChromium();
});
afterAll(async () => {
  await browser.close();
  decks.remove();
});

/** Directions are not spoken. In the data of a deck their brackets may be escaped. */
const direction = /\\?\[stage:[^\]]*\]/gi;

const spoken = (notes: string) =>
  notes
    .replace(direction, " ")
    .replace(/\[click(?::\d+)?\]|\[\^\d+\]/g, " ")
    .match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
const clicks = (notes: string) =>
  [...notes.matchAll(/\[click(?::(\d+))?\]/g)].reduce((sum, [, count = "1"]) => sum + Number(count), 0);

/** The number of steps of each slide of a deck, by its id. */
async function stepsOf(name: string): Promise<Record<string, number>> {
  const page = await browser.newPage();
  await page.goto(`file://${path.join(decks.folder, `${name}.html`)}`);
  await page.waitForSelector("html[data-ready=true]");
  const steps = await page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>(".reveal .slides section")].map((section) => {
        window.Reveal.slide(window.Reveal.getIndices(section).h, window.Reveal.getIndices(section).v ?? 0);
        const fragments = [...section.querySelectorAll(".fragment")];
        return [section.id, new Set(fragments.map((fragment) => fragment.getAttribute("data-fragment-index"))).size];
      }),
    ),
  );
  await page.close();
  return steps;
}

describe.each(deckNames)("the notes of %s", (name) => {
  let slides: readonly SlideData[];
  let planned: number;
  beforeAll(() => {
    const data = JSON.parse(readFileSync(path.join(decks.folder, `${name}.json`), "utf8"));
    slides = data.slides.filter(({ kind, layout }: SlideData) => kind === "written" && layout !== "worksheet");
    planned = parse(readFileSync(manifestOf(name), "utf8")).minutes;
  });
  const isSpoken = ({ layout, tags }: SlideData) => !quiet.test(layout) && !tags.some((tag) => quiet.test(tag));

  it("are speech of 60 to 180 words on every slide of the talk", () => {
    const others = slides.filter(isSpoken).filter(({ notes }) => spoken(notes) < 60 || spoken(notes) > 180);
    expect(others.map(({ id, notes }) => [id, spoken(notes)])).toEqual([]);
  });

  it("mark each step of their slide", async () => {
    const steps = await stepsOf(name);
    const others = slides.filter(isSpoken).filter(({ id, notes }) => clicks(notes) !== (steps[id] ?? 0));
    expect(others.map(({ id, notes }) => [id, clicks(notes), steps[id]])).toEqual([]);
  });

  it("take, read aloud, no longer than their minutes, and the slides take what is planned", () => {
    const long = slides
      .filter(isSpoken)
      .filter(({ minutes, notes }) => spoken(notes) > minutes * wordsPerMinute * 1.05);
    expect(long.map(({ id, minutes, notes }) => [id, minutes, spoken(notes)])).toEqual([]);
    const sum = slides.reduce((total, { minutes }) => total + minutes, 0);
    expect(Math.abs(sum / planned - 1), `${sum} of ${planned} min`).toBeLessThanOrEqual(0.03);
  });
});
