import { readdirSync } from "node:fs";
import path from "node:path";
import type { CDPSession, Page } from "puppeteer-core";
import type { Chromium } from "./chromium.js";

/** A place on a slide, in pixels of its own size. */
export type Place = readonly [x: number, y: number];

/** A window with a deck, in which places are those of the slide, whatever the window's size. */
export interface DrawingWindow {
  readonly page: Page;
  readonly session: CDPSession;
  /** Where a place of the slide is in the window. */
  spot(place: Place): Promise<{ readonly x: number; readonly y: number }>;
  /** Draws a line through these places with the mouse, or with a pen that is pressed so hard. */
  draw(places: readonly Place[], force?: number): Promise<void>;
  touch(places: readonly Place[]): Promise<void>;
  press(...keys: readonly string[]): Promise<void>;
  /** How many strokes stand on a slide. */
  strokesOn(slide: string, count: number): Promise<void>;
}

interface Opening {
  readonly width?: number;
  readonly height?: number;
}

/** Opens a deck from its file. */
export async function openToDraw(browser: Chromium, file: string, { width = 1280, height = 720 }: Opening = {}) {
  const page = await browser.newPage();
  await page.setViewport({ width, height });
  await page.setBypassCSP(true);
  await page.goto(`file://${file}#/costs`);
  return drawingWindow(page);
}

/** Waits for a deck in a window. */
export async function drawingWindow(page: Page): Promise<DrawingWindow> {
  await page.waitForSelector("html[data-ready=true]");
  const session = await page.createCDPSession();
  const spot = ([x, y]: Place) =>
    page.$eval(
      ".qd-ink svg",
      (svg, left, top) => {
        const box = svg.getBoundingClientRect();
        const { width, height } = (svg as SVGSVGElement).viewBox.baseVal;
        return { x: box.left + (left / width) * box.width, y: box.top + (top / height) * box.height };
      },
      x,
      y,
    );
  const spots = (places: readonly Place[]) => Promise.all(places.map(spot));
  return {
    page,
    session,
    spot,
    async draw(places, force) {
      const pen = force === undefined ? {} : { pointerType: "pen" as const, force };
      const send = (type: "mousePressed" | "mouseMoved" | "mouseReleased", at: { x: number; y: number }) => {
        const buttons = type === "mouseReleased" ? 0 : 1;
        const down = { button: "left" as const, buttons, clickCount: 1 };
        return session.send("Input.dispatchMouseEvent", { type, ...at, ...down, ...pen });
      };
      const way = await spots(places);
      const [first = { x: 0, y: 0 }] = way;
      await session.send("Input.dispatchMouseEvent", { type: "mouseMoved", ...first });
      await send("mousePressed", first);
      for (const at of way.slice(1)) await send("mouseMoved", at);
      await send("mouseReleased", way.at(-1) ?? first);
    },
    async touch(places) {
      const way = await spots(places);
      for (const [index, at] of way.entries())
        await session.send("Input.dispatchTouchEvent", {
          type: index === 0 ? "touchStart" : "touchMove",
          touchPoints: [at],
        });
      await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    },
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key as "a");
    },
    async strokesOn(slide, count) {
      await page.waitForFunction(
        (id, wanted) => document.querySelectorAll(`#${id} > .qd-drawing path`).length === wanted,
        {},
        slide,
        count,
      );
    },
  };
}

/** Saves the drawings into a folder, and says in which file. */
export async function save({ page, session }: DrawingWindow, folder: string): Promise<string> {
  await session.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder, eventsEnabled: true });
  const done = new Promise<void>((resolve) =>
    session.on("Browser.downloadProgress", ({ state }) => state === "completed" && resolve()),
  );
  await page.click(".qd-ink-tools [aria-label='Save drawings']");
  await done;
  return path.join(folder, readdirSync(folder).find((name) => name.endsWith("-drawings.json")) ?? "");
}
