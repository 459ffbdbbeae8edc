import { readFileSync } from "node:fs";
import type { Page } from "puppeteer-core";
import { describe, expect, it } from "vitest";
import { matrixFiles, matrixOf, sizes } from "../../support/deck-matrix.js";
import { decksInBrowser } from "../../support/decks-in-browser.js";

const themes = ["black", "white", "league"];
const forms = ["numbers", "boxes", "walls", "chart", "matrix", "lifetimes", "sequence", "timeline", "quiz"];

const yaml = {
  numbers:
    'entries:\n  - {value: 37, unit: hours, text: until the shop was open again}\n  - {value: 99.9, unit: "%", text: availability on the status page}\nnote: Incident of 2025-11-14',
  boxes:
    "boxes:\n  - {id: process, role: workload}\n  - {id: kernel, role: kernel, remark: with many system calls}\nrows: [[process], [kernel]]\nwires:\n  - {from: process, to: kernel, label: asks}",
};

/** A form's example of the documentation, where it needs nothing but itself. */
const exampleOf = (form: string) => {
  const own = form === "numbers" || form === "boxes" ? yaml[form] : undefined;
  const fence = "```";
  const documented = readFileSync("docs/forms.md", "utf8")
    .split(`\n${fence}${form}\n`)[1]
    ?.split(`\n${fence}\n`)[0]
    ?.replace("fact: lxc.first_release", "date: 2008-08, label: LXC");
  return `## ${form}\n\n\`\`\`${form}\n${own ?? documented}\n\`\`\``;
};

const open = decksInBrowser(matrixFiles(forms.map(exampleOf).join("\n\n---\n\n"), matrixOf(themes)));

/** What leaves the body, lies over other text, is too small, or is a bar without a width. */
const wrongOn = (page: Page, name: string): Promise<string[]> =>
  page.evaluate((form) => {
    const shown = document.querySelector<HTMLElement>(`.c-${form}`);
    const section = shown?.closest("section");
    const body = section?.querySelector(".body")?.getBoundingClientRect();
    if (!shown || !section || !body) return [`${form} is missing`];
    const { h, v } = window.Reveal.getIndices(section);
    window.Reveal.slide(h, v ?? 0);
    const slide = section.getBoundingClientRect();
    const scale = slide.width / section.offsetWidth;
    const area = section.querySelector(".body")?.getBoundingClientRect() ?? body;
    const walker = document.createTreeWalker(shown, NodeFilter.SHOW_TEXT);
    const texts: { text: string; rect: DOMRect; size: number }[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!parent || !node.nodeValue?.trim() || parent.closest(".visually-hidden")) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const size = Number.parseFloat(getComputedStyle(parent).fontSize);
      for (const rect of range.getClientRects()) if (rect.width > 1) texts.push({ text: node.nodeValue, rect, size });
    }
    const outside = texts.filter(
      ({ rect }) => rect.left < area.left - 2 || rect.right > area.right + 2 || rect.bottom > slide.bottom,
    );
    const over = texts.filter(({ rect }, index) =>
      texts.slice(index + 1).some((other) => {
        const wide = Math.min(rect.right, other.rect.right) - Math.max(rect.left, other.rect.left);
        const high = Math.min(rect.bottom, other.rect.bottom) - Math.max(rect.top, other.rect.top);
        return wide > 3 * scale && high > 0.4 * Math.min(rect.height, other.rect.height);
      }),
    );
    const bars = [...shown.querySelectorAll(".plot .value, .bar")].filter(
      (bar) => bar.getBoundingClientRect().width < 4 * scale,
    );
    const isNarrow = shown.getBoundingClientRect().width < area.width - 2;
    return [
      ...outside.map(({ text }) => `${form}: “${text}” leaves the body`),
      ...over.map(({ text }) => `${form}: “${text}” lies over other text`),
      ...texts.filter(({ size }) => size < 18).map(({ text, size }) => `${form}: “${text}” has ${size} px`),
      ...bars.map((bar) => `${form}: ${bar.className} has no width`),
      ...(isNarrow ? [`${form} does not take the width`] : []),
    ];
  }, name);

describe.each(themes)("forms in the theme %s of reveal.js", (theme) => {
  it.each(Object.keys(sizes))("can be read on a %s canvas", async (shape) => {
    const page = await open(`${theme}-${shape}`);
    const wrong: string[] = [];
    for (const form of forms) wrong.push(...(await wrongOn(page, form)));
    expect(wrong).toEqual([]);
    await page.close();
  });
});
