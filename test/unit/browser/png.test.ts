import { PNG } from "pngjs";
import { describe, expect, it } from "vitest";
import { readPng } from "../../../src/browser/png.js";
import { noisyPicture } from "../../support/pictures.js";

/** A picture in which every filter predicts something: shades, edges and noise. */
function shaded(width: number, height: number): PNG {
  const png = new PNG({ width, height });
  const noise = PNG.sync.read(noisyPicture(width, height)).data;
  for (const at of png.data.keys()) {
    const [x, y] = [(at >> 2) % width, Math.floor((at >> 2) / width)];
    png.data[at] = at % 4 === 3 ? 255 : (x * 7 + y * 3 + (noise[at] ?? 0) * (x > y ? 1 : 0)) & 255;
  }
  return png;
}

/** The colours of a picture, row by row. */
function coloursOf(bytes: Uint8Array): number[] {
  const { width, height, channels, rows } = readPng(bytes);
  return Array.from({ length: width * height }, (_, pixel) => {
    const at = Math.floor(pixel / width) * (1 + width * channels) + 1 + (pixel % width) * channels;
    return [...rows.subarray(at, at + 3)];
  }).flat();
}

describe("a picture of the browser", () => {
  it.each([0, 1, 2, 3, 4])("is read whose rows were made smaller by filter %i", (filterType) => {
    const png = shaded(37, 29);
    const colours = [...png.data].filter((_, at) => at % 4 !== 3);
    for (const colorType of [2, 6] as const)
      expect(coloursOf(PNG.sync.write(png, { filterType, colorType }))).toEqual(colours);
  });

  it("is refused where it is of a kind that browsers do not write, or not whole", () => {
    const png = shaded(5, 5);
    expect(() => readPng(PNG.sync.write(png, { colorType: 0 }))).toThrow("of an unknown kind");
    const whole = PNG.sync.write(png);
    whole.writeUInt32BE(6, 20);
    expect(() => readPng(whole)).toThrow("not whole");
  });
});
