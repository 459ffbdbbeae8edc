import { describe, expect, it } from "vitest";
import { clipOf } from "../../../src/export/epub/clips.js";

const wide = { width: 1280, height: 720 };
/** Figures on the third slide of a page, where the canvas has places for them. */
const figures = [30, 407.3, 640, 719.5, 826, 1066.2, 1136, 1272].map((width, number) => ({
  ...{ x: 72.4 - number * 8, y: 1440 + 151.7 + number, width, height: 300.3 },
}));

describe("the clip of a figure", () => {
  it("begins and ends between pixels of its picture, whatever the figure measures", () => {
    for (const size of [wide, { width: 960, height: 700 }, { width: 1440, height: 900 }, { width: 1000, height: 750 }])
      for (const figure of figures) {
        const clip = clipOf({ ...figure, y: figure.y - 1440 + 2 * size.height }, size);
        if (!clip) continue;
        const edges = [clip.x, clip.y, clip.x + clip.width, clip.y + clip.height].map((edge) => edge * clip.scale);
        expect(edges).toEqual(edges.map(Math.round));
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
    expect(clipOf({ x: 0, y: 722, width: 1280, height: 715 }, wide)).toEqual({
      ...{ x: 0, y: 720, width: 1280, height: 720, scale: 1 },
    });
  });

  it("gives as many pixels as a picture may have, and two for one at most", () => {
    expect(figures.map((figure) => clipOf(figure, wide)?.scale)).toEqual([2, 2, 1.875, 1.75, 1.5, 1.125, 1.125, 1]);
    expect(clipOf({ x: 10, y: 10, width: 1800, height: 300 }, { width: 1920, height: 1080 })?.scale).toBe(0.625);
    const odd = clipOf({ x: 10, y: 10, width: 1800, height: 300 }, { width: 1921, height: 1081 });
    expect(odd && odd.scale * odd.width).toBeCloseTo(1296);
  });

  it("is none where nobody would see anything", () => {
    expect(clipOf({ x: 10, y: 10, width: 0.5, height: 300 }, wide)).toBeUndefined();
    expect(clipOf({ x: 1300, y: 10, width: 50, height: 300 }, wide)).toBeUndefined();
    expect(clipOf({ x: -90, y: 10, width: 50, height: 300 }, wide)).toBeUndefined();
  });
});
