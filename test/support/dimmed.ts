import { afterAll, beforeAll, expect, it } from "vitest";
import { contrastRatio } from "../../src/render/design/luminance.js";
import { type Chromium, startChromium } from "./chromium.js";
import { project, quarterdeck, type TestProject } from "./project.js";

const slide = `## Code

\`\`\`js [2|1]
let count = 1; // one
let other = "2"; // two
\`\`\`
`;

/** Tests the colours of dimmed code in decks of these themes, and says what they are in one of them. */
export function testDimmedCode(themes: readonly string[]) {
  let chromium: Chromium;
  let made: TestProject;
  beforeAll(async () => {
    made = project(Object.fromEntries(themes.map((theme) => [`${theme}.md`, `---\ntheme: ${theme}\n---\n\n${slide}`])));
    const decks = themes.map((theme) => `${theme}.md`);
    expect(await quarterdeck(made.folder, ["build", ...decks, "-f", "html", "--quiet"])).toMatchObject({ status: 0 });
    chromium = await startChromium();
  });
  afterAll(async () => {
    await chromium?.close();
    made.remove();
  });

  /** Colours in red, green and blue, which a canvas tells of colours of any kind. */
  async function coloursOf(theme: string, contrast: "more" | "no-preference" = "no-preference") {
    const page = await chromium.newPage();
    const session = await page.createCDPSession();
    await session.send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-contrast", value: contrast }] });
    await page.goto(`file://${made.file(`dist/${theme}.html`)}`);
    await page.waitForSelector("html[data-ready=true]");
    const found = await page.evaluate(() => {
      const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
      const read = (colour: string) => {
        if (!pen) return [];
        pen.fillStyle = colour;
        pen.fillRect(0, 0, 1, 1);
        return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
      };
      const styles = (selector: string, pseudo?: string) =>
        [...document.querySelectorAll(`.present ${selector}`)].map((element) => getComputedStyle(element, pseudo));
      const [ground] = styles("pre").map(({ backgroundColor }) => backgroundColor);
      const [first, second] = [".line:first-child", ".line:last-child"];
      return {
        ground: read(ground ?? ""),
        dimmed: [...styles(`${first}, .present ${first} *`), ...styles(first, "::before")].map(({ color }) =>
          read(color),
        ),
        lit: styles(second).map(({ color }) => read(color)),
        opacity: styles(`${first}, .present ${first} *`).map(({ opacity }) => opacity),
      };
    });
    await page.close();
    return found;
  }

  it.each(themes)("can be read in %s, and are clearly weaker than those that it is about", async (theme) => {
    const { ground, dimmed, lit, opacity } = await coloursOf(theme);
    expect(dimmed.length).toBeGreaterThan(3);
    expect(new Set(opacity)).toEqual(new Set(["1"]));
    for (const colour of dimmed) {
      expect(contrastRatio(colour, ground)).toBeGreaterThanOrEqual(4.5);
      for (const bright of lit) expect(contrastRatio(colour, bright)).toBeGreaterThan(2);
    }
  });

  return coloursOf;
}
