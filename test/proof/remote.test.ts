import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seriousIn } from "../support/axe.js";
import { type Chromium, startChromium } from "../support/chromium.js";
import { type DevServer, freePort, openDeck, startDev } from "../support/dev.js";
import { projectMaker } from "../support/project.js";
import { fingerOn, isAt, isCut, isReady, openPhone, openStage, part, says, talk, textIn } from "../support/remote.js";

const setUp = projectMaker();
let chromium: Chromium;
beforeAll(async () => {
  chromium = await startChromium();
});
afterAll(() => chromium.close());

interface Room {
  readonly server: DevServer;
  readonly stage: Page;
  readonly phone: Page;
  readonly write: (name: string, text: string) => void;
}

/** A server, the deck on the speaker's computer, and the phone; all go when the test is done. */
async function inRoom(use: (room: Room) => Promise<void>, text = talk): Promise<void> {
  const made = setUp({ "talk.md": text });
  const server = await startDev(made.folder, ["talk.md", "--host", "0.0.0.0"], { XDG_CACHE_HOME: made.file("cache") });
  const stage = await openStage(chromium, server);
  const phone = await openPhone(chromium, server.join?.phone);
  await isReady(phone);
  await use({ server, stage, phone, write: made.write });
  for (const page of [stage, phone]) await page.close();
  await server.stop();
}

const place = (page: Page) =>
  page.evaluate(() => [window.Reveal.getCurrentSlide()?.id, window.Reveal.getIndices().f ?? -1]);
const isPaused = (page: Page, isIt: "black" | "open") =>
  page.waitForFunction((wanted) => window.Reveal.isPaused() === (wanted === "black"), { polling: 20 }, isIt);
const tool = (number: number) => part(`.tools button:nth-child(${number})`);

describe("a phone drives the talk", () => {
  it("by steps and slides, back, to a slide of the grid, with a black screen and the clock", () =>
    inRoom(async ({ stage, phone }) => {
      expect(await textIn(phone, ".where")).toContain("Next: a step; then Let it rest");
      await phone.tap(part(".next"));
      await Promise.all([isAt(stage, "dough", 0), isAt(phone, "dough", 0)]);
      // A double tap counts twice.
      for (let tap = 0; tap < 2; tap++) await phone.tap(part(".next"));
      await Promise.all([isAt(stage, "rest", -1), isAt(phone, "rest", -1)]);
      await says(phone, ".notes", "A secret of bakers.");
      await phone.tap(part(".previous"));
      await isAt(stage, "dough", 1);
      await phone.waitForFunction(
        () =>
          document.querySelector("quarterdeck-remote")?.shadowRoot?.querySelector(".qd-said[data-progress=now]")
            ?.textContent === "Salt slows the yeast.",
        { polling: 20 },
      );
      await phone.tap(tool(2));
      await phone.waitForSelector(".qd-grid .qd-tile:nth-child(4) button");
      await phone.tap(".qd-grid .qd-tile:nth-child(4) button");
      await Promise.all([isAt(stage, "steam", -1), isAt(phone, "steam", -1)]);
      await phone.tap(tool(1));
      await isPaused(stage, "black");
      await says(phone, ".slide", "The screen is black");
      // As with a clicker, the next tap only uncovers.
      await phone.tap(part(".previous"));
      await isPaused(stage, "open");
      expect(await place(stage)).toEqual(["steam", -1]);
      await phone.waitForFunction(
        () => document.querySelector("quarterdeck-remote")?.shadowRoot?.querySelector(".clock[data-running=true]"),
        { polling: 20 },
      );
      await phone.tap(part(".clock"));
      await phone.waitForFunction(
        () => document.querySelector("quarterdeck-remote")?.shadowRoot?.querySelector(".clock[data-running=false]"),
        { polling: 20 },
      );
    }));

  it("by swipes, and by none that go up and down", () =>
    inRoom(async ({ stage, phone }) => {
      const swipe = fingerOn(await phone.createCDPSession());
      await swipe([200, 600], [210, 420]);
      await swipe([300, 420], [120, 425]);
      await isAt(stage, "dough", 0);
      await swipe([120, 420], [300, 425]);
      await isAt(stage, "dough", -1);
      // Begun and ended on the large button, it is no tap as well.
      await swipe([330, 760], [180, 760]);
      await isAt(stage, "dough", 0);
      await phone.tap(part(".next"));
      await isAt(stage, "dough", 1);
    }));

  it("and has the clock of the window that leads, after each move", () =>
    inRoom(async ({ stage, phone }) => {
      await phone.tap(part(".next"));
      await isAt(phone, "dough", 0);
      /** What the clock of the talk says in the window, in seconds. */
      const elapsed = () =>
        stage.evaluate(() => {
          let seconds = 0;
          const hear = (event: Event) => {
            if (event instanceof CustomEvent) seconds = event.detail.elapsed;
          };
          document.addEventListener("quarterdeck-clock", hear, { once: true });
          document.dispatchEvent(new CustomEvent("quarterdeck-clock-wish", { detail: "tell" }));
          return seconds;
        });
      while ((await elapsed()) < 3);
      for (const step of [1, -1]) {
        await phone.tap(part(".next"));
        await isAt(phone, step === 1 ? "dough" : "rest", step);
      }
      expect(Number((await textIn(phone, ".clock b")).replace("0:", ""))).toBeGreaterThanOrEqual(3);
    }));

  it("and says when the room sees another slide, because the stage is frozen, and lets it follow again", () =>
    inRoom(async ({ server, stage, phone }) => {
      const desk = await stage.browserContext().newPage();
      await openDeck(desk, `${server.address}talk/present`);
      await desk.keyboard.press("z");
      await desk.evaluate(() => window.Reveal.slide(2));
      await says(phone, ".banner", "The room still sees slide 1");
      expect(await place(stage)).toEqual(["dough", -1]);
      await phone.tap(part(".banner button:not([hidden])"));
      await isAt(stage, "heat", -1);
      await says(phone, ".where", "3 of 4");
      await phone.waitForFunction(
        () => document.querySelector("quarterdeck-remote")?.shadowRoot?.querySelector(".banner") === null,
        { polling: 20 },
      );
      await desk.close();
    }));

  it("and gets notes that were changed while their slide is shown", () =>
    inRoom(async ({ phone, write }) => {
      await says(phone, ".notes", "Wait for silence.");
      write("talk.md", talk.replace("Wait for silence.", "Ask who bakes."));
      await says(phone, ".notes", "Ask who bakes.");
    }));

  it("and the stage shows nothing that is for its author", () =>
    inRoom(async ({ stage, write }) => {
      write("talk.md", talk.replace("Hot.", "![A loaf](no-such.png)\n\n:::nothing\n:::"));
      const isHidden = () =>
        stage.evaluate(() => {
          const panel = document.querySelector<HTMLElement>("quarterdeck-problems");
          const isTold = (panel?.shadowRoot?.querySelector(".chip")?.textContent ?? "") !== "";
          return isTold ? getComputedStyle(panel as HTMLElement).display : "nothing is told yet";
        });
      await expect.poll(isHidden).toBe("none");
    }));

  it("and shows that no window of the deck is open", () =>
    inRoom(async ({ stage, phone }) => {
      await stage.goto("about:blank");
      await isCut(phone);
      expect(await textIn(phone, ".banner")).toContain("No window of the deck is open");
    }));
});

describe("what crosses the network", () => {
  it("holds neither notes nor commands in clear", async () => {
    const { folder } = setUp({ "talk.md": talk });
    const server = await startDev(folder, ["talk.md", "--host", "0.0.0.0"]);
    const stage = await openStage(chromium, server);
    const phone = await openPhone(chromium, server.join?.phone);
    const session = await phone.createCDPSession();
    await session.send("Network.enable");
    const frames: string[] = [];
    for (const event of ["Network.webSocketFrameReceived", "Network.webSocketFrameSent"] as const)
      session.on(event, ({ response }) => frames.push(response.payloadData));
    const [page] = await Promise.all([
      phone.waitForResponse((response) => response.url().includes("/talk/remote")),
      phone.reload(),
    ]);
    await isReady(phone);
    await phone.tap(part(".next"));
    await says(phone, ".notes", "Salt slows the yeast.");
    await isAt(stage, "dough", 0);
    const said: readonly { readonly is: string }[] = frames.map((frame) => JSON.parse(frame));
    const sealed = said.filter(({ is }) => is !== "hello" && is !== "challenge");
    expect(sealed.length).toBeGreaterThan(3);
    expect(said.length - sealed.length).toBeLessThanOrEqual(2);
    for (const message of sealed) expect(Object.keys(message)).toEqual(["is", "box"]);
    const clear = [await page.text(), ...frames].join("\n");
    for (const secret of ["Wait for silence", "Salt slows", "A secret of bakers"]) expect(clear).not.toContain(secret);
    for (const each of [phone, stage]) await each.close();
    await server.stop();
  });
});

describe("sleep and unlock", () => {
  it("without a network, taps are lost, and the phone comes back to where the talk is now", () =>
    inRoom(async ({ stage, phone }) => {
      await phone.setOfflineMode(true);
      await isCut(phone);
      for (let press = 0; press < 3; press++) await phone.keyboard.press("PageDown");
      await stage.evaluate(() => window.Reveal.slide(2));
      await phone.setOfflineMode(false);
      await isAt(phone, "heat", -1);
      await isReady(phone);
      expect(await place(stage)).toEqual(["heat", -1]);
      await phone.tap(part(".next"));
      await isAt(stage, "steam", -1);
    }));

  it("a page that was frozen shows where the talk is when it is thawed", () =>
    inRoom(async ({ stage, phone }) => {
      const session = await phone.createCDPSession();
      await session.send("Page.setWebLifecycleState", { state: "frozen" });
      await stage.evaluate(() => window.Reveal.slide(2));
      await session.send("Page.setWebLifecycleState", { state: "active" });
      await phone.bringToFront();
      await isAt(phone, "heat", -1);
      await isReady(phone);
    }));

  it("a server that is started again on its port is found, taps meanwhile are not sent, and the phone jumps nowhere", async () => {
    const made = setUp({ "talk.md": talk });
    const port = await freePort();
    const start = () =>
      startDev(made.folder, ["talk.md", "--host", "0.0.0.0", "--port", port], { XDG_CACHE_HOME: made.file("cache") });
    const first = await start();
    const stage = await openStage(chromium, first);
    const phone = await openPhone(chromium, first.join?.phone);
    await isReady(phone);
    await first.stop();
    await isCut(phone);
    // With a key, as a disabled button takes no taps.
    for (let press = 0; press < 3; press++) await phone.keyboard.press("PageDown");
    await stage.evaluate(() => window.Reveal.slide(1));
    const next = await start();
    await isAt(phone, "rest", -1);
    await isReady(phone);
    expect(await place(stage)).toEqual(["rest", -1]);
    await phone.keyboard.press("PageDown");
    await isAt(stage, "heat", -1);
    for (const page of [stage, phone]) await page.close();
    await next.stop();
  });

  it("a role that was taken back is said", () =>
    inRoom(async ({ stage, phone }) => {
      await stage.evaluate(
        () =>
          new Promise<void>((resolve) => {
            const socket = new WebSocket(`ws://${location.host}/socket`);
            socket.onopen = () => socket.send(JSON.stringify({ is: "hello", deck: "talk", shown: null }));
            socket.onmessage = ({ data }) => {
              const { is, remotes } = JSON.parse(data);
              if (is !== "room" || remotes.length === 0) return;
              socket.send(JSON.stringify({ is: "room", wish: "revoke", remote: remotes[0].id }));
              resolve();
            };
          }),
      );
      await says(phone, ".banner", "has taken this phone's role back");
      await isCut(phone);
    }));

  it("another tab takes over, and neither fights for it", () =>
    inRoom(async ({ stage, phone }) => {
      const other = await phone.browserContext().newPage();
      await other.goto(phone.url());
      await isReady(other);
      await says(phone, ".banner", "Another tab of this phone");
      await phone.bringToFront();
      await phone.evaluate(() =>
        document.querySelector("quarterdeck-remote")?.shadowRoot?.querySelector<HTMLElement>(".banner button")?.click(),
      );
      await says(other, ".banner", "Another tab of this phone");
      await isReady(phone);
      await phone.tap(part(".next"));
      await isAt(stage, "dough", 0);
    }));
});

describe("the phone itself", () => {
  it("is kept awake by a video from the first tap on, where the page comes without encryption", () =>
    inRoom(async ({ phone }) => {
      const isPlaying = () => {
        const video = document.querySelector("quarterdeck-remote")?.shadowRoot?.querySelector("video");
        return video ? !video.paused && !video.muted && !video.loop && video.currentTime > 0 : !isSecureContext;
      };
      if (await phone.evaluate(() => isSecureContext)) return expect(await phone.$(part("video"))).toBeNull();
      expect(await phone.evaluate(isPlaying)).toBe(false);
      await phone.tap(part(".next"));
      await phone.waitForFunction(isPlaying, { polling: 20 });
    }));

  it("finds what it needs for its home screen, and only with its role", () =>
    inRoom(async ({ phone, server }) => {
      const href = await phone.$eval("link[rel=manifest]", (link) => (link as HTMLLinkElement).href);
      const manifest = await phone.evaluate(async (address) => (await fetch(address)).json(), href);
      expect(manifest).toMatchObject({ name: "Bread", start_url: "/talk/remote" });
      const stranger = await chromium.newVisitor();
      const answer = await stranger.goto(`${server.address}talk/remote.webmanifest`);
      expect(answer?.status()).toBe(403);
      await stranger.close();
    }));

  it("has large targets, and nothing that axe calls serious, upright and on its side", () =>
    inRoom(async ({ phone }) => {
      for (const [width, height] of [
        [390, 844],
        [844, 390],
      ] as const) {
        await phone.setViewport({ width, height, isMobile: true, hasTouch: true });
        expect(await seriousIn(phone)).toEqual([]);
        const small = await phone.evaluate(() =>
          [...(document.querySelector("quarterdeck-remote")?.shadowRoot?.querySelectorAll("main button") ?? [])]
            .map((button) => button.getBoundingClientRect())
            .filter(({ width, height }) => width > 0 && Math.min(width, height) < 48)
            .map(({ width, height }) => [width, height]),
        );
        expect(small).toEqual([]);
      }
    }));

  it("speaks Arabic, and swipes the other way", () =>
    inRoom(async ({ phone, stage }) => {
      const [next, previous] = await Promise.all(
        [".next", ".previous"].map((name) => phone.waitForSelector(part(name)).then((button) => button?.boundingBox())),
      );
      expect(next?.x).toBeLessThan(previous?.x ?? 0);
      expect(await textIn(phone, ".next")).toBe("التالي");
      const swipe = fingerOn(await phone.createCDPSession());
      await swipe([120, 420], [300, 425]);
      await isAt(stage, "rest", -1);
      expect(await seriousIn(phone)).toEqual([]);
    }, '---\ntitle: خبز\nlang: ar\n---\n## العجين\n\nنص\n\n---\n\n<!-- .slide: id="rest" -->\n## الراحة\n\nنص\n'));
});
