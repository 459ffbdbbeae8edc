import * as v from "valibot";
import { isPackageName } from "../source/package-name.js";

const word = (about: string, pattern: RegExp, hint: string) =>
  v.optional(v.pipe(v.string(), v.regex(pattern, hint), v.description(about)));

const range = String.raw`U\+[\dA-F?]{1,6}(?:-[\dA-F]{1,6})?`;

/** All that is written here becomes CSS, so nothing may end its declaration. */
const font = v.strictObject({
  family: word(
    "Name of the family (default: the font's own)",
    /^[^"\\;{}<>\p{Cc}]+$/u,
    "write a name without quotes and brackets",
  ),
  file: v.pipe(v.string(), v.description("A .woff2, .woff, .ttf or .otf file")),
  weight: v.optional(
    v.pipe(
      v.union([v.string(), v.number()]),
      v.check(isFontWeight, "write a weight from 1 to 1000, or two for a variable font: 100 900"),
      v.description("Weight from 1 to 1000; two for a variable font (default: the font's own)"),
    ),
  ),
  stretch: word(
    "Width, as font-stretch in CSS",
    /^(?:[a-z-]+|\d+(?:\.\d+)?%(?: \d+(?:\.\d+)?%)?)$/,
    "write a width such as condensed or 75%",
  ),
  style: word(
    "normal, italic or oblique (default: the font's own)",
    /^(?:normal|italic|oblique)$/,
    "write normal, italic or oblique",
  ),
  unicodeRange: word(
    "Characters that it is for, as unicode-range in CSS (default: all that it has)",
    new RegExp(String.raw`^\s*${range}(?:\s*,\s*${range})*\s*$`, "i"),
    "write ranges such as U+0600-06FF, U+0750-077F",
  ),
});

function isFontWeight(written: string | number): boolean {
  const weights = inNumbers(String(written));
  return /^\d+(?: \d+)?$/.test(weights) && weights.split(" ").every((weight) => +weight >= 1 && +weight <= 1000);
}

/** A weight of CSS without its words. */
export const inNumbers = (weight: string) => weight.replace(/^normal$/, "400").replace(/^bold$/, "700");

/** A list of fonts: paths, or objects with a file. */
export const fontEntries = v.array(v.union([v.string(), font]));

/** The schema of a list of fonts, with what an editor says of it. */
export const fontList = (about: string) => v.optional(v.pipe(fontEntries, v.description(about)));

/** A package of Fontsource: one family, with a file for each weight, style and script. */
const packaged = v.strictObject({
  fontsource: v.pipe(
    v.string(),
    v.check(isPackageName, "write the name of a package, such as @fontsource/inter"),
    v.description("An installed package, such as @fontsource/inter or @fontsource-variable/inter"),
  ),
  weights: v.optional(
    v.pipe(
      v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000))),
      v.description("Weights (default: 400 and 700)"),
    ),
  ),
  styles: v.optional(
    v.pipe(v.array(v.picklist(["normal", "italic"])), v.description("normal, italic (default: normal)")),
  ),
  subsets: v.optional(
    v.pipe(
      v.array(v.pipe(v.string(), v.regex(/^[a-z\d-]+$/, "write a name such as latin or cyrillic-ext"))),
      v.description("Scripts (default: latin and latin-ext)"),
    ),
  ),
});

/** The font of a role: a path, an object with a file, a package, or a list of these. */
export const brandFont = v.union([v.string(), font, packaged, v.array(v.union([v.string(), font, packaged]))]);

/** A package of Fontsource as it is written. */
export type PackagedFont = v.InferOutput<typeof packaged>;

/** A font as it is written: its path, or an object with that. */
export type WrittenFont = string | v.InferOutput<typeof font>;
