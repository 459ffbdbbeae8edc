import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { loadSource } from "./load-source.mjs";

/** The advance widths of the characters of some fonts, in em, by the SHA-1 of each file; see src/render/fonts/widths.ts. */
export async function widthsOfFonts(files) {
  const { readWidths } = await loadSource("src/render/fonts/widths.ts");
  return Object.fromEntries(
    files.map((file) => {
      const bytes = readFileSync(file);
      return [createHash("sha1").update(bytes).digest("base64url"), readWidths(bytes)];
    }),
  );
}
