import type { Tab } from "./tabs.js";

/** A rectangle of the page, in CSS pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A rectangle to take a picture of, and how many pixels of the picture each of its pixels gets. */
export interface Clip extends Box {
  readonly scale: number;
}

type Camera = (clip: Clip, format?: "png" | "webp") => Promise<Uint8Array>;

/**
 * Takes pictures of a page. Puppeteer's own way brings the tab to the front each time. What Chromium is told to clip it lays
 * out anew, which takes as long again, so it is told only when it has to scale or to leave something of the window out.
 */
export function openCamera(tab: Tab): Camera {
  return async (clip, format = "png") => {
    await tab.client.send("Runtime.evaluate", { expression: `window.scrollTo(0, ${clip.y})` });
    const quality = format === "webp" ? { quality: 70 } : {};
    const view = tab.page.viewport();
    const isWindow = clip.scale === 1 && clip.width === view?.width && clip.height === view.height;
    const clipped = isWindow ? {} : { clip };
    const taken = tab.client.send("Page.captureScreenshot", { format, ...quality, optimizeForSpeed: true, ...clipped });
    const { data } = await tab.painted(taken);
    return Buffer.from(data, "base64");
  };
}
