/**
 * Makes the fonts of the theme `quarterdeck` from Archivo and JetBrains Mono (both SIL Open Font License 1.1).
 *
 * Chromium embeds variable fonts in PDFs as Type 3 outlines: large, and poor on paper. So the few instances
 * that the theme uses are cut out as static fonts. Run `node scripts/fonts.mjs` after a font's update, look at
 * the decks, and commit the result.
 */
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import subsetFont from "subset-font";

const require = createRequire(import.meta.url);
const target = "templates/themes/quarterdeck/fonts";
const folder = (name) => path.dirname(require.resolve(`${name}/package.json`));
const archivo = folder("@fontsource-variable/archivo");
const mono = folder("@fontsource-variable/jetbrains-mono");
const monoFull = folder("jetbrains-mono");

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

async function cut(source, name, range, axes) {
  const text = charactersOf(range).filter(
    (character) => character.trim() !== "" || character === " " || character === "\u00A0",
  );
  const options = { targetFormat: "woff2", ...(axes ? { variationAxes: axes } : {}) };
  writeFileSync(path.join(target, name), await subsetFont(readFileSync(source), text.join(""), options));
}

const ranges = JSON.parse(readFileSync(path.join(archivo, "unicode.json"), "utf8"));
const instances = [
  ["400", "normal", { wght: 400, wdth: 100 }],
  ["400i", "italic", { wght: 400, wdth: 100 }],
  ["600", "normal", { wght: 600, wdth: 100 }],
  ["700", "normal", { wght: 700, wdth: 100 }],
  ["800w", "normal", { wght: 800, wdth: 112 }],
];
for (const subset of ["latin", "latin-ext"]) {
  for (const [name, style, axes] of instances) {
    const source = path.join(archivo, "files", `archivo-${subset}-wdth-${style}.woff2`);
    await cut(source, `archivo-${name}-${subset}.woff2`, ranges[subset], axes);
  }
  for (const weight of [500, 700]) {
    const source = path.join(mono, "files", `jetbrains-mono-${subset}-wght-normal.woff2`);
    await cut(source, `mono-${weight}-${subset}.woff2`, ranges[subset], { wght: weight });
  }
}
// Arrows, marks and box drawing, which the split files leave out.
const symbols =
  "U+2190-2199,U+21D0,U+21D2,U+2248,U+2260,U+2264-2265,U+2500-257F,U+2580-259F,U+25A0-25A1,U+25B2,U+25B6,U+25BC,U+25C0,U+25CB,U+25CF,U+2713,U+2717";
await cut(path.join(monoFull, "fonts/webfonts/JetBrainsMono-Medium.woff2"), "symbols.woff2", symbols);
copyFileSync(path.join(archivo, "LICENSE"), path.join(target, "LICENSE-archivo.txt"));
copyFileSync(path.join(mono, "LICENSE"), path.join(target, "LICENSE-jetbrains-mono.txt"));
