import type { Tab } from "./tabs.js";

/** A rectangle of the page in CSS pixels, and how many pixels of the picture each of them gets. */
type Clip = { x: number; y: number; width: number; height: number; scale: number };

type Camera = (clip: Clip, format?: "png" | "webp") => Promise<Uint8Array>;

/**
 * Takes pictures of a page whose window has the size of the clips. Puppeteer's own way brings the tab to the front
 * each time. What Chromium is told to clip it lays out anew, which takes as long again, so it is told only when it
 * has to scale.
 */
export function openCamera(tab: Tab): Camera {
  return async (clip, format = "png") => {
    await tab.client.send("Runtime.evaluate", { expression: `window.scrollTo(0, ${clip.y})` });
    const quality = format === "webp" ? { quality: 70 } : {};
    const scaled = clip.scale === 1 ? {} : { clip };
    const taken = tab.client.send("Page.captureScreenshot", { format, ...quality, optimizeForSpeed: true, ...scaled });
    const { data } = await tab.painted(taken);
    return Buffer.from(data, "base64");
  };
}
