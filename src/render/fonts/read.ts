import type { Reader } from "../../content/reader.js";
import type { FontFile, NamedFont } from "../../model/design.js";
import { problem } from "../../report/problem.js";
import { type FontFacts, readFontFacts } from "./facts.js";
import { type FontMistake, fontFormat } from "./format.js";
import { addedName } from "./stacks.js";

/** What becomes of fonts: a theme's own are taken as they are, others are added to those of a theme. */
type FontUse = "own" | "added";

/** Reads fonts; those that are missing, broken or something else are reported and left out. */
export function readFonts(
  fonts: readonly NamedFont[],
  folders: readonly string[],
  reader: Reader,
  use: FontUse,
): FontFile[] {
  return fonts.flatMap((font) => {
    const file = reader.find(font.file, folders, font.span);
    const bytes = file && reader.readBytes(file);
    const read = bytes && readFont(font, bytes, use);
    if (!read) return [];
    if (!("detail" in read)) return [read];
    reportFont(font, read, reader);
    return [];
  });
}

/**
 * The fonts of a theme and added ones, those that stand first in a list of fonts first. An added family that is called
 * like one of the theme's gets another name: browsers look for a character in one weight of a family only.
 */
export function addFonts(fonts: readonly FontFile[], added: readonly FontFile[]): FontFile[] {
  const own = new Set(fonts.flatMap((font) => (font.added ? [] : [font.family.toLowerCase()])));
  const renamed = added
    .filter((font) => !fonts.includes(font))
    .map((font) => (own.has(font.family.toLowerCase()) ? { ...font, family: addedName(font.family) } : font));
  return [...renamed, ...fonts];
}

/** Reports a file that is no font, or a broken one, or one that its maker keeps from pages. */
export function reportFont(
  { file, span }: NamedFont,
  { detail, hint, isForbidden }: FontMistake,
  reader: Reader,
): void {
  reader.report(problem(isForbidden ? "forbidden-font" : "bad-font", { path: file, detail, hint }, { span }));
}

/** What is wrong with a font of which only the beginning is right. */
export const brokenFont: FontMistake = {
  detail: "it cannot be read",
  hint: "get the file once more, or let another program convert it to .woff2",
};

/** What the makers of fonts say in them, and what that means here. */
const forbidden: Readonly<Record<Exclude<FontFacts["forbids"], "">, FontMistake>> = {
  embedding: {
    detail: "its own table OS/2 (fsType) forbids embedding",
    hint: "ask its maker for a licence and files for the web, or take another font",
    isForbidden: true,
  },
  outlines: {
    detail: "its own table OS/2 (fsType) allows bitmaps only",
    hint: "ask its maker for a licence and files for the web, or take another font",
    isForbidden: true,
  },
  subsetting: {
    detail: "its own table OS/2 (fsType) forbids to cut it, and pages carry the characters that they use only",
    hint: "ask its maker for files that may be cut, or take another font",
    isForbidden: true,
  },
};

function readFont(font: NamedFont, bytes: Uint8Array, use: FontUse): FontFile | FontMistake {
  const format = fontFormat(bytes);
  if (typeof format !== "string") return format;
  const isAdded = use === "added";
  const facts = isAdded || font.family === undefined ? readFontFacts(bytes) : undefined;
  if (!facts && (isAdded || font.family === undefined)) return brokenFont;
  if (facts?.forbids) return forbidden[facts.forbids];
  const family = font.family ?? facts?.family ?? "";
  if (family === "") return { detail: "it says nothing of its family", hint: "name it with family:" };
  return {
    family,
    weight: font.weight ?? facts?.weight ?? "400",
    stretch: font.stretch ?? "",
    style: font.style ?? facts?.style ?? "normal",
    unicodeRange: font.unicodeRange ?? "",
    format,
    bytes,
    added: isAdded ? font : undefined,
  };
}
