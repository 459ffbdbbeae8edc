import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  closeAll,
  isPresenter,
  isReady,
  openDeck,
  opened,
  openPresenter,
  settled,
  shows,
  stageFor,
  stateIs,
  textOf,
} from "../../support/stage.js";

let open: Awaited<ReturnType<typeof stageFor>>;
beforeAll(async () => {
  open = await stageFor();
});
afterAll(() => open.close());

/** Both windows show this. */
const bothShow = (pages: readonly Page[], ...wanted: [slide: string, step?: number, curtain?: string]) =>
  Promise.all(pages.map((page) => shows(page, ...wanted)));

describe.each(["fromDisk", "fromServer"] as const)("stage and presenter, %s", (way) => {
  const start = async (hash = "") => {
    const stage = await openDeck(open.chromium, open[way] + hash);
    return { stage, presenter: await openPresenter(stage) };
  };

  it("follow each other with slide and step, whoever moves", async () => {
    const { stage, presenter } = await start("?seat=7#/dough");
    expect(new URL(presenter.url()).search).toBe("?seat=7&present");
    expect(await presenter.title()).toBe("Speaker view: Bread");
    await presenter.keyboard.press("ArrowRight");
    await bothShow([stage, presenter], "dough", 0);
    await stage.keyboard.press("PageDown");
    await bothShow([stage, presenter], "dough", 1);
    await presenter.keyboard.press("PageDown");
    await bothShow([stage, presenter], "rest");
    await stage.keyboard.press("PageUp");
    await bothShow([stage, presenter], "dough", 1);
    await stage.keyboard.press("End");
    await bothShow([stage, presenter], "steam");
    await closeAll(stage, presenter);
  });

  it("go black and white together, and the next key shows the slide again", async () => {
    const { stage, presenter } = await start("#/rest");
    await presenter.keyboard.press("b");
    await bothShow([stage, presenter], "rest", -1, "black");
    await stateIs(presenter, "Black screen");
    await stage.keyboard.press("w");
    await bothShow([stage, presenter], "rest", -1, "white");
    await stateIs(presenter, "White screen");
    await presenter.keyboard.press("PageDown");
    await bothShow([stage, presenter], "rest");
    for (const [page, key] of [
      [presenter, "."],
      [stage, "b"],
    ] as const) {
      await page.keyboard.press(key);
      await bothShow([stage, presenter], "rest", -1, "black");
      await page.keyboard.press("Escape");
      await bothShow([stage, presenter], "rest");
    }
    await closeAll(stage, presenter);
  });

  it("part while the stage is frozen, over a reload, and meet again", async () => {
    const { stage, presenter } = await start("#/dough");
    await presenter.keyboard.press("z");
    await stateIs(presenter, "Stage frozen");
    await presenter.keyboard.press("End");
    await shows(presenter, "steam");
    await presenter.keyboard.press("b");
    await shows(stage, "dough", -1, "black");
    await presenter.keyboard.press("b");
    await shows(stage, "dough");
    await presenter.reload();
    await stateIs(presenter, "Stage frozen");
    await stage.reload();
    await isReady(stage);
    await stateIs(presenter, "Stage frozen");
    await bothShow([stage], "dough");
    await stage.keyboard.press("z");
    await bothShow([stage, presenter], "steam");
    await stateIs(presenter, "");
    await closeAll(stage, presenter);
  });

  it("find each other again when either is loaded again, and where the talk was", async () => {
    const { stage, presenter } = await start("#/dough");
    await presenter.keyboard.press("ArrowRight");
    await shows(stage, "dough", 0);
    await stage.reload();
    await bothShow([stage, presenter], "dough", 0);
    await stateIs(presenter, "");
    await presenter.keyboard.press("ArrowRight");
    await shows(stage, "dough", 1);
    await presenter.waitForFunction(() => !document.querySelector(".qd-elapsed")?.textContent?.startsWith("0:00"));
    await presenter.reload();
    await bothShow([stage, presenter], "dough", 1);
    await stateIs(presenter, "");
    await stage.keyboard.press("ArrowRight");
    await shows(presenter, "rest");
    expect(await textOf(presenter, ".qd-elapsed")).not.toMatch(/^0:00 /);
    await closeAll(stage, presenter);
  });

  it("change places by one key, and stay so", async () => {
    const { stage, presenter } = await start("#/rest");
    await stage.keyboard.press("x");
    await isPresenter(stage, true);
    await isPresenter(presenter, false);
    await stateIs(stage, "");
    expect([await stage.title(), await presenter.title()]).toEqual(["Speaker view: Bread", "Bread"]);
    await stage.keyboard.press("ArrowRight");
    await bothShow([stage, presenter], "part-oven");
    await stage.reload();
    await isPresenter(stage, true);
    await presenter.reload();
    await isPresenter(presenter, false);
    await stateIs(stage, "");
    await presenter.keyboard.press("ArrowRight");
    await bothShow([stage, presenter], "heat");
    await presenter.keyboard.press("x");
    await isPresenter(stage, false);
    await closeAll(stage, presenter);
  });

  it("say when the other one is closed, and open it again", async () => {
    const { stage, presenter } = await start("#/rest");
    await stage.keyboard.press("s");
    await settled(stage);
    expect((await stage.browserContext().pages()).length).toBe(2);
    await stage.close();
    await stateIs(presenter, "No stage window");
    const again = await opened(presenter, () => presenter.keyboard.press("s"));
    await shows(again, "rest");
    await stateIs(presenter, "");
    await again.keyboard.press("ArrowRight");
    await bothShow([again, presenter], "part-oven");
    await closeAll(presenter, again);
  });
});

describe("windows of a server", () => {
  it("find each other when they are opened by hand, and no slide is led by another reader", async () => {
    const reader = await openDeck(open.chromium, `${open.fromServer}#/rest`);
    const other = await openDeck(open.chromium, `${open.fromServer}#/dough`, reader);
    await other.keyboard.press("End");
    await shows(other, "steam");
    await settled(reader);
    await shows(reader, "rest");
    const presenter = await openDeck(open.chromium, `${open.fromServer}present#/heat`, reader);
    await isPresenter(presenter, true);
    await stateIs(presenter, "");
    await presenter.keyboard.press("Home");
    await bothShow([reader, other, presenter], "cover");
    await closeAll(reader, other, presenter);
  });

  it("change places in pairs: no third one shows the notes to the room", async () => {
    const first = await openDeck(open.chromium, `${open.fromServer}#/rest`);
    // It is older than the stage that opens the presenter.
    const stage = await openDeck(open.chromium, `${open.fromServer}#/rest`, first);
    const presenter = await openPresenter(stage);
    const all = [first, stage, presenter];
    const rolesAre = (...wanted: readonly boolean[]) =>
      Promise.all(all.map((page, index) => isPresenter(page, wanted[index] === true)));
    await presenter.keyboard.press("x");
    await rolesAre(false, true, false);
    for (const page of all) await settled(page);
    await rolesAre(false, true, false);
    await first.keyboard.press("x");
    await rolesAre(true, false, false);
    for (const page of all) await settled(page);
    await rolesAre(true, false, false);
    await first.keyboard.press("Home");
    await bothShow(all, "cover");
    await closeAll(...all);
  });

  it("miss a window that dies without a goodbye, and do not change places with it", async () => {
    const stage = await openDeck(open.chromium, `${open.fromServer}#/rest`);
    const presenter = await openDeck(open.chromium, `${open.fromServer}present#/rest`, stage);
    await stateIs(presenter, "");
    const dies = (page: Page) =>
      page.evaluate(() => {
        BroadcastChannel.prototype.postMessage = () => undefined;
      });
    await dies(presenter);
    await closeAll(presenter);
    await stage.keyboard.press("x");
    await settled(stage);
    await isPresenter(stage, false);
    const again = await openDeck(open.chromium, `${open.fromServer}present#/rest`, stage);
    await stateIs(again, "");
    await dies(stage);
    await closeAll(stage);
    await stateIs(again, "No stage window");
    await closeAll(again);
  });

  it("keep the screen on for each presenter, also when the browser did not let go of it", async () => {
    const stage = await openDeck(open.chromium, `${open.fromServer}#/rest`);
    await stage.evaluate(() => {
      const released: number[] = [];
      const release = () => Promise.reject(new Error(`no ${released.push(1)}`));
      const request = () => Promise.resolve({ released: false, release });
      Object.defineProperty(navigator, "wakeLock", { value: { request } });
      Object.assign(window, { released });
    });
    const wasReleased = (times: number) =>
      stage.waitForFunction(
        (count) => (window as unknown as { released: number[] }).released.length === count,
        {},
        times,
      );
    for (const times of [1, 2]) {
      const presenter = await openPresenter(stage);
      await stage.bringToFront();
      await closeAll(presenter);
      await wasReleased(times);
    }
    await closeAll(stage);
  });

  it("keep what was drawn in the presenter when that has become the stage and is loaded again", async () => {
    const stage = await openDeck(open.chromium, `${open.fromServer}#/rest`);
    const presenter = await openDeck(open.chromium, `${open.fromServer}present#/rest`, stage);
    await stateIs(presenter, "");
    await presenter.keyboard.press("d");
    const { left, top, width, height } = await presenter.$eval(".reveal", (slide) =>
      slide.getBoundingClientRect().toJSON(),
    );
    await presenter.mouse.move(left + width / 4, top + height / 2);
    await presenter.mouse.down();
    await presenter.mouse.move(left + width / 2, top + height / 2, { steps: 4 });
    await presenter.mouse.up();
    await presenter.keyboard.press("Escape");
    await stage.waitForSelector("#rest > .qd-drawing path");
    await presenter.keyboard.press("x");
    await isPresenter(stage, true);
    await isPresenter(presenter, false);
    await closeAll(stage);
    await presenter.reload();
    await isReady(presenter);
    expect(await presenter.$$eval("#rest > .qd-drawing path", (all) => all.length)).toBe(1);
    await closeAll(presenter);
  });

  it("listen to nobody else, and send no notes", async () => {
    const stage = await openDeck(open.chromium, `${open.fromServer}#/rest`);
    await stage.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      new BroadcastChannel("quarterdeck /bread").onmessage = ({ data }) => heard.push(JSON.stringify(data));
      window.addEventListener("message", ({ data }) => heard.push(JSON.stringify(data)));
    });
    const presenter = await openPresenter(stage);
    await presenter.keyboard.press("Home");
    await shows(stage, "cover");
    const heard: string[] = await stage.evaluate(() => (window as unknown as { heard: string[] }).heard);
    expect(heard.length).toBeGreaterThan(2);
    expect(heard.join("\n")).not.toMatch(/silence|secret/i);
    const foreign = await opened(stage, () =>
      stage.evaluate((to) => void window.open(to), open.fromServer.replace("127.0.0.1", "localhost")),
    );
    await foreign.evaluate(() => {
      const message = { quarterdeck: "link", deck: "bread", from: "x", role: "presenter", born: 0, count: 1 };
      const data = { slide: "steam", step: -1, curtain: "" };
      window.opener.postMessage({ ...message, kind: "show", data }, "*");
    });
    await settled(foreign);
    await settled(stage);
    await shows(stage, "cover");
    await closeAll(stage, presenter, foreign);
  });

  it("say that the browser blocks what they open", async () => {
    const stage = await openDeck(open.chromium, open.fromServer);
    await stage.evaluate(() => Object.assign(window, { open: () => null }));
    await stage.keyboard.press("s");
    await stage.waitForSelector(".qd-message[role=alert]");
    await closeAll(stage);
  });
});
