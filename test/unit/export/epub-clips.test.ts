import { describe, expect, it } from "vitest";
import { clipOf } from "../../../src/export/epub/clips.js";

const wide = { width: 1280, height: 720 };
/** Figures on the third slide of a page. */
const figures = [30, 407.3, 640, 719.5, 826, 1066.2, 1136, 1272].map((width, number) => ({
  ...{ x: 72.4 - number * 8, slide: 2, y: 1440 + 151.7 + number, width, height: 300.3 },
}));

describe("the clip of a figure", () => {
  it("begins and ends between pixels of its picture, whatever the figure measures", () => {
    const sizes = [
      [1280, 720],
      [960, 700],
      [1440, 900],
      [1000, 750],
      [1366, 768],
      [1680, 1050],
      [1921, 1081],
    ] as const;
    for (const [width, height] of sizes)
      for (const figure of [...figures, { slide: 2, x: 0, y: 1440, width, height: 2000 }]) {
        const clip = clipOf({ ...figure, y: figure.y - 1440 + 2 * height }, { width, height });
        if (!clip) throw new Error("nobody would see the figure");
        const edges = [clip.x, clip.y, clip.x + clip.width, clip.y + clip.height].map((edge) => edge * clip.scale);
        expect(edges).toEqual(edges.map(Math.round));
        expect(clip.y).toBeGreaterThanOrEqual(2 * height);
        expect(clip.y + clip.height).toBeLessThanOrEqual(3 * height);
      }
  });

  it("shows the whole figure and some room around it", () => {
    for (const figure of figures) {
      const clip = clipOf(figure, wide);
      if (!clip) throw new Error("nobody would see the figure");
      expect(clip.x).toBeLessThanOrEqual(Math.max(0, figure.x - 6));
      expect(clip.y).toBeLessThanOrEqual(figure.y - 6);
      expect(clip.x + clip.width).toBeGreaterThanOrEqual(Math.min(1280, figure.x + figure.width + 6));
      expect(clip.y + clip.height).toBeGreaterThanOrEqual(figure.y + figure.height + 6);
    }
  });

  it("shows nothing of the slides above and below", () => {
    const whole = { x: 0, y: 720, width: 1280, height: 720, scale: 1 };
    expect(clipOf({ slide: 1, x: 0, y: 722, width: 1280, height: 715 }, wide)).toEqual(whole);
    expect(clipOf({ slide: 1, x: -5, y: 719.98, width: 1300, height: 900 }, wide)).toEqual(whole);
    expect(clipOf({ slide: 1, x: 0, y: 700, width: 1280, height: 200 }, wide)).toEqual({ ...whole, height: 192 });
  });

  it("gives as many pixels as a picture may have, and two for one at most", () => {
    expect(figures.map((figure) => clipOf(figure, wide)?.scale)).toEqual([2, 2, 1.875, 1.75, 1.5, 1.125, 1.125, 1]);
    const large = { slide: 0, x: 10, y: 10, width: 1800, height: 300 };
    expect(clipOf(large, { width: 1920, height: 1080 })?.scale).toBe(0.625);
    expect(clipOf({ ...large, width: 20_000 }, { width: 30_000, height: 1080 })?.scale).toBe(0.125);
  });

  it("is none where nobody would see anything", () => {
    const at = (x: number, y: number, width: number) => clipOf({ slide: 0, x, y, width, height: 300 }, wide);
    expect(at(10, 10, 0.5)).toBeUndefined();
    expect(at(1300, 10, 50)).toBeUndefined();
    expect(at(-90, 10, 50)).toBeUndefined();
    expect(at(10, 800, 50)).toBeUndefined();
  });
});
