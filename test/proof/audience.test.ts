import { mkdirSync } from "node:fs";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seriousIn } from "../support/axe.js";
import { type Chromium, startChromium } from "../support/chromium.js";
import { freePort, isSamePage, placeIn, showsText } from "../support/dev.js";
import { projectMaker, startQuarterdeck } from "../support/project.js";

const setUp = projectMaker();
const step = '<!-- .element: class="fragment" -->';
const slide = (id: string, heading: string, words: string) =>
  `<!-- .slide: id="${id}" -->\n## ${heading}\n\n${words}\n\nNote: a secret of ${id}\n`;
const option = (number: number, label: string) =>
  `<li data-option="${number}"><span class="poll-label">${label}</span><span class="poll-count"></span></li>`;
const poll = `<div class="poll" data-poll="wind"><p class="poll-question">Which wind?</p><ol class="poll-options">${option(0, "North")}${option(1, "West")}</ol></div>`;
const talk = ({ front = "", words = "Some words." } = {}) =>
  `---\ntitle: Winds\n${front}---\n\n${[
    slide("one", "Harbour", words),
    slide("two", "Ropes", `- First ${step}\n- Second ${step}`),
    slide("three", "A poll", poll),
    slide("four", "Ahead", "Nobody has seen this."),
  ].join("\n---\n\n")}`;

let chromium: Chromium;
beforeAll(async () => {
  chromium = await startChromium();
});
afterAll(() => chromium.close());

interface Joined {
  readonly speaker: string;
  readonly audience: string;
}

/** `quarterdeck dev` for others, too, with the addresses of who joins. */
async function serve(folder: string, port: string, environment: Readonly<Record<string, string>> = {}) {
  const args = ["dev", "--json", "talk.md", "--host", "0.0.0.0", "--port", port, "--no-check"];
  const child = startQuarterdeck(folder, args, environment);
  const ended = new Promise((resolve) => child.once("exit", resolve));
  let out = "";
  const join = await new Promise<Joined>((resolve) => {
    child.stdout.on("data", (chunk) => {
      out += chunk;
      if (out.includes("\n")) resolve(JSON.parse(out.slice(0, out.indexOf("\n"))).join);
    });
  });
  return {
    join,
    stop() {
      child.kill("SIGINT");
      return ended;
    },
  };
}

/** A talk with its speaker and one guest, on a phone. */
async function begin(front = "") {
  const { folder, file, write } = setUp({ "talk.md": talk({ front }) });
  mkdirSync(file("cache"));
  const environment = { XDG_CACHE_HOME: file("cache"), XDG_STATE_HOME: file("cache") };
  const port = await freePort();
  const again = () => serve(folder, port, environment);
  let server = await again();
  const here = (address: string, path = new URL(address).pathname) =>
    `http://127.0.0.1:${port}${path}${new URL(address).hash}`;
  const speaker = await chromium.newVisitor();
  await speaker.goto(here(server.join.speaker));
  await speaker.waitForFunction(() => location.pathname === "/");
  await speaker.goto(here("http://x/talk/"));
  await speaker.waitForSelector("html[data-ready=true]");
  const guest = await chromium.newVisitor();
  await guest.setViewport({ width: 390, height: 844, isMobile: true, hasTouch: true });
  // What fades in has little contrast meanwhile.
  await guest.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
  const received: string[] = [];
  const session = await guest.createCDPSession();
  await session.send("Network.enable");
  session.on("Network.webSocketFrameReceived", ({ response }) => received.push(response.payloadData));
  await guest.goto(here(server.join.audience));
  await guest.waitForSelector("html[data-ready=true] quarterdeck-audience");
  await guest.evaluate(() => void Object.assign(window, { mark: true }));
  return {
    ...{ speaker, guest, session, received, write },
    async stop() {
      await server.stop();
    },
    async start() {
      server = await again();
    },
    async end() {
      for (const page of [speaker, guest]) await page.close();
      await server.stop();
    },
  };
}

const lead = (page: Page, id: string, shown = -1) =>
  page.evaluate(
    (slideId, index) => {
      const section = document.getElementById(slideId) ?? undefined;
      const { h, v } = window.Reveal.getIndices(section);
      window.Reveal.slide(h, v, index);
    },
    id,
    shown,
  );

/** Waits until the page of a guest shows a slide and so many steps. */
const isAt = (page: Page, id: string, steps = 0) =>
  page.waitForFunction(
    (slideId, count) => {
      const current = window.Reveal.getCurrentSlide();
      return current.id === slideId && current.querySelectorAll(".fragment.visible").length === count;
    },
    { polling: 20 },
    id,
    steps,
  );

/** Something in the panel of the guest. */
const inPanel = (selector: string) => `quarterdeck-audience >>> ${selector}`;
const press = async (page: Page, selector: string) => {
  const found = await page.waitForSelector(inPanel(selector), { visible: true });
  await found?.tap();
};
const says = (page: Page, selector: string, text: string) =>
  page.waitForFunction(
    (wanted, words) =>
      document.querySelector("quarterdeck-audience")?.shadowRoot?.querySelector(wanted)?.textContent?.includes(words),
    { polling: 20 },
    selector,
    text,
  );
const isShown = async (page: Page, selector: string) =>
  (await page.$(inPanel(selector)))?.isVisible() ?? Promise.resolve(false);

/** A finger goes aside over the slide. */
async function swipe(page: Page, from: number, to: number): Promise<void> {
  const finger = await page.touchscreen.touchStart(from, 120);
  await finger.move((from + to) / 2, 124);
  await finger.move(to, 128);
  await finger.end();
}

describe("where the talk is", () => {
  it("the page follows slide and step, stays where a guest looks back, and leads nowhere ahead", async () => {
    const { speaker, guest, end } = await begin();
    await lead(speaker, "two", 0);
    await isAt(guest, "two", 1);
    await guest.keyboard.press("ArrowRight");
    await guest.evaluate(() => window.Reveal.next());
    await guest.evaluate(() => window.Reveal.slide(3));
    expect(await placeIn(guest)).toEqual(["two", 1]);
    for (const _ of ["the step", "the slide"]) await guest.keyboard.press("ArrowLeft");
    expect(await placeIn(guest)).toEqual(["one", 0]);
    await lead(speaker, "three");
    await says(guest, ".catch-up", "3");
    expect(await placeIn(guest)).toEqual(["one", 0]);
    await press(guest, ".catch-up");
    await isAt(guest, "three");
    expect(await isShown(guest, ".catch-up")).toBe(false);
    // By hand one is there as well.
    await swipe(guest, 100, 300);
    expect(await isShown(guest, ".catch-up")).toBe(true);
    await press(guest, ".move.next");
    await swipe(guest, 300, 100);
    expect([await placeIn(guest), await isShown(guest, ".catch-up")]).toEqual([["three", 0], false]);
    expect(await guest.evaluate(() => document.activeElement?.localName)).toBe("quarterdeck-audience");
    await end();
  });

  it("a covered slide is not seen, nor what lies under the cover, and one may look back", async () => {
    const { speaker, guest, end } = await begin();
    await lead(speaker, "two", 1);
    await isAt(guest, "two", 2);
    await speaker.keyboard.press("b");
    await guest.waitForSelector("quarterdeck-cover", { visible: true });
    await lead(speaker, "four");
    await lead(speaker, "three");
    await guest.keyboard.press("ArrowLeft");
    await guest.waitForSelector("quarterdeck-cover", { hidden: true });
    expect(await placeIn(guest)).toEqual(["two", 1]);
    await press(guest, ".catch-up");
    await guest.waitForSelector("quarterdeck-cover", { visible: true });
    // Who loads the page again meanwhile can look back as well.
    await guest.reload();
    await guest.waitForSelector("quarterdeck-cover", { visible: true });
    await isAt(guest, "two", 2);
    await guest.keyboard.press("ArrowLeft");
    await guest.waitForSelector("quarterdeck-cover", { hidden: true });
    await press(guest, ".catch-up");
    await guest.waitForSelector("quarterdeck-cover", { visible: true });
    await speaker.keyboard.press("b");
    await isAt(guest, "three");
    await guest.waitForSelector("quarterdeck-cover", { hidden: true });
    await end();
  });

  it("an edit is painted into the page without notes, and nothing that it receives holds one", async () => {
    const { speaker, guest, received, write, end } = await begin();
    await lead(speaker, "one");
    write("talk.md", talk({ words: "Words that are new." }));
    await showsText(guest, "Words that are new.");
    expect(await isSamePage(guest)).toBe(true);
    const source = await guest.evaluate(async () => (await fetch(location.pathname)).text());
    expect([source, ...received].some((text) => text.includes("a secret of"))).toBe(false);
    expect(received.some((text) => text.includes("Words that are new."))).toBe(true);
    await end();
  });
});

describe("what the audience says", () => {
  it("a question arrives, and its draft is kept while the server takes no more", async () => {
    const { speaker, guest, end } = await begin();
    for (const number of [1, 2, 3]) {
      await press(guest, ".ask");
      await guest.keyboard.type(`Question ${number}?`);
      await press(guest, ".sheet [type=submit]");
      await says(guest, ".told", "arrived");
    }
    await press(guest, ".ask");
    await guest.keyboard.type("One too many?");
    await press(guest, ".sheet [type=submit]");
    await says(guest, ".said", "minute");
    expect(await guest.$eval(inPanel("textarea"), (field) => (field as HTMLTextAreaElement).value)).toBe(
      "One too many?",
    );
    await speaker.goto(`${speaker.url().replace(/#.*/, "")}?present`);
    const asked = () => document.querySelector(".qd-tools .qd-room")?.textContent?.includes("3 questions");
    await speaker.waitForFunction(asked);
    await end();
  });

  it("one tap votes, another one changes the vote, and results are seen after one's own", async () => {
    const { speaker, guest, end } = await begin();
    await lead(speaker, "three");
    await says(guest, ".options", "West");
    await says(guest, ".poll .about", "Choose");
    const drawn = () => guest.$$eval(".poll-count", (counts) => counts.map(({ textContent }) => textContent));
    expect(await drawn()).toEqual(["", ""]);
    await press(guest, ".option:nth-child(2)");
    await says(guest, ".option:nth-child(2)", "1 vote");
    await guest.waitForFunction(() => document.querySelectorAll(".poll-count")[1]?.textContent === "1");
    await press(guest, ".option:nth-child(1)");
    await says(guest, ".option:nth-child(1)", "1 vote");
    await says(guest, ".option:nth-child(2)", "0 votes");
    expect(await isShown(guest, ".option:nth-child(1)[aria-pressed=true]")).toBe(true);
    await lead(speaker, "four");
    await guest.waitForSelector(inPanel(".poll"), { hidden: true });
    await end();
  });
});

describe("without a connection", () => {
  it("the deck goes on, and a server that is there again has the vote and shows where the talk is", async () => {
    const { speaker, guest, stop, start, end } = await begin();
    await lead(speaker, "three");
    await press(guest, ".option:nth-child(2)");
    await says(guest, ".option:nth-child(2)", "1 vote");
    await stop();
    await says(guest, ".state", "No connection");
    await guest.keyboard.press("ArrowLeft");
    await isAt(guest, "two", 2);
    await guest.keyboard.press("ArrowRight");
    await guest.keyboard.press("ArrowRight");
    expect(await placeIn(guest)).toEqual(["three", 0]);
    await start();
    await says(guest, ".state", "follow");
    await says(guest, ".option:nth-child(2)", "1 vote");
    await lead(speaker, "four");
    await isAt(guest, "four");
    expect(await isSamePage(guest)).toBe(true);
    await end();
  });

  it("after a sleep without a network the page shows where the talk is", async () => {
    const { speaker, guest, session, end } = await begin();
    await lead(speaker, "one");
    const away = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
    await session.send("Network.emulateNetworkConditions", { offline: true, ...away });
    await says(guest, ".state", "No connection");
    await session.send("Page.setWebLifecycleState", { state: "frozen" });
    await lead(speaker, "two", 1);
    await session.send("Page.setWebLifecycleState", { state: "active" });
    await session.send("Network.emulateNetworkConditions", { offline: false, ...away });
    await isAt(guest, "two", 2);
    await says(guest, ".state", "follow");
    await end();
  });

  it("a guest whose code was taken back is told so, and the slides stay", async () => {
    const { speaker, guest, end } = await begin();
    await lead(speaker, "two");
    await isAt(guest, "two");
    await speaker.goto(`${speaker.url().replace(/#.*/, "")}?present`);
    const opener = await speaker.waitForSelector(".qd-tools .qd-room", { visible: true });
    await opener?.click();
    const renew = await speaker.waitForSelector("quarterdeck-room >>> ::-p-text(New code for all)");
    await renew?.click();
    // It takes all roles away, so it asks.
    await renew?.click();
    await says(guest, ".state", "ended");
    expect(await (await guest.$(inPanel(".ended a")))?.evaluate((link) => link.getAttribute("href"))).toBe("/join");
    await guest.keyboard.press("ArrowLeft");
    expect((await placeIn(guest))[0]).toBe("one");
    await end();
  });
});

describe("for everybody", () => {
  it("axe finds nothing serious, with a poll, behind the speaker and with the sheet open", async () => {
    const { speaker, guest, end } = await begin();
    await lead(speaker, "three");
    await press(guest, ".option:nth-child(2)");
    expect(await seriousIn(guest)).toEqual([]);
    await guest.keyboard.press("ArrowLeft");
    await guest.waitForSelector(inPanel(".catch-up"), { visible: true });
    expect(await seriousIn(guest)).toEqual([]);
    await press(guest, ".ask");
    expect(await seriousIn(guest)).toEqual([]);
    expect(await guest.$eval(".qd-announced", ({ textContent }) => textContent)).toContain("Slide 2");
    await end();
  });

  it("an Arabic talk is followed in Arabic, from right to left", async () => {
    const { speaker, guest, end } = await begin("lang: ar\n");
    await lead(speaker, "two", 0);
    await isAt(guest, "two", 1);
    await guest.keyboard.press("ArrowRight");
    await guest.keyboard.press("ArrowRight");
    await isAt(guest, "one");
    await says(guest, ".catch-up", "المتحدث");
    const back = await (await guest.$(inPanel(".move.back")))?.boundingBox();
    const next = await (await guest.$(inPanel(".move.next")))?.boundingBox();
    expect(back?.x).toBeGreaterThan(next?.x ?? 0);
    await end();
  });

  it("the slide is as wide as the phone, and nothing that is pressed is small or out of view", async () => {
    const { speaker, guest, end } = await begin();
    await lead(speaker, "three");
    for (const [width, height] of [
      [390, 844],
      [844, 390],
      [1280, 800],
    ] as const) {
      await guest.setViewport({ width, height, isMobile: true, hasTouch: true });
      await guest.keyboard.press("ArrowLeft");
      await guest.waitForSelector(inPanel(".catch-up"), { visible: true });
      const boxes = await guest.$$eval(inPanel("main button"), (buttons) =>
        buttons.filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect().toJSON()),
      );
      const wrong = boxes.filter((box) => box.width < 48 || box.height < 48 || box.left < 0 || box.right > width);
      expect(wrong).toEqual([]);
      await guest.keyboard.press("End");
    }
    await guest.setViewport({ width: 390, height: 844, isMobile: true, hasTouch: true });
    await guest.waitForFunction(() => document.querySelector(".qd-seat")?.clientWidth === 390);
    await end();
  });
});
