import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Chromium, startChromium } from "../../support/chromium.js";
import { buildOwnDecks, manifestOf } from "../../support/decks.js";
import { project } from "../../support/project.js";
import { closeAll, openDeck, openPresenter, press, stateIs, textOf } from "../../support/stage.js";

const decks = project();
let chromium: Chromium;
beforeAll(async () => {
  await buildOwnDecks(decks.folder, "-f", "html", manifestOf("lightning"));
  chromium = await startChromium();
});
afterAll(async () => {
  await chromium?.close();
  decks.remove();
});

describe("a rehearsal of the lightning talk", () => {
  it("leaves a file with the seconds of each slide, over a reload and without pauses", async () => {
    const stage = await openDeck(chromium, `file://${path.join(decks.folder, "lightning.html")}`);
    const presenter = await openPresenter(stage);
    const saved = decks.file("saved");
    mkdirSync(saved);
    const session = await presenter.createCDPSession();
    await session.send("Browser.setDownloadBehavior", {
      behavior: "allow",
      downloadPath: saved,
      browserContextId: presenter.browserContext().id ?? "",
    });
    await press(presenter, "Rehearse");
    await stateIs(presenter, "Rehearsal");
    const slides = await presenter.$$eval(".qd-slides [data-slide]", (all) =>
      all.map((slide) => ({
        id: (slide as HTMLElement).dataset["slide"],
        title: slide.querySelector("span")?.textContent,
      })),
    );
    const elapsed = () => textOf(presenter, ".qd-elapsed");
    const wait = async () => {
      const before = await elapsed();
      await presenter.waitForFunction((old) => document.querySelector(".qd-elapsed")?.textContent !== old, {}, before);
    };
    await wait();
    const isLast = () =>
      presenter.evaluate(() => window.Reveal.isLastSlide() && !window.Reveal.availableFragments().next);
    while (!(await isLast())) await presenter.keyboard.press("PageDown");
    await wait();
    await presenter.reload();
    await stateIs(presenter, "Rehearsal");
    await press(presenter, "Finish");
    await stateIs(presenter, "");
    const file = path.join(saved, "lightning-rehearsal.json");
    while (!existsSync(file)) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(readdirSync(saved)).toEqual(["lightning-rehearsal.json"]);
    const rehearsal = JSON.parse(readFileSync(file, "utf8"));
    expect(rehearsal).toMatchObject({
      quarterdeck: "rehearsal",
      version: 1,
      deck: "lightning",
      title: "Container runtimes in ten minutes",
    });
    const withoutSeconds = rehearsal.slides.map(({ id, title }: Record<string, unknown>) => ({ id, title }));
    expect(withoutSeconds).toEqual(slides);
    const seconds: number[] = rehearsal.slides.map((slide: { seconds: number }) => slide.seconds);
    expect(seconds.every((one) => Math.abs(one * 10 - Math.round(one * 10)) < 1e-6)).toBe(true);
    expect(seconds[0]).toBeGreaterThan(0);
    expect(seconds.at(-1)).toBeGreaterThan(0);
    expect(rehearsal.seconds).toBeCloseTo(
      seconds.reduce((sum, one) => sum + one, 0),
      1,
    );
    await closeAll(stage, presenter);
  });
});
