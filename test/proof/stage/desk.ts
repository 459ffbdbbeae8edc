import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeAll, openDeck, openPresenter, press, settled, shows, stageFor, textOf } from "../../support/stage.js";

let open: Awaited<ReturnType<typeof stageFor>>;
beforeAll(async () => {
  open = await stageFor();
});
afterAll(() => open.close());

const start = async (hash: string) => {
  const stage = await openDeck(open.chromium, open.fromDisk + hash);
  return { stage, presenter: await openPresenter(stage) };
};

/** The parts of the notes by how far the talk is with them. */
const progressOf = (presenter: Page) =>
  presenter.$$eval(".qd-notes [data-progress]", (parts) =>
    parts.map((part) => `${(part as HTMLElement).dataset["progress"]}: ${part.textContent}`),
  );

describe("the presenter", () => {
  it("shows the next step or slide, the notes, and where the talk is", async () => {
    const { stage, presenter } = await start("#/rest");
    expect(await textOf(presenter, ".qd-notes")).toContain("A secret of bakers.");
    expect(await textOf(presenter, ".qd-next-title")).toBe("Next: Oven");
    expect(await textOf(presenter, ".qd-position")).toBe("4 / 7 · Dough · 3 min");
    expect(await textOf(presenter, ".qd-box section h1, .qd-box section h2")).toBe("Oven");
    await presenter.keyboard.press("PageUp");
    await shows(presenter, "dough", 1);
    await presenter.keyboard.press("PageUp");
    await shows(presenter, "dough", 0);
    expect(await textOf(presenter, ".qd-next-title")).toBe("Next step · then Let it rest");
    const next = await presenter.$$eval(".qd-box .fragment", (steps) => steps.map((step) => step.className));
    expect(next).toEqual(["fragment visible", "fragment visible current-fragment"]);
    await closeAll(stage, presenter);
  });

  it("lights the notes step by step where they have click markers", async () => {
    const { stage, presenter } = await start("#/dough");
    const [flour, salt] = ["Flour comes first.", "Salt slows the yeast."];
    expect(await progressOf(presenter)).toEqual([
      "now: Wait for silence.",
      "later: 1",
      `later: ${flour}`,
      "later: 2",
      `later: ${salt}`,
    ]);
    await stage.keyboard.press("ArrowRight");
    await shows(presenter, "dough", 0);
    const said = ["said: Wait for silence.", "now: 1", `now: ${flour}`, "later: 2", `later: ${salt}`];
    expect(await progressOf(presenter)).toEqual(said);
    await presenter.keyboard.press("End");
    await shows(presenter, "steam");
    expect(await progressOf(presenter)).toEqual([]);
    await closeAll(stage, presenter);
  });

  it("lists the slides, goes where one is chosen, and keeps the one that is shown in view", async () => {
    const { stage, presenter } = await start("#/cover");
    const titles = await presenter.$$eval(".qd-slides button span", (all) => all.map((title) => title.textContent));
    expect(titles).toEqual(["Bread", "Dough", "Dough needs time", "Let it rest", "Oven", "Heat", "Steam"]);
    expect(await presenter.$$eval(".qd-slides h2", (all) => all.map((part) => part.textContent))).toEqual([
      "Dough",
      "Oven",
    ]);
    await presenter.click('.qd-slides [data-slide="heat"]');
    await shows(stage, "heat");
    const marked = () => presenter.$$eval(".qd-slides [aria-current]", (all) => all.map((one) => one.textContent));
    expect(await marked()).toEqual(["6Heat4 min"]);
    await presenter.keyboard.press("Space");
    await shows(stage, "steam");
    await presenter.keyboard.press("PageUp");
    await shows(stage, "heat");
    await presenter.focus('.qd-slides [data-slide="heat"]');
    await presenter.keyboard.press("ArrowDown");
    await presenter.keyboard.press("Enter");
    await shows(stage, "steam");
    await stage.keyboard.press("Home");
    await shows(presenter, "cover");
    expect(await marked()).toEqual(["1Bread"]);
    await closeAll(stage, presenter);
  });

  it("compares the time with the plan, of the talk and of each part", async () => {
    const { stage, presenter } = await start("#/cover");
    expect(await textOf(presenter, ".qd-elapsed")).toBe("0:00 / 10:00");
    expect(await textOf(presenter, ".qd-left")).toBe("10:00 left");
    expect(await textOf(presenter, ".qd-pace")).toBe("");
    const parts = () => presenter.$$eval(".qd-parts li", (all) => all.map((part) => (part as HTMLElement).title));
    expect(await parts()).toEqual(["Bread: 0:00 of 0:00", "Dough: 0:00 of 5:00", "Oven: 0:00 of 5:00"]);
    await presenter.keyboard.press("End");
    await shows(presenter, "steam");
    await presenter.waitForFunction(() => document.querySelector(".qd-pace")?.textContent?.endsWith(" ahead"));
    await presenter.waitForFunction(
      () => (document.querySelector(".qd-parts li:last-child") as HTMLElement).title !== "Oven: 0:00 of 5:00",
    );
    expect(await textOf(presenter, ".qd-parts [aria-current] b")).toBe("Oven");
    await press(presenter, "Pause");
    const stood = await textOf(presenter, ".qd-elapsed");
    await presenter.keyboard.press("Home");
    await shows(stage, "cover");
    expect([await textOf(presenter, ".qd-elapsed"), await textOf(presenter, ".qd-clock button")]).toEqual([
      stood,
      "Continue",
    ]);
    await press(presenter, "Reset");
    expect([await textOf(presenter, ".qd-elapsed"), await textOf(presenter, ".qd-clock button")]).toEqual([
      "0:00 / 10:00",
      "Start",
    ]);
    await closeAll(stage, presenter);
  });

  it("finds words of the notes, which the stage does not", async () => {
    const { stage, presenter } = await start("#/cover");
    for (const [page, found] of [
      [stage, "0 slides"],
      [presenter, "1 slide"],
    ] as const) {
      await page.keyboard.press("/");
      await page.waitForSelector(".qd-search input");
      await page.keyboard.type("secret of");
      expect(await textOf(page, ".qd-search .qd-status")).toBe(found);
      await page.keyboard.press("Escape");
    }
    await closeAll(stage, presenter);
  });

  it("reads the deck again after an edit, at the same slide and step", async () => {
    const { stage, presenter } = await start("#/dough");
    await presenter.keyboard.press("ArrowRight");
    await shows(stage, "dough", 0);
    await presenter.evaluate(() => {
      const section = document.getElementById("rest");
      section?.setAttribute("data-title", "Let it rise");
      for (const heading of section?.querySelectorAll("h2") ?? []) heading.textContent = "Let it rise";
      const [note] = document.querySelectorAll("#dough > aside.notes p");
      if (note) note.textContent = "Wait for hunger.";
      document.querySelector("#steam")?.remove();
      document.dispatchEvent(new CustomEvent("quarterdeck-patched"));
    });
    await shows(presenter, "dough", 0);
    expect(await textOf(presenter, ".qd-next-title")).toBe("Next step · then Let it rise");
    expect(await textOf(presenter, ".qd-notes")).toContain("Wait for hunger.");
    expect(await textOf(presenter, ".qd-position")).toBe("3 / 6 · Dough · 2 min");
    expect(await presenter.$$eval(".qd-slides button", (all) => all.length)).toBe(6);
    await closeAll(stage, presenter);
  });

  it("obeys the keys of clickers, F5 and Escape among them", async () => {
    const { stage, presenter } = await start("#/rest");
    const isFull = (wanted: boolean) =>
      stage.waitForFunction((full) => (document.fullscreenElement !== null) === full, {}, wanted);
    const loaded = await stage.evaluate(() => performance.timeOrigin);
    for (const press of [["F5"], ["Shift", "F5"]] as const) {
      await stage.bringToFront();
      const [key, held] = press.toReversed() as ["F5", "Shift"?];
      if (held) await stage.keyboard.down(held);
      await stage.keyboard.press(key);
      if (held) await stage.keyboard.up(held);
      await isFull(true);
      await presenter.waitForSelector(".qd-tools [aria-pressed=true]");
      await presenter.keyboard.press("Escape");
      await isFull(false);
    }
    expect(await stage.evaluate(() => performance.timeOrigin)).toBe(loaded);
    await closeAll(stage, presenter);
  });
});

const windows = [
  { width: 1280, height: 800 },
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 1920, height: 1080 },
  { width: 700, height: 900 },
];

describe.each(windows)("the presenter of a window of $width × $height", (size) => {
  it("uses all of it: nothing is cut, nothing covers another, notes scroll to their end", async () => {
    const { stage, presenter } = await start("#/steam");
    await presenter.setViewport(size);
    await settled(presenter);
    const seen = await presenter.evaluate(() => {
      const selectors = [".reveal", ".qd-clock", ".qd-parts", ".qd-under", ".qd-next", ".qd-notes-area"];
      const boxes = [...selectors, ".qd-tools", ".qd-slides"].map((selector) => {
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
      };
    });
    expect(seen).toMatchObject({ covered: [], outside: [], isEndSeen: true });
    expect(seen.below).toBeLessThanOrEqual(20);
    expect(seen.used).toBeGreaterThan(0.8);
    await closeAll(stage, presenter);
  });
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
