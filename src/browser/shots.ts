import type { SlideMeasures } from "../check/measures.js";
import { shotScale } from "../check/samples.js";
import type {} from "../probe/main.js";
import { needsPicture, type Shot } from "./contrast.js";
import type { Probed } from "./world.js";

/** Pixels of a picture; the browser has a limit for its height. Each picture lays out the whole page, so there are few. */
const mostHeight = 14_400;

/** Pictures of those slides of a page that need one, without their letters, several slides in each. */
export async function photographBackgrounds(
  { tab, world }: Probed,
  slides: readonly SlideMeasures[],
  size: { readonly width: number; readonly height: number },
): Promise<Shot[]> {
  const wanted = slides.flatMap((slide, index) => (needsPicture(slide) ? [index] : []));
  if (wanted.length === 0) return [];
  const ids = wanted.flatMap((index) => slides[index]?.id ?? []);
  await world.call((shown) => globalThis.quarterdeckProbe.hideText(shown), ids);
  const slidesOfShot = Math.max(1, Math.floor(mostHeight / (size.height * shotScale)));
  const shots: Shot[] = [];
  for (let left = wanted; left.length > 0; ) {
    const [first = 0] = left;
    const last = left.findLast((index) => index < first + slidesOfShot) ?? first;
    const count = last - first + 1;
    left = left.filter((index) => index > last);
    const shot = tab.client.send("Page.captureScreenshot", {
      format: "png",
      optimizeForSpeed: true,
      captureBeyondViewport: true,
      clip: { x: 0, y: first * size.height, width: size.width, height: count * size.height, scale: shotScale },
    });
    const { data } = await tab.painted(shot);
    shots.push({ png: Buffer.from(data, "base64"), first, count, slideHeight: size.height, scale: shotScale });
  }
  await world.call(() => globalThis.quarterdeckProbe.showText());
  return shots;
}
