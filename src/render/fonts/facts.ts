import type { Font } from "fontkit";
import { openFont } from "./fontkit.js";

/** The values that an axis of a variable font can have. */
export interface Axis {
  readonly min: number;
  readonly default: number;
  readonly max: number;
}

/** What a font says of itself. */
export interface FontFacts {
  readonly family: string;
  /** From 1 to 1000; two for a variable font. */
  readonly weight: string;
  readonly style: "normal" | "italic";
  readonly axes: ReadonlyMap<string, Axis>;
  /** What its licence forbids to those who would put it into a page; "" for nothing. */
  readonly forbids: "" | "embedding" | "subsetting" | "outlines";
  /** The characters that it can draw, as code points. */
  readonly characters: ReadonlySet<number>;
}

/** Reads what a font says of itself; undefined when it cannot be read. */
export function readFontFacts(bytes: Uint8Array): FontFacts | undefined {
  try {
    const font = openFont(Buffer.from(bytes));
    if (!("characterSet" in font)) return undefined;
    const axes = new Map(Object.entries(font.variationAxes).flatMap(([tag, axis]) => (axis ? [[tag, axis]] : [])));
    const weight = axes.get("wght");
    return {
      family: (font.getName("preferredFamily", "en") ?? font.familyName ?? "").replace(/["\\;{}<>\p{Cc}]/gu, ""),
      weight: weight ? `${weight.min} ${weight.max}` : String(font["OS/2"].usWeightClass || 400),
      style: font.italicAngle === 0 ? "normal" : "italic",
      axes,
      forbids: forbiddenBy(font["OS/2"].fsType),
      // A table of characters may end with U+FFFF, which is none.
      characters: new Set(font.characterSet.filter((code) => code !== 0xffff)),
    };
  } catch {
    // Broken files fail in many ways.
    return undefined;
  }
}

/** Of several permissions the widest counts. https://learn.microsoft.com/typography/opentype/spec/os2#fstype */
function forbiddenBy(type: Font["OS/2"]["fsType"] | undefined): FontFacts["forbids"] {
  if (!type) return "";
  if (type.noEmbedding && !type.viewOnly && !type.editable) return "embedding";
  if (type.bitmapOnly) return "outlines";
  return type.noSubsetting ? "subsetting" : "";
}
