import type { Chromium } from "./chromium.js";
import { openPdf } from "./pdf.js";

/** Name and edges of all boxes of a deck's slides; edges count from where lines begin. */
export async function boxesOf(file: string, chromium: Chromium): Promise<string[][]> {
  const page = await chromium.newPage();
  await page.setViewport({ width: 1280, height: 720 });
  await page.goto(`file://${file}`);
  const boxes = await page.evaluate(async () => {
    const isMirrored = document.documentElement.dir === "rtl";
    // How letters are set depends on the language, and widths on that; where boxes stand does not.
    document.documentElement.lang = "en";
    const islands = "pre, code, svg, .katex, .c-terminal";
    const slides = [...document.querySelectorAll<HTMLElement>(".slides .slide")];
    for (const slide of slides) {
      for (let up = slide.parentElement; up && !up.matches(".slides"); up = up.parentElement) {
        up.style.cssText = "display:block!important;visibility:visible;transform:none";
        up.hidden = false;
      }
    }
    // A font is loaded when the first text that needs it is shown.
    await Promise.all([...document.fonts].map((font) => font.load()));
    return slides.map((slide) => {
      const edge = slide.getBoundingClientRect();
      const scale = edge.width / slide.offsetWidth;
      return [...slide.querySelectorAll<HTMLElement>("*")].flatMap((element) => {
        const isText = getComputedStyle(element).display.startsWith("inline");
        // Nobody sees where words for screen readers are.
        if (element.closest(".visually-hidden")) return [];
        if (isText || element.parentElement?.closest(islands) || element.matches("svg *")) return [];
        const { left, right, top, width } = element.getBoundingClientRect();
        if (width === 0) return [];
        const start = isMirrored ? edge.right - right : left - edge.left;
        const [fromStart, fromTop, wide] = [start, top - edge.top, width].map((px) => Math.round(px / scale));
        return `${element.localName}.${element.className} ${fromStart} ${fromTop} ${wide}`;
      });
    });
  });
  await page.close();
  return boxes;
}

/** How far the text of each page is from where lines begin and from where they end, in points. */
export async function marginsOf(file: string, direction: "ltr" | "rtl"): Promise<(readonly [number, number])[]> {
  const pdf = await openPdf(file);
  const margins: (readonly [number, number])[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const [, , width = 0] = page.view;
    const { items } = await page.getTextContent();
    const texts = items.flatMap((item) => ("str" in item && item.str.trim() !== "" ? [item] : []));
    const left = Math.min(...texts.map(({ transform }) => Number(transform[4])));
    const right = width - Math.max(...texts.map(({ transform, width: wide }) => Number(transform[4]) + wide));
    margins.push(direction === "rtl" ? [Math.round(right), Math.round(left)] : [Math.round(left), Math.round(right)]);
  }
  return margins;
}
