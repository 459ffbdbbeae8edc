import { contrastRatio } from "./luminance.js";

/** Red, green and blue from 0 to 255. */
export type Rgb = readonly [number, number, number];

/** https://bottosson.github.io/posts/oklab/ */
function toOklab(colour: Rgb): [number, number, number] {
  const [r, g, b] = colour.map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** Red, green and blue from 0 to 1, and beyond for what no screen shows. */
function fromOklab(lightness: number, a: number, b: number): [number, number, number] {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return linear.map((value) => (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055)) as [
    number,
    number,
    number,
  ];
}

const isShown = (channels: readonly number[]) => channels.every((value) => value > -0.001 && value < 1.001);

/** A colour of the same hue in another lightness, with as much of its chroma as a screen can show there. */
function inLightness([, a, b]: readonly [number, number, number], lightness: number): Rgb {
  for (let share = 1; share > 0; share -= 0.02) {
    const channels = fromOklab(lightness, a * share, b * share);
    if (isShown(channels)) return rounded(channels);
  }
  return rounded(fromOklab(lightness, 0, 0));
}

const rounded = (channels: readonly number[]): Rgb =>
  channels.map((value) => Math.min(255, Math.max(0, Math.round(value * 255)))) as [number, number, number];

const step = 0.0025;

/** The colour of the same hue that is nearest in its lightness (OKLCH) and passes; undefined where none does. */
export function nearestPassing(colour: Rgb, passes: (candidate: Rgb) => boolean): Rgb | undefined {
  const own = toOklab(colour);
  for (let far = step; far <= 1; far += step) {
    for (const lightness of [own[0] - far, own[0] + far]) {
      if (lightness < 0 || lightness > 1) continue;
      const candidate = inLightness(own, lightness);
      if (passes(candidate)) return candidate;
    }
  }
  return undefined;
}

/** A mark's colour, or its nearest neighbour that can be seen on a ground: 3:1, WCAG 2.2, 1.4.11. */
export function seenOn(colour: Rgb, ground: Rgb): Rgb {
  const passes = (candidate: Rgb) => contrastRatio(candidate, ground) >= 3;
  return passes(colour) ? colour : (nearestPassing(colour, passes) ?? colour);
}

/** A colour as #rrggbb. */
export const hexOf = (colour: Rgb): string =>
  `#${colour.map((channel) => Math.round(channel).toString(16).padStart(2, "0")).join("")}`;
