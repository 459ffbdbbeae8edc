/**
 * Makes the fonts of our themes from variable ones (all SIL Open Font License 1.1, none with a reserved name).
 *
 * Chromium embeds variable fonts in PDFs as Type 3 outlines: large, and poor on paper. So the few instances
 * that a theme uses are cut out as static fonts. Run `node scripts/fonts.mjs [THEME…]` after a font's update, look at
 * the decks, and commit the result.
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import subsetFont from "subset-font";

const require = createRequire(import.meta.url);
const folder = (name) => path.dirname(require.resolve(`${name}/package.json`));

/**
 * The fonts of each theme: the family, as its package is called; how its files begin; the axes after which the package calls them; and the instances,
 * each with what its file is called and its axes. An instance whose name ends in “i” is italic.
 */
const themes = {
  quarterdeck: [
    {
      family: "archivo",
      file: "archivo",
      axes: "wdth",
      instances: {
        400: { wght: 400, wdth: 100 },
        "400i": { wght: 400, wdth: 100 },
        600: { wght: 600, wdth: 100 },
        700: { wght: 700, wdth: 100 },
        "800w": { wght: 800, wdth: 112 },
      },
    },
    { family: "jetbrains-mono", file: "mono", axes: "wght", instances: { 500: { wght: 500 }, 700: { wght: 700 } } },
  ],
  plain: [
    { family: "stix-two-text", file: "stix", axes: "wght", instances: { 600: { wght: 600 }, "400i": { wght: 400 } } },
    {
      family: "public-sans",
      file: "public-sans",
      axes: "wght",
      instances: { 400: { wght: 400 }, "400i": { wght: 400 }, 700: { wght: 700 } },
    },
    // The theme paper-first sets code in it, too.
    { family: "fira-code", file: "mono", axes: "wght", instances: { 500: { wght: 450 }, 700: { wght: 650 } } },
  ],
  contrast: [
    {
      family: "atkinson-hyperlegible-next",
      file: "atkinson",
      axes: "wght",
      instances: { 400: { wght: 450 }, "400i": { wght: 450 }, 700: { wght: 700 }, 800: { wght: 800 } },
    },
  ],
  "paper-first": [
    {
      family: "literata",
      file: "literata",
      axes: "opsz",
      instances: {
        400: { wght: 400, opsz: 14 },
        "400i": { wght: 400, opsz: 14 },
        700: { wght: 700, opsz: 14 },
        "600d": { wght: 600, opsz: 30 },
      },
    },
  ],
};

/** All characters of a CSS unicode-range. */
function charactersOf(range) {
  return range.split(",").flatMap((part) => {
    const [from, to = from] = part
      .trim()
      .replace("U+", "")
      .split("-")
      .map((hex) => Number.parseInt(hex, 16));
    return Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i));
  });
}

async function cut(source, target, range, axes) {
  const text = charactersOf(range).filter(
    (character) => character.trim() !== "" || character === " " || character === "\u00A0",
  );
  const options = { targetFormat: "woff2", ...(axes ? { variationAxes: axes } : {}) };
  writeFileSync(target, await subsetFont(readFileSync(source), text.join(""), options));
}

async function cutFamily({ family, file, axes, instances }, target) {
  const from = folder(`@fontsource-variable/${family}`);
  const ranges = JSON.parse(readFileSync(path.join(from, "unicode.json"), "utf8"));
  for (const subset of ["latin", "latin-ext"])
    for (const [name, values] of Object.entries(instances)) {
      const style = name.endsWith("i") ? "italic" : "normal";
      const source = path.join(from, "files", `${family}-${subset}-${axes}-${style}.woff2`);
      await cut(source, path.join(target, `${file}-${name}-${subset}.woff2`), ranges[subset], values);
    }
  copyFileSync(path.join(from, "LICENSE"), path.join(target, `LICENSE-${family}.txt`));
}

const [...wanted] = process.argv.slice(2);
for (const [theme, families] of Object.entries(themes)) {
  if (wanted.length > 0 && !wanted.includes(theme)) continue;
  const target = `templates/themes/${theme}/fonts`;
  mkdirSync(target, { recursive: true });
  for (const family of families) await cutFamily(family, target);
}
// Arrows, marks and box drawing, which the split files leave out; all themes have them.
const symbols =
  "U+2190-2199,U+21D0,U+21D2,U+2248,U+2260,U+2264-2265,U+2500-257F,U+2580-259F,U+25A0-25A1,U+25B2,U+25B6,U+25BC,U+25C0,U+25CB,U+25CF,U+2713,U+2717";
const full = path.join(folder("jetbrains-mono"), "fonts/webfonts/JetBrainsMono-Medium.woff2");
await cut(full, "templates/themes/quarterdeck/fonts/symbols.woff2", symbols);
