import type { Page } from "puppeteer-core";
import { describe, expect, it } from "vitest";
import { contrastRatio } from "../../src/render/design/luminance.js";
import { some } from "../support/breadth.js";
import { decksInBrowser } from "../support/decks-in-browser.js";
import { houseThemes } from "../support/house-themes.js";

const listed = (count: number) => Array.from({ length: count }, (_, at) => `- option number ${at + 1}`).join("\n");
const slides = [2, 4, 8].map(
  (count) =>
    `<!-- .slide: id="p${count}" -->\n## Before we start\n\n:::poll{question="Which of these?"}\n${listed(count)}\n:::\n`,
);
const open = decksInBrowser({
  "slides/all.md": slides.join("\n---\n\n"),
  ...Object.fromEntries(
    houseThemes.map((theme) => [`slides/decks/${theme}.deck.yaml`, `title: A\ntheme: ${theme}\nsections: [all.md]\n`]),
  ),
});

/** Draws results as a script does that has them. */
const fill = (page: Page, id: string) =>
  page.$eval(`#${id} .poll`, (poll) => {
    poll.setAttribute("data-live", "");
    for (const [index, option] of [...poll.querySelectorAll<HTMLElement>("[data-option]")].entries()) {
      option.style.setProperty("--share", index === 0 ? "0.75" : "0.125");
      option.querySelector(".poll-count")?.append(index === 0 ? "1234" : "7");
    }
    // What moves has come to rest.
    for (const animation of document.getAnimations()) animation.finish();
  });

/** Where everything stands that is there without results. */
const places = (page: Page, id: string) =>
  page.$$eval(`#${id} :is(.poll, .poll-question, .poll-options, li, .letter, .poll-label)`, (all) =>
    all.map((each) => each.getBoundingClientRect().toJSON()),
  );

describe.each(some(houseThemes, 1))("a poll in %s", (theme) => {
  it.each(["p2", "p4", "p8"])("stays where it is when results come: %s", async (id) => {
    const page = await open(`${theme}#/${id}`);
    const shown = () =>
      page.$$eval(`#${id} :is(.poll-bar, .poll-count)`, (all) => all.filter((each) => each.checkVisibility()).length);
    expect(await shown()).toBe(0);
    const before = await places(page, id);
    const room = await page.$eval(`#${id} .body`, (body) => [body.scrollHeight, body.clientHeight]);
    expect(room[0]).toBeLessThanOrEqual(room[1] ?? 0);
    await fill(page, id);
    expect(await places(page, id)).toEqual(before);
    expect(await shown()).toBe(2 * Number(id.slice(1)));
    await page.close();
  });

  it("has bars as long as shares say, from where lines begin, and no label below a count", async () => {
    const page = await open(`${theme}#/p4`);
    await fill(page, "p4");
    const rows = await page.$$eval("#p4 li", (items) =>
      items.map((item) => {
        const of = (name: string) => item.querySelector(name)?.getBoundingClientRect() ?? new DOMRect();
        const [whole, bar, label, count] = [
          item.getBoundingClientRect(),
          of(".poll-bar"),
          of(".poll-label"),
          of(".poll-count"),
        ];
        return {
          share: bar.width / whole.width,
          lead: bar.left - whole.left,
          gap: count.left - label.right,
          count: whole.right - count.right,
        };
      }),
    );
    expect(rows.map(({ share }) => Math.round(share * 1000))).toEqual([750, 125, 125, 125]);
    for (const { lead, gap, count } of rows) {
      expect(Math.abs(lead)).toBeLessThan(1);
      expect(Math.min(gap, count)).toBeGreaterThan(0);
    }
    await page.close();
  });

  it("can be read on its bars", async () => {
    const page = await open(`${theme}#/p4`);
    await fill(page, "p4");
    const [ink = [], ground = []] = await page.$eval("#p4 li", (item) => {
      const canvas = new OffscreenCanvas(1, 1).getContext("2d");
      const bar = item.querySelector(".poll-bar");
      const painted = (...colours: readonly string[]) => {
        for (const colour of colours) {
          if (canvas) canvas.fillStyle = colour;
          canvas?.fillRect(0, 0, 1, 1);
        }
        return [...(canvas?.getImageData(0, 0, 1, 1).data ?? [])];
      };
      const { color, backgroundColor } = getComputedStyle(item);
      return [painted(color), painted(backgroundColor, bar ? getComputedStyle(bar).backgroundColor : "")];
    });
    expect(contrastRatio(ink, ground)).toBeGreaterThan(7);
    await page.close();
  });
});

it("moves no bar for those who want things still", async () => {
  const page = await open("quarterdeck#/p4");
  const moves = () => page.$eval("#p4 .poll-bar", (bar) => getComputedStyle(bar).transitionDuration);
  await fill(page, "p4");
  expect(await moves()).toBe("0.4s");
  await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
  expect(await moves()).toBe("0s");
  await page.close();
});
