import type { Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Chromium, startChromium } from "../support/chromium.js";
import { type DevServer, openDeck, problemsIn, showsText, startDev } from "../support/dev.js";
import { project, type TestProject } from "../support/project.js";

const talk = (words: string) => `<!-- .slide: id="words" -->\n## Words\n\n${words}\n\nNote: a note\n`;

let chromium: Chromium;
let made: TestProject;
let server: DevServer;
let page: Page;
beforeAll(async () => {
  chromium = await startChromium();
});
afterAll(() => chromium.close());
beforeEach(async () => {
  made = project({ "talk.md": talk("Some words.") });
  server = await startDev(made.folder, ["talk.md"]);
  page = await chromium.newPage();
  await page.setViewport({ width: 1280, height: 800 });
});
afterEach(async () => {
  await page.close();
  await server.stop();
  made.remove();
});

/** What the button of the panel says, once it is there. */
const chipIn = async () => {
  const chip = await page.waitForFunction(() => {
    const found = document.querySelector("quarterdeck-problems")?.shadowRoot?.querySelector<HTMLElement>(".chip");
    return found?.checkVisibility() ? found.textContent : "";
  });
  return chip.jsonValue();
};
const panelIsOpen = () =>
  page.waitForFunction(() => {
    const panel = document.querySelector("quarterdeck-problems")?.shadowRoot?.querySelector("section");
    return panel && !panel.hidden;
  });

describe("a mistake that is saved", () => {
  it("covers nothing that an audience sees: in full screen, only a button tells of it", async () => {
    await openDeck(page, `${server.address}talk/#/words`);
    await page.keyboard.press("f");
    await page.waitForFunction(() => document.fullscreenElement !== null);
    made.write("talk.md", talk("::nothing"));
    expect(await chipIn()).toBe("1 error");
    made.write("talk.md", talk("::nothing\n\n::nothing-else"));
    await page.waitForFunction(() =>
      document.querySelector("quarterdeck-problems")?.shadowRoot?.textContent?.includes("2 errors"),
    );
    expect(await problemsIn(page)).toBe("");
  });

  it("covers no notes in the speaker's window", async () => {
    await openDeck(page, `${server.address}talk/present`);
    made.write("talk.md", talk("::nothing"));
    expect([await chipIn(), await problemsIn(page)]).toEqual(["1 error", ""]);
  });

  it("is seen over the grid, and Escape folds the panel before it opens the grid", async () => {
    await openDeck(page, `${server.address}talk/#/words`);
    await page.keyboard.press("o");
    await page.waitForSelector("dialog.qd-grid");
    made.write("talk.md", talk("::nothing"));
    await panelIsOpen();
    expect(await page.evaluate(() => document.querySelector("dialog.qd-grid quarterdeck-problems") !== null)).toBe(
      true,
    );
    await page.evaluate(() => document.querySelector<HTMLDialogElement>("dialog.qd-grid")?.close());
    expect(await problemsIn(page)).toContain("talk.md:4:1");
    await page.keyboard.press("Escape");
    expect(await problemsIn(page)).toBe("");
    expect(await page.$("dialog.qd-grid")).toBeNull();
    await page.keyboard.press("Escape");
    await page.waitForSelector("dialog.qd-grid");
    made.write("talk.md", talk("Mended words."));
    await showsText(page, "Mended words.");
  });
});
