import type { Page } from "puppeteer-core";

/** What cannot be read on a phone's page of slides: too small, too wide without a box that scrolls, or still hidden. */
export function unreadableIn(page: Page): Promise<{ readonly wrong: readonly string[]; readonly width: number }> {
  return page.evaluate(() => {
    const name = (element: Element) => `${element.closest("section")?.id}: ${element.outerHTML.slice(0, 80)}`;
    const isBoxed = (element: Element) => {
      for (let box = element.parentElement; box?.closest("section"); box = box.parentElement)
        if (!box.matches(".slide") && getComputedStyle(box).overflowX !== "visible") return true;
      return false;
    };
    const wrong: string[] = [];
    for (const text of document.querySelectorAll(".reveal .slide :is(p, li, td, dd, h2, pre, img)")) {
      const { right, left, width } = text.getBoundingClientRect();
      if (width === 0 || text.closest(".yard, .diagram, svg, .kicker, .layout-sources")) continue;
      if ((right > innerWidth + 1 || left < -1) && !isBoxed(text)) wrong.push(`wide: ${name(text)}`);
      const size = Number.parseFloat(getComputedStyle(text).fontSize);
      if (size < (text.matches("pre") ? 12.5 : 16)) wrong.push(`${size} px: ${name(text)}`);
    }
    for (const step of document.querySelectorAll(".slides .fragment:not(.code-step)"))
      if (getComputedStyle(step).opacity !== "1") wrong.push(`hidden: ${name(step)}`);
    return { wrong, width: document.documentElement.scrollWidth };
  });
}
