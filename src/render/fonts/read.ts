import type { Reader } from "../../content/reader.js";
import type { FontFile, NamedFont } from "../../model/design.js";
import { problem } from "../../report/problem.js";
import { readFontFacts } from "./facts.js";
import { type FontMistake, fontFormat } from "./format.js";

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
    .map((font) => (own.has(font.family.toLowerCase()) ? { ...font, family: `${font.family} (added)` } : font));
  return [...renamed, ...fonts];
}

/** Reports a file that is no font, or a broken one. */
export function reportFont({ file, span }: NamedFont, { detail, hint }: FontMistake, reader: Reader): void {
  reader.report(problem("bad-font", { path: file, detail, hint }, { span }));
}

/** What is wrong with a font of which only the beginning is right. */
export const brokenFont: FontMistake = {
  detail: "it cannot be read",
  hint: "get the file once more, or let another program convert it to .woff2",
};

function readFont(font: NamedFont, bytes: Uint8Array, use: FontUse): FontFile | FontMistake {
  const format = fontFormat(bytes);
  if (typeof format !== "string") return format;
  const isAdded = use === "added";
  const facts = isAdded || font.family === undefined ? readFontFacts(bytes) : undefined;
  if (!facts && (isAdded || font.family === undefined)) return brokenFont;
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
