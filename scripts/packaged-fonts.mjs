import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { loadSource } from "./load-source.mjs";

/** The advance widths of the characters of some fonts, in em, by the SHA-1 of each file; see src/render/fonts/widths.ts. */
export async function widthsOfFonts(files) {
  const { readWidths } = await loadSource("src/render/fonts/widths.ts");
  return ofEach(files, readWidths);
}

/** The characters that some fonts can draw, by the SHA-1 of each file; see src/render/fonts/packaged-characters.ts. */
export async function charactersOfFonts(files) {
  const { readFontFacts } = await loadSource("src/render/fonts/facts.ts");
  return ofEach(files, (bytes) => inRuns(readFontFacts(bytes).characters));
}

/** Code points as runs of those that follow each other: the first of each, and how many more there are. */
function inRuns(characters) {
  const runs = [];
  for (const code of [...characters].toSorted((a, b) => a - b)) {
    const open = runs.at(-1);
    if (open && code === open[0] + open[1] + 1) open[1]++;
    else runs.push([code, 0]);
  }
  return runs;
}

const ofEach = (files, read) =>
  Object.fromEntries(
    files.map((file) => {
      const bytes = readFileSync(file);
      return [createHash("sha1").update(bytes).digest("base64url"), read(bytes)];
    }),
  );
