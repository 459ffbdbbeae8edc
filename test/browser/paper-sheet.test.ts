import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Chromium, startChromium } from "../support/chromium.js";
import { exampleFiles, shippedTemplates } from "../support/examples.js";
import { render } from "../support/render.js";

const names = readdirSync("templates/styles").filter((name) => /^paper(?:-\w+)?\.css$/.test(name));
const sheet = names.map((name) => readFileSync(`templates/styles/${name}`, "utf8")).join("\n");
/** Made from the registry's entries: what is tested here needs only its markup. */
const needsFacts = new Set(["card", "compare", "stack", "timeline"]);

let chromium: Chromium;
beforeAll(async () => {
  chromium = await startChromium();
});
afterAll(async () => {
  await chromium?.close();
});

it("sets the sheets of paper, and nothing within a slide's picture", async () => {
  const slides = shippedTemplates
    .filter(({ name }) => !needsFacts.has(name))
    .map(({ kind, name, example }) => (kind === "layouts" ? example : `## The component ${name}\n\n${example}`));
  const { paper } = await render({ ...exampleFiles, "talk.md": slides.join("\n\n---\n\n") });
  const pictures = paper.map(({ picture }) => `<div class="sheet">${picture}</div>`).join("");
  expect(pictures).toContain("c-numbers");
  const page = await chromium.newPage();
  await page.setContent(`<body class="paper handout script book">${pictures}</body>`);
  const hits = await page.evaluate((text) => {
    const rules = new CSSStyleSheet();
    rules.replaceSync(text);
    const selectors = [...rules.cssRules]
      .filter((rule) => rule instanceof CSSStyleRule)
      .map(({ selectorText }) => selectorText)
      // Pictures themselves, and worksheets, which are sheets of their own.
      .filter((selector) => !/^\.(?:picture|(?:paper|book) \.picture|c-lab)\b/.test(selector));
    return selectors.flatMap((selector) => {
      const hit = [...document.querySelectorAll(selector)].find((element) => element.closest(".picture section"));
      return hit ? [`${selector} → ${hit.tagName.toLowerCase()}.${hit.getAttribute("class")}`] : [];
    });
  }, sheet);
  await page.close();
  expect(hits).toEqual([]);
});
