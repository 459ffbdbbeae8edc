import { cpSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Chromium, startChromium } from "../support/chromium.js";
import { exampleFiles, shippedTemplates } from "../support/examples.js";
import { openPdf } from "../support/pdf.js";
import { project, quarterdeck } from "../support/project.js";

const styleSheets = [
  ...readdirSync("templates/styles").map((name) => path.join("templates/styles", name)),
  "templates/themes/quarterdeck/theme.css",
  "src/player/player.css",
];

/** What has a left and a right in every language: a picture is scaled from its corner, a message stands in the middle. */
const physical = [".picture > .slides", ".qd-box > .reveal", ".qd-box .slides", ".qd-message"];

/** The same slides in a language of each direction, with the same words. */
const deck = (language: string) => `title: A talk\nlang: ${language}\ntheme: quarterdeck\nsections: [all.md]\n`;
const made = project({
  "slides/decks/en.deck.yaml": deck("en"),
  "slides/decks/ar.deck.yaml": deck("ar"),
  "slides/all.md": shippedTemplates.map(({ example }) => example.trim()).join("\n\n---\n\n"),
  "templates/locales/ar.yaml": readFileSync("templates/locales/en.yaml", "utf8"),
  ...Object.fromEntries(Object.entries(exampleFiles).map(([name, text]) => [`slides/${name}`, text])),
});
cpSync("slides/facts", made.file("slides/facts"), { recursive: true });

/** Name and edges of all boxes of a deck's slides; edges count from where lines begin. */
async function boxesOf(language: string, chromium: Chromium) {
  const page = await chromium.newPage();
  await page.setViewport({ width: 1280, height: 720 });
  await page.goto(`file://${made.file(`dist/${language}.html`)}`);
  const boxes = await page.evaluate(async () => {
    const isMirrored = document.documentElement.dir === "rtl";
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

describe("a language that is written from right to left", () => {
  let chromium: Chromium;
  beforeAll(async () => {
    const { status, err } = await quarterdeck(made.folder, ["build", "-f", "html,handout", "--quiet"]);
    expect([status, err.replace(/^note:.*\n/, "")]).toEqual([0, ""]);
    chromium = await startChromium();
  });
  afterAll(async () => {
    await chromium?.close();
    made.remove();
  });

  it("mirrors every layout and component", async () => {
    const [english, arabic] = [await boxesOf("en", chromium), await boxesOf("ar", chromium)];
    expect(english.flat().length).toBeGreaterThan(300);
    expect(arabic).toEqual(english);
  });

  it("mirrors the head of a sheet of paper", async () => {
    const startOf = async (name: string) => {
      const pdf = await openPdf(made.file(`dist/${name}-handout.pdf`));
      const { items } = await (await pdf.getPage(1)).getTextContent();
      return items.flatMap((item) => ("str" in item && item.str === "A talk" ? Number(item.transform[4]) : []))[0];
    };
    expect(await startOf("en")).toBeLessThan(200);
    expect(await startOf("ar")).toBeGreaterThan(400);
  });
});

it.each(styleSheets)("%s says start and end, not left and right", (name) => {
  const rules = [...readFileSync(name, "utf8").matchAll(/([^{}]+)\{([^{}]*)\}/g)];
  const found = rules.flatMap(([, selectors = "", declarations = ""]) => {
    const [first = ""] = selectors.replace(/\/\*[\s\S]*?\*\//g, "").split(/,\n/);
    const sides = declarations.match(
      /(?:^|[;\s])(?:left|right|(?:margin|padding|border)-(?:left|right)[\w-]*)\s*:|text-align:\s*(?:left|right)/g,
    );
    return sides && !physical.includes(first.trim()) ? [`${first.trim()}: ${sides.join().trim()}`] : [];
  });
  expect(rules.length).toBeGreaterThan(0);
  expect(found).toEqual([]);
});
