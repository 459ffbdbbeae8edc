import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Chromium, startChromium } from "../support/chromium.js";
import { project, quarterdeck, type TestProject } from "../support/project.js";

const slide = `## A heading

:::callout{kind=tip}
A callout
:::

[A link](https://example.org)

- A step <!-- .element: class="fragment plain" -->

---

<!-- .slide: data-background-color="#223344" -->
## On a ground of its own
`;

const files = {
  "talk.md": `---\ntheme: house\ncss: own.css\n---\n\n${slide}`,
  "black.md": `---\ntheme: black\n---\n\n${slide}`,
  "own.css": ".c-callout { border-radius: 20px }\n.plain { opacity: 0.9 }\n",
  "brand.yaml": "tokens: {accent: '#00aa77'}\n",
  "templates/themes/house/theme.yaml":
    "extends: quarterdeck\nstyles: [house.css]\ntokens: {accent: '#aa0000', text-scale: '1.5', text-s: 10px, text-body-m: var(--text-m), text-body-l: var(--text-m)}\n",
  // As themes have been written so far, with long selectors and a ground for every slide.
  "templates/themes/house/house.css": `.reveal .slide { background: #112233 }
.reveal .slide h2 { text-transform: uppercase }
.c-callout { border-radius: 1px; padding: 5px }
`,
};

describe("of two style sheets, the one of the later layer wins, however short its selectors", () => {
  let chromium: Chromium;
  let made: TestProject;
  beforeAll(async () => {
    made = project(files);
    for (const deck of [["talk.md", "--brand", "brand.yaml"], ["black.md"]])
      expect((await quarterdeck(made.folder, ["build", ...deck, "-f", "html", "--quiet"])).status).toBe(0);
    chromium = await startChromium();
  });
  afterAll(async () => {
    await chromium?.close();
    made.remove();
  });

  /** What the browser makes of properties, by selectors. */
  async function computed(
    deck: string,
    wanted: Readonly<Record<string, string>>,
    media: "screen" | "print" = "screen",
  ) {
    const page = await chromium.newPage();
    await page.goto(`file://${made.file(`dist/${deck}.html`)}`);
    await page.waitForSelector(".reveal.ready");
    if (media === "print") {
      await page.emulateMediaType("print");
      await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    }
    const found = await page.evaluate(
      (all) =>
        Object.entries(all).map(([selector, property]) => {
          const element = document.querySelector(selector);
          return element ? getComputedStyle(element).getPropertyValue(property) : "missing";
        }),
      wanted,
    );
    await page.close();
    return found;
  }

  it("a deck's own sheet over a theme, a theme over components, a brand over a theme", async () => {
    const wanted = {
      ".c-callout": "border-start-start-radius",
      ".slide .c-callout": "padding-left",
      ".slide h2": "text-transform",
    };
    expect(await computed("talk", wanted)).toEqual(["20px", "5px", "uppercase"]);
    expect(await computed("talk", { ".slide a": "color" })).toEqual(["rgb(0, 170, 119)"]);
  });

  it("a theme's sizes over those of the scale, which its factor multiplies", async () => {
    expect(await computed("talk", { ".slide": "font-size", ".c-callout .label": "font-size" })).toEqual([
      "39px",
      "10px",
    ]);
  });

  it("a slide's own background over a theme's ground", async () => {
    const wanted = {
      "section:not(.has-background) > .slide": "background-color",
      ".has-background > .slide": "background-color",
    };
    expect(await computed("talk", wanted)).toEqual(["rgb(17, 34, 51)", "rgba(0, 0, 0, 0)"]);
  });

  it("our sheets over a theme of reveal.js", async () => {
    expect(await computed("black", { ".slide ul": "list-style-type", ".slide p": "margin-bottom" })).toEqual([
      "none",
      "0px",
    ]);
  });

  it("the player's rules for paper over reveal.js's important ones", async () => {
    const wanted = {
      ".reveal .slides": "transform",
      ".reveal .slides section": "position",
      ".reveal .controls": "display",
    };
    expect(await computed("talk", wanted, "print")).toEqual(["none", "relative", "none"]);
  });

  it("a step stays hidden, whatever a sheet says of what it shows", async () => {
    expect(await computed("talk", { ".plain": "visibility" })).toEqual(["hidden"]);
  });
});
