import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeAll, isGone, openDeck, openPresenter, press, shows, stageFor, textOf } from "../../support/stage.js";

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

/** The paragraphs that have the bar at their side. */
const litIn = (presenter: Page) =>
  presenter.$$eval(".qd-notes [data-lit]", (all) => all.map((paragraph) => paragraph.textContent));

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
    expect(await litIn(presenter)).toEqual(["Wait for silence."]);
    await stage.keyboard.press("ArrowRight");
    await shows(presenter, "dough", 0);
    const said = ["said: Wait for silence.", "now: 1", `now: ${flour}`, "later: 2", `later: ${salt}`];
    expect(await progressOf(presenter)).toEqual(said);
    expect(await litIn(presenter)).toEqual([`1 ${flour}`]);
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
    expect(await parts()).toEqual(["Bread: 0:00", "Dough: 0:00 of 5:00", "Oven: 0:00 of 5:00"]);
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
      [stage, "No slide has “secret of”"],
      [presenter, "1 slide"],
    ] as const) {
      await page.keyboard.press("/");
      await page.waitForSelector(".qd-search input");
      await page.keyboard.type("secret of");
      expect(await textOf(page, ".qd-search .qd-status")).toBe(found);
      await page.keyboard.press("Escape");
      await isGone(page, ".qd-search");
    }
    await presenter.keyboard.press("/");
    await presenter.waitForSelector(".qd-search input");
    await presenter.keyboard.type("comes first");
    await presenter.waitForSelector(".qd-hits span");
    expect(await textOf(presenter, ".qd-hits span")).toMatch(/silence\. Flour comes first\. Salt slows/);
    await presenter.keyboard.press("Escape");
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

  it("says that the stage has to fill its screen itself where the browser wants that", async () => {
    const { stage, presenter } = await start("#/rest");
    await presenter.keyboard.press("F5");
    await presenter.waitForSelector(".qd-message");
    expect(await textOf(presenter, ".qd-message")).toMatch(/press F there/);
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
