import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeAll, isGone, openDeck, opened, openPresenter, settled, shows, stageFor } from "../../support/stage.js";

let open: Awaited<ReturnType<typeof stageFor>>;
beforeAll(async () => {
  open = await stageFor();
});
afterAll(() => open.close());

const start = async (hash: string) => {
  const stage = await openDeck(open.chromium, open.fromDisk + hash);
  return { stage, presenter: await openPresenter(stage) };
};

/** How many lines of notes a speaker sees at least in the letters that nobody has changed. */
const windows = [
  { width: 1280, height: 800, lines: 15 },
  { width: 1440, height: 900, lines: 15 },
  { width: 1024, height: 768, lines: 15 },
  { width: 1920, height: 1080, lines: 15 },
  { width: 700, height: 900, lines: 9 },
  { width: 700, height: 800, lines: 8 },
];
const languages = ["en", "de", "fr", "es", "ar", "ja", "zh"];

describe.each(windows)("the presenter of a window of $width × $height", ({ lines, ...size }) => {
  it("uses all of it: nothing is cut, nothing covers another, notes scroll to their end", async () => {
    const { stage, presenter } = await start("#/steam");
    await presenter.setViewport(size);
    await settled(presenter);
    const seen = await presenter.evaluate(() => {
      const selectors = [".reveal", ".qd-clock", ".qd-parts", ".qd-under", ".qd-next", ".qd-notes-area"];
      const isSeen = (selector: string) =>
        document.querySelector(selector)?.checkVisibility({ visibilityProperty: true });
      const boxes = [...selectors, ".qd-tools", ".qd-slides"].filter(isSeen).map((selector) => {
        const { left, top, right, bottom } = document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
        return { selector, left, top, right, bottom };
      });
      const covered = boxes.flatMap((one, index) =>
        boxes
          .slice(index + 1)
          .filter(
            (other) =>
              one.left < other.right - 1 &&
              other.left < one.right - 1 &&
              one.top < other.bottom - 1 &&
              other.top < one.bottom - 1,
          )
          .map((other) => `${one.selector} ${other.selector}`),
      );
      const outside = boxes.filter(
        ({ left, top, right, bottom }) => left < 0 || top < 0 || right > innerWidth || bottom > innerHeight,
      );
      const area = document.querySelector<HTMLElement>(".qd-notes-area");
      area?.scrollTo(0, area.scrollHeight);
      const last = document.querySelector(".qd-notes > :last-child")?.getBoundingClientRect();
      const lowest = Math.max(...boxes.map(({ bottom }) => bottom));
      const used = boxes.reduce((sum, box) => sum + (box.right - box.left) * (box.bottom - box.top), 0);
      return {
        covered,
        outside,
        isEndSeen: last && area ? last.bottom <= area.getBoundingClientRect().bottom : false,
        below: innerHeight - lowest,
        used: used / (innerWidth * innerHeight),
        lines:
          ((area?.clientHeight ?? 0) - 28) /
          Number.parseFloat(getComputedStyle(area?.firstElementChild ?? document.body).lineHeight),
      };
    });
    expect(seen.lines).toBeGreaterThanOrEqual(lines);
    expect(seen).toMatchObject({ covered: [], outside: [], isEndSeen: true });
    expect(seen.below).toBeLessThanOrEqual(20);
    expect(seen.used).toBeGreaterThan(0.8);
    await closeAll(stage, presenter);
  });
});

it.each(languages)("the presenter has its buttons in one row in %s, and its help needs no scrolling", async (lang) => {
  const talk = await stageFor(
    { "talk.md": `---\ntitle: Loaf\nlang: ${lang}\ntheme: quarterdeck\n---\n\n## Loaf\n` },
    "talk.md",
  );
  const stage = await openDeck(talk.chromium, talk.fromDisk);
  const presenter = await opened(stage, () => stage.keyboard.press("s"));
  for (const [width, height] of [...windows, { width: 960, height: 760 }, { width: 1600, height: 900 }].map(
    Object.values,
  )) {
    await presenter.setViewport({ width: width ?? 0, height: height ?? 0 });
    await settled(presenter);
    const rows = await presenter.$$eval(".qd-tools button:not([hidden])", (all) =>
      all
        .map((button) => button.getBoundingClientRect())
        .filter(({ width: wide }) => wide > 0)
        .map(({ top, left, right }) => (left < 0 || right > innerWidth ? "outside" : top)),
    );
    expect(new Set(rows).size, `${width} ${rows}`).toBe(1);
  }
  for (const [width, height] of [
    [1280, 800],
    [1024, 768],
  ] as const) {
    await presenter.setViewport({ width, height });
    await presenter.keyboard.press("?");
    await presenter.waitForSelector(".qd-help");
    const hidden = await presenter.$eval(".qd-help", (help) => help.scrollHeight - help.clientHeight);
    expect(hidden, `${width}`).toBeLessThanOrEqual(0);
    await presenter.keyboard.press("Escape");
    await isGone(presenter, ".qd-help");
  }
  await closeAll(stage, presenter);
  await talk.close();
});

it("a small window's presenter lays the list of slides over the notes when asked", async () => {
  const { stage, presenter } = await start("#/cover");
  await presenter.setViewport({ width: 700, height: 800 });
  const seen = () =>
    presenter.$$eval(".qd-slides, .qd-notes-area", (all) =>
      all.map((one) => `${one.className} ${one.checkVisibility({ visibilityProperty: true })}`),
    );
  expect(await seen()).toEqual(["qd-notes-area true", "qd-slides false"]);
  await presenter.click(".qd-list-button");
  expect(await seen()).toEqual(["qd-notes-area false", "qd-slides true"]);
  await presenter.click('.qd-slides [data-slide="heat"]');
  await shows(stage, "heat");
  expect(await seen()).toEqual(["qd-notes-area true", "qd-slides false"]);
  await closeAll(stage, presenter);
});

it("the presenter has nothing serious for axe to find", async () => {
  const { stage, presenter } = await start("#/dough");
  await presenter.keyboard.press("b");
  await shows(stage, "dough", -1, "black");
  await presenter.evaluate(readFileSync(path.resolve("node_modules/axe-core/axe.min.js"), "utf8"));
  const found = await presenter.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
    interface Violation {
      readonly id: string;
      readonly impact: string;
      readonly nodes: readonly { readonly html: string }[];
    }
    const { violations } = await axe.run();
    return violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
  });
  expect(found.filter((one) => /^(serious|critical)/.test(one))).toEqual([]);
  await closeAll(stage, presenter);
});
