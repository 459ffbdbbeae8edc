import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contrastRatio } from "../../src/render/design/luminance.js";
import { type Chromium, startChromium } from "../support/chromium.js";
import { project, quarterdeck, type TestProject } from "../support/project.js";

const code = `<!-- .slide: id="code" -->
## Code

\`\`\`js [1|2-3|*] notes="counts|says \\| shows"
let count = 1; // one
count += 1;
show(count);
\`\`\`
`;

const words = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `<span data-id="${prefix}-${index}">w</span>`).join("");

const states = `<!-- .slide: id="states" -->
## States

:::states
\`\`\`js
const total = sum(prices);
show(total);
\`\`\`

::break

\`\`\`js
const paid = prices.filter(isPaid);
const total = sum(paid);
show(total);
\`\`\`
:::

---

<!-- .slide: id="drawn" -->
## Drawn

:::states
<svg viewBox="0 0 400 100" width="800" height="200"><g transform="translate(10 5)"><rect data-id="box" x="10" y="10" width="50" height="40"/></g></svg>

::break

<svg viewBox="0 0 400 100" width="800" height="200"><g transform="translate(10 5)"><rect data-id="box" transform="translate(200 0)" x="10" y="10" width="100" height="80"/></g></svg>
:::

---

<!-- .slide: id="still" data-transition="none" -->
## Still

:::states
<p data-id="word">word</p>

::break

<p>above</p>
<p data-id="word">word</p>
:::

---

<!-- .slide: id="crowded" -->
## Crowded

:::states
${words("one", 400)}

::break

${words("other", 401)}
:::

---

<!-- .slide: id="auto-1" data-auto-animate -->
## One slide turns into the next

\`\`\`js
show(total);
\`\`\`

---

<!-- .slide: id="auto-2" data-auto-animate -->
## One slide turns into the next

\`\`\`js
const total = 1;
const other = 2;
show(total);
\`\`\`
`;

const grounds = { dark: "#20304a", mid: "#7a7a7a", light: "#fff4d8" };

const files = {
  "talk.md": `${code}\n---\n\n${states}`,
  ...Object.fromEntries(Object.keys(grounds).map((name) => [`${name}.md`, `---\ntheme: ${name}\n---\n\n${code}`])),
  ...Object.fromEntries(
    Object.entries(grounds).map(([name, ground]) => [
      `templates/themes/${name}/theme.yaml`,
      `extends: quarterdeck\ntokens: {code-bg: "${ground}"}\n`,
    ]),
  ),
};

/** Where an element is, in a slide as large as the window. */
const placeOf = (page: Page, selector: string) =>
  page.$eval(selector, (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x, y, width, height };
  });

describe("what steps change on the screen", () => {
  let chromium: Chromium;
  let made: TestProject;
  beforeAll(async () => {
    made = project(files);
    const decks = ["talk.md", ...Object.keys(grounds).map((name) => `${name}.md`)];
    const built = await quarterdeck(made.folder, ["build", ...decks, "-f", "html", "--quiet"]);
    expect(built).toMatchObject({ status: 0 });
    chromium = await startChromium();
  });
  afterAll(async () => {
    await chromium?.close();
    made.remove();
  });

  async function open(deck: string, slide: string, motion: "reduce" | "no-preference" = "no-preference") {
    const page = await chromium.newPage();
    await page.setViewport({ width: 1280, height: 720 });
    await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: motion }]);
    await page.goto(`file://${made.file(`dist/${deck}.html`)}#/${slide}`);
    await page.waitForSelector("html[data-ready=true]");
    return page;
  }

  /** Goes a step, holds all that moves at half of its way, and says where an element then is and where it ends. */
  async function halfway(page: Page, direction: "next" | "prev", selector: string) {
    const moving = await page.evaluateHandle((go) => {
      window.Reveal[go]();
      const animations = document.getAnimations();
      for (const animation of animations) {
        animation.pause();
        animation.currentTime = 250;
      }
      return animations;
    }, direction);
    const between = await placeOf(page, selector);
    await moving.evaluate((animations) => {
      for (const animation of animations) animation.finish();
    });
    await page.waitForFunction(() => !document.querySelector(".is-moving"));
    return { between, end: await placeOf(page, selector) };
  }

  const wordIn = (state: number, text: string) => `.present .state:nth-child(${state}) [data-key="${text}"]`;

  const keyOf = (page: Page, state: number, text: string) =>
    page.$eval(
      `.present .state:nth-child(${state})`,
      (element, wanted) =>
        [...element.querySelectorAll("[data-key]")]
          .find(({ textContent }) => textContent === wanted)
          ?.getAttribute("data-key") ?? "",
      text,
    );

  it("words that stay in code glide to their places, and back", async () => {
    const page = await open("talk", "states");
    const key = await keyOf(page, 1, "total");
    expect(await keyOf(page, 2, "total")).toBe(key);
    const [first, second] = [await placeOf(page, wordIn(1, key)), await placeOf(page, wordIn(2, key))];
    expect(second.y).toBeGreaterThan(first.y + 5);
    const forward = await halfway(page, "next", wordIn(2, key));
    expect(forward.between.y).toBeGreaterThan(first.y);
    expect(forward.between.y).toBeLessThan(second.y);
    expect(forward.end).toEqual(second);
    const back = await halfway(page, "prev", wordIn(1, key));
    expect(back.between.y).toBeGreaterThan(first.y);
    expect(back.between.y).toBeLessThan(second.y);
    expect(back.end).toEqual(first);
    await page.close();
  });

  it("no move takes longer than 600 milliseconds, and nothing but transform and opacity changes", async () => {
    const page = await open("talk", "states");
    const seen = await page.evaluate(() => {
      window.Reveal.next();
      const inside = (animation: Animation) => (animation.effect as KeyframeEffect).target?.closest(".c-states");
      return document
        .getAnimations()
        .filter(inside)
        .map(({ effect }) => ({
          end: Number(effect?.getComputedTiming().endTime),
          properties: (effect as KeyframeEffect).getKeyframes().flatMap((frame) => Object.keys(frame)),
        }));
    });
    const own = new Set(["offset", "computedOffset", "easing", "composite"]);
    expect(seen.length).toBeGreaterThan(5);
    expect(Math.max(...seen.map(({ end }) => end))).toBeLessThanOrEqual(600);
    const changed = new Set(seen.flatMap(({ properties }) => properties).filter((name) => !own.has(name)));
    expect([...changed].sort()).toEqual(["opacity", "transform", "transformOrigin", "visibility"]);
    await page.close();
  });

  it("parts of a drawing glide and grow, with a transformation of their own, too", async () => {
    const page = await open("talk", "drawn");
    const [from, to] = [".present .state:nth-child(1) rect", ".present .state:nth-child(2) rect"];
    const [first, second] = [await placeOf(page, from), await placeOf(page, to)];
    const { between, end } = await halfway(page, "next", to);
    for (const side of ["x", "width", "height"] as const) {
      expect(between[side]).toBeGreaterThan(first[side]);
      expect(between[side]).toBeLessThan(second[side]);
    }
    expect(end).toEqual(second);
    await page.close();
  });

  it.each([
    ["for those who want less motion", "states", "reduce"],
    ["without a transition", "still", "no-preference"],
    ["with more pieces than a browser moves smoothly", "crowded", "no-preference"],
  ] as const)("%s, the next state is there at once", async (_, slide, motion) => {
    const page = await open("talk", slide, motion);
    const shown = await page.evaluate(() => {
      window.Reveal.next();
      const names = [...document.querySelectorAll(".present .state")].map(
        (state) => getComputedStyle(state).visibility,
      );
      const moving = document
        .getAnimations()
        .filter(({ effect }) => (effect as KeyframeEffect).target?.closest(".c-states"));
      return { names, moving: moving.length };
    });
    expect(shown).toEqual({ names: ["hidden", "visible"], moving: 0 });
    await page.close();
  });

  it("lines of code glide from slide to slide with reveal.js's auto-animate", async () => {
    const page = await open("talk", "auto-1");
    const { from, steps } = await page.evaluate(async () => {
      const line = (text: string) =>
        [...document.querySelectorAll(".present .line")].find(({ textContent }) => textContent === text);
      const before = line("show(total);")?.getBoundingClientRect().y ?? 0;
      window.Reveal.next();
      const places: number[] = [];
      const start = performance.now();
      while (performance.now() - start < 1300) {
        await new Promise(requestAnimationFrame);
        places.push(line("show(total);")?.getBoundingClientRect().y ?? 0);
      }
      return { from: before, steps: places };
    });
    const end = steps.at(-1) ?? 0;
    expect(Math.abs(end - from)).toBeGreaterThan(5);
    const [low, high] = [Math.min(from, end), Math.max(from, end)];
    expect(steps.filter((y) => y > low + 1 && y < high - 1).length).toBeGreaterThan(2);
    await page.close();
  });

  it("each step shows its own note, and none where it has none", async () => {
    const page = await open("talk", "code");
    const shown = () =>
      page.$$eval(".present .code-note", (notes) =>
        notes.filter((note) => getComputedStyle(note).visibility === "visible").map(({ textContent }) => textContent),
      );
    const seen = [await shown()];
    for (const _ of [1, 2]) {
      await page.evaluate(() => window.Reveal.next());
      seen.push(await shown());
    }
    expect(seen).toEqual([["counts"], ["says | shows"], []]);
    await page.close();
  });

  it.each(Object.entries(grounds))("dimmed lines can be read on a %s ground of a theme's own", async (deck, ground) => {
    const page = await open(deck, "code");
    // A canvas tells a colour of any kind in red, green and blue.
    const dim = await page.$$eval(".present .line:not([data-hl~='1']) *", (words) => {
      const pen = document.createElement("canvas").getContext("2d");
      if (!pen) return [];
      return words.map((word) => {
        pen.fillStyle = getComputedStyle(word).color;
        pen.fillRect(0, 0, 1, 1);
        return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
      });
    });
    const read = [1, 3, 5].map((at) => Number.parseInt(ground.slice(at, at + 2), 16));
    expect(dim.length).toBeGreaterThan(0);
    for (const colour of dim) expect(contrastRatio(colour, read)).toBeGreaterThanOrEqual(4.5);
    await page.close();
  });
});
