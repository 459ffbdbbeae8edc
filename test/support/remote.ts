import type { CDPSession, Page } from "puppeteer-core";
import type { Chromium } from "./chromium.js";
import { type DevServer, openDeck } from "./dev.js";

/** A talk with steps, notes that follow them, a slide without notes, and a poll. */
export const talk = [
  "---\ntitle: Bread\nminutes: 10\n---\n",
  '<!-- .slide: id="dough" -->\n## Dough needs time\n',
  '- Flour <!-- .element: class="fragment" -->',
  '- Salt <!-- .element: class="fragment" -->\n',
  "Note:\nWait for silence.\n\n[click] Flour comes first.\n\n[click] Salt slows the yeast.\n",
  '---\n\n<!-- .slide: id="rest" -->\n## Let it rest\n\nNote:\nA secret of bakers.\n',
  '---\n\n<!-- .slide: id="heat" -->\n## Heat\n\nHot.\n',
  '---\n\n<!-- .slide: id="steam" -->\n## Steam\n',
  '<div data-poll="lid"><p data-option="0">With a lid</p><p data-option="1">Without one</p></div>\n',
].join("\n");

/** The window of the deck on the speaker's computer. */
export async function openStage(chromium: Chromium, server: DevServer): Promise<Page> {
  const page = await chromium.newVisitor();
  await page.goto(server.join?.speaker ?? "");
  await page.waitForFunction(() => location.pathname === "/");
  await openDeck(page, `${server.address}talk/`);
  return page;
}

/** The page on the speaker's phone, which has scanned its code. */
export async function openPhone(chromium: Chromium, address = ""): Promise<Page> {
  const page = await chromium.newVisitor();
  await page.setViewport({ width: 390, height: 844, deviceScaleFactor: 2, isMobile: true, hasTouch: true });
  await page.goto(address);
  await page.waitForSelector("quarterdeck-remote");
  return page;
}

/** The selector of a part of the desk, which stands in a shadow. */
export const part = (selector: string): string => `quarterdeck-remote >>> ${selector}`;

/** What a part of the desk says. */
export const textIn = (page: Page, selector: string): Promise<string> =>
  page.evaluate((wanted) => {
    const found = document.querySelector("quarterdeck-remote")?.shadowRoot?.querySelector<HTMLElement>(wanted);
    return found?.textContent.trim() ?? "";
  }, selector);

/** Waits until a part of the desk says this. */
export const says = (page: Page, selector: string, text: string) =>
  page.waitForFunction(
    (wanted, words) => {
      const found = document.querySelector("quarterdeck-remote")?.shadowRoot?.querySelector<HTMLElement>(wanted);
      return found?.textContent.includes(words);
    },
    { polling: 20 },
    selector,
    text,
  );

/** Waits until the desk has such a part; changes in a shadow wake no other way of waiting. */
const has = (page: Page, selector: string) =>
  page.waitForFunction(
    (wanted) => document.querySelector("quarterdeck-remote")?.shadowRoot?.querySelector(wanted) !== null,
    { polling: 20 },
    selector,
  );

/** Waits until taps move the talk. */
export const isReady = (page: Page) => has(page, ".next:enabled");
/** Waits until they do not. */
export const isCut = (page: Page) => has(page, ".next:disabled");

/** Waits until a window is at this slide and step. */
export const isAt = (page: Page, slide: string, step: number) =>
  page.waitForFunction(
    (wanted, steps) => {
      const { Reveal } = window;
      return Reveal.getCurrentSlide()?.id === wanted && (Reveal.getIndices().f ?? -1) === steps;
    },
    { polling: 20 },
    slide,
    step,
  );

/** A touch screen, as the browser's own protocol has it. */
export function fingerOn(session: CDPSession) {
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", x?: number, y = 0) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: x === undefined ? [] : [{ x, y }] });
  return async (from: readonly [x: number, y: number], to: readonly [x: number, y: number]) => {
    await touch("touchStart", ...from);
    for (const part of [0.25, 0.5, 0.75, 1])
      await touch("touchMove", from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part);
    await touch("touchEnd");
  };
}
