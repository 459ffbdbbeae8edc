import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Chromium, startWithDecks } from "../../support/chromium.js";
import { project, type TestProject } from "../../support/project.js";

const recording = (...lines: readonly string[]) =>
  [{ version: 2, width: 80, height: 24 }, [0, "o", `${lines.join("\r\n")}\r\n`]]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join("");

const slides = `## Beside

::terminal{cast=short.cast mark=2 finding="One process runs."}

---

## Below

::terminal{cast=wide.cast mark=2-3 finding="Three lines, and two of them say it."}

---

## Two

:::columns{.wide-left}
::terminal{cast=wide.cast title=host}

::break

::terminal{cast=short.cast title=container}
:::

---

## Text

:::columns
\`\`\`console title=host
$ ps -o pid,args -p 31001 --with-a-long-option --and-another-one
31001 sleep
\`\`\`

::break

\`\`\`console title=container
# ps
1 sleep
\`\`\`
:::
`;

const themes = ["quarterdeck", "quarterdeck-light", "plain", "contrast", "paper-first", "white", "league"];
const decks = [...themes.map((theme) => [theme, "16:9"]), ["quarterdeck", "4:3"], ["white", "4:3"]];
const nameOf = ([theme, size]: readonly string[]) => `${theme}-${size?.replace(":", "")}`;

let made: TestProject;
let browser: Chromium;
beforeAll(async () => {
  made = project({
    "slides/short.cast": recording("$ ps", "    1 sleep 1000"),
    "slides/wide.cast": recording("$ ls -l", `one ${"x".repeat(60)}`, `two ${"x".repeat(60)}`, "$ exit"),
    "slides/talk.md": slides,
    ...Object.fromEntries(
      decks.map((deck) => [
        `slides/decks/${nameOf(deck)}.deck.yaml`,
        `title: A\ntheme: ${deck[0]}\nsize: "${deck[1]}"\nsections: [talk.md]\n`,
      ]),
    ),
  });
  browser = await startWithDecks(made.folder);
});
afterAll(async () => {
  await browser.close();
  made.remove();
});

async function open(name: string, slide: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`file://${made.file(`out/${name}.html`)}#/${slide}`);
  await page.waitForSelector("html[data-ready=true]");
  return page;
}

/** The size of the letters of terminals on the slide in view, in CSS pixels. */
const sizesIn = (page: Page, selector: string) =>
  page.$$eval(`.present ${selector}`, (found) =>
    found.map((each) => Number.parseFloat(getComputedStyle(each).fontSize)),
  );

/** Where parts of the slide in view are, in CSS pixels of the window. */
const boxesIn = (page: Page) =>
  page.evaluate(() => {
    const box = (selector: string) => {
      const { left, right, top, bottom } =
        document.querySelector(`.present ${selector}`)?.getBoundingClientRect() ?? {};
      return { left: left ?? 0, right: right ?? 0, top: top ?? 0, bottom: bottom ?? 0 };
    };
    return {
      frame: box(".frame"),
      finding: box(".finding"),
      line: box(".t-line:last-child"),
      foot: box(".foot"),
      slide: box(".slide"),
    };
  });

describe.each(decks)("a terminal in the theme %s at %s", (...deck) => {
  const name = nameOf(deck);

  it("is cropped to its text, with its finding beside it", async () => {
    const page = await open(name, "beside");
    const { frame, finding, line, slide } = await boxesIn(page);
    const [scale = 0] = [(slide.right - slide.left) / (deck[1] === "4:3" ? 960 : 1280)];
    expect((frame.bottom - line.bottom) / scale).toBeLessThan(20);
    expect((frame.right - frame.left) / (slide.right - slide.left)).toBeLessThan(0.6);
    expect(finding.left).toBeGreaterThan(frame.right);
    expect(finding.right).toBeLessThan(slide.right);
    await page.close();
  });

  it("has a finding below it where both have no room, on the slide", async () => {
    const page = await open(name, "below");
    const { frame, finding, slide } = await boxesIn(page);
    expect(finding.top).toBeGreaterThan(frame.bottom);
    expect(finding.bottom).toBeLessThan(slide.bottom);
    expect(
      await page.$$eval(".present .is-marked", (lines) => lines.map((line) => line.textContent?.slice(0, 3))),
    ).toEqual(["one", "two"]);
    await page.close();
  });

  it("is as large as the one beside it, and never smaller than code", async () => {
    const page = await open(name, "two");
    const sizes = await sizesIn(page, ".stage");
    expect(sizes).toHaveLength(2);
    expect(sizes[0]).toBeCloseTo(sizes[1] ?? 0, 1);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(deck[1] === "4:3" ? 18 : 20);
    const text = await open(name, "text");
    const texts = await sizesIn(text, "pre");
    expect(texts[0]).toBe(texts[1]);
    expect(await text.$$eval(".present .t-command", (found) => found.map((each) => each.textContent))).toContain("ps");
    await Promise.all([page.close(), text.close()]);
  });

  it("tells commands from output by a colour of at least 4.5 to 1, marked lines included", async () => {
    const page = await open(name, "below");
    const contrasts = await page.evaluate(() => {
      const channels = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
      const over = ([r = 0, g = 0, b = 0, alpha = 1]: number[], ground: number[]) =>
        [r, g, b].map((channel, index) => channel * alpha + (ground[index] ?? 0) * (1 - alpha));
      const light = (colour: number[]) => {
        const [r = 0, g = 0, b = 0] = colour.map((c) => (c <= 10.31 ? c / 3294.6 : ((c / 255 + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const styleOf = (selector: string) =>
        getComputedStyle(document.querySelector(`.present ${selector}`) ?? document.body);
      const ground = channels(styleOf(".frame").backgroundColor);
      const marked = over(channels(styleOf(".is-marked").backgroundColor), ground);
      const ratio = (text: number[], behind: number[]) => {
        const [low = 0, high = 0] = [light(text.slice(0, 3)), light(behind)].sort((a, b) => a - b);
        return (high + 0.05) / (low + 0.05);
      };
      const [command, output] = [styleOf(".t-command").color, styleOf(".is-marked").color];
      return {
        isApart: command !== output,
        least: Math.min(
          ratio(channels(command), ground),
          ratio(channels(command), marked),
          ratio(channels(output), marked),
          ratio(channels(styleOf(".t-prompt").color), ground),
        ),
      };
    });
    expect(contrasts.isApart).toBe(true);
    expect(contrasts.least).toBeGreaterThanOrEqual(4.5);
    await page.close();
  });
});
