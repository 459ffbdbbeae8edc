import { createHash } from "node:crypto";
import { PNG } from "pngjs";

/** A PNG in one colour. */
export function plainPicture(
  width: number,
  height: number,
  [red, green, blue]: readonly [number, number, number],
): Buffer {
  const png = new PNG({ width, height });
  for (let at = 0; at < png.data.length; at += 4) png.data.set([red, green, blue, 255], at);
  return PNG.sync.write(png);
}

/** A PNG that no compression makes small; the same in every run. */
export function noisyPicture(width: number, height: number): Buffer {
  const png = new PNG({ width, height });
  let block = createHash("sha256").update("noise").digest();
  for (let at = 0; at < png.data.length; at += block.length) {
    block = createHash("sha256").update(block).digest();
    png.data.set(block.subarray(0, Math.min(block.length, png.data.length - at)), at);
  }
  for (let at = 3; at < png.data.length; at += 4) png.data[at] = 255;
  return PNG.sync.write(png);
}
