import { expect, it } from "vitest";
import { contrastRatio } from "../../../src/render/design/luminance.js";

it("gives the ratios of WCAG's own definition", () => {
  expect(contrastRatio([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 5);
  expect(contrastRatio([255, 255, 255], [255, 255, 255])).toBe(1);
  // The grey that is just dark enough on white for text of any size.
  expect(contrastRatio([118, 118, 118], [255, 255, 255])).toBeCloseTo(4.54, 2);
  expect(contrastRatio([119, 119, 119], [255, 255, 255])).toBeLessThan(4.5);
});
