import type { SlideMeasures } from "../check/measures.js";
import type {} from "../probe/main.js";
import type { Shot } from "./contrast.js";
import type { Probed } from "./world.js";

/** Pixels of a picture; the browser has a limit for its height. Each picture lays out the whole page, so there are few. */
const mostHeight = 14_400;
/** Backgrounds show as well in a picture of a third of the size. */
const shotScale = 1 / 3;

/** Pictures of the slides of a page without their letters, several slides in each. */
export async function photographBackgrounds(
  { tab, world }: Probed,
  slides: readonly SlideMeasures[],
  size: { readonly width: number; readonly height: number },
): Promise<Shot[]> {
  await world.call(() => globalThis.quarterdeckProbe.hideText());
  const slidesOfShot = Math.max(1, Math.floor(mostHeight / (size.height * shotScale)));
  const shots: Shot[] = [];
  for (let first = 0; first < slides.length; first += slidesOfShot) {
    const count = Math.min(slidesOfShot, slides.length - first);
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
