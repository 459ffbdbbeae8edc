import type { FontFormat } from "../../model/design.js";

/** How files begin that browsers take as fonts. */
const signatures: readonly (readonly [start: string, format: FontFormat])[] = [
  ["wOF2", "woff2"],
  ["wOFF", "woff"],
  ["\0\u0001\0\0", "truetype"],
  ["true", "truetype"],
  ["OTTO", "opentype"],
];

/** The end of a font's file name and its MIME type. */
export const fontTypes: Readonly<Record<FontFormat, { readonly ending: string; readonly type: string }>> = {
  woff2: { ending: "woff2", type: "font/woff2" },
  woff: { ending: "woff", type: "font/woff" },
  truetype: { ending: "ttf", type: "font/ttf" },
  opentype: { ending: "otf", type: "font/otf" },
};

/** What is wrong with a font file, and what would be right. */
export interface FontMistake {
  readonly detail: string;
  readonly hint: string;
  /** It is a font that browsers would show, and that must not stand in a page. */
  readonly isForbidden?: true;
}

/** Tells a font by its first bytes, as a file's name may say anything; also whether the file is whole. */
export function fontFormat(bytes: Uint8Array): FontFormat | FontMistake {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = file.toString("latin1", 0, 4);
  if (start === "ttcf")
    return { detail: "it holds several fonts", hint: "take one of them out, as a .ttf or .otf file" };
  const format = signatures.find(([signature]) => signature === start)?.[1];
  if (!format) {
    const detail = bytes.length === 0 ? "it is empty" : "it does not begin like one, whatever its name says";
    return { detail, hint: "give a .woff2, .woff, .ttf or .otf file" };
  }
  const length = lengthOf(file, format);
  if (length > bytes.length)
    return { detail: `it ends after ${bytes.length} of ${length} bytes`, hint: "get the file once more" };
  return format;
}

/** How long a font file is by what its head says; 0 when it has no head. */
function lengthOf(file: Buffer, format: FontFormat): number {
  if (file.length < 12) return 12;
  if (format === "woff2" || format === "woff") return file.readUInt32BE(8);
  const tables = file.readUInt16BE(4);
  if (file.length < 12 + tables * 16) return 12 + tables * 16;
  const ends = Array.from({ length: tables }, (_, index) => {
    const entry = 12 + index * 16;
    return file.readUInt32BE(entry + 8) + file.readUInt32BE(entry + 12);
  });
  return Math.max(12, ...ends);
}
