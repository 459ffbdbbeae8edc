import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { inflateSync } from "node:zlib";

/** The text of every file outside of the project: it may show nowhere. */
export const canary = "QuarterdeckCanary7f3b9c21e4";

/** The bytes by which the canary is found: as text of several encodings, and as Base64 wherever it may begin. */
const traces: readonly Buffer[] = [
  Buffer.from(canary),
  Buffer.from(canary, "utf16le"),
  Buffer.from(canary, "utf16le").swap16(),
  Buffer.from(Buffer.from(canary, "utf16le").swap16().toString("hex")),
  ...[0, 1, 2].map((shift) => {
    const text = Buffer.from(" ".repeat(shift) + canary).toString("base64");
    // The first and the last characters also hold bits of what stands beside it.
    return Buffer.from(text.slice(shift === 0 ? 0 : 4, -4));
  }),
];

const isIn = (bytes: Buffer) => traces.some((trace) => bytes.includes(trace));

/** Whether bytes hold the canary, also inside the compressed streams of a PDF. */
export function hasCanary(bytes: Buffer): boolean {
  return isIn(bytes) || (bytes.subarray(0, 5).toString("latin1") === "%PDF-" && streamsOf(bytes).some(isIn));
}

function streamsOf(pdf: Buffer): Buffer[] {
  const streams: Buffer[] = [];
  for (let at = pdf.indexOf("stream\n"); at !== -1; at = pdf.indexOf("stream\n", at + 1)) {
    const end = pdf.indexOf("endstream", at);
    try {
      streams.push(inflateSync(pdf.subarray(at + "stream\n".length, end)));
    } catch {}
  }
  return streams;
}

/** All files below a folder. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

/** The files below a folder that hold the canary. */
export const filesWithCanary = (folder: string): string[] =>
  filesBelow(folder).filter((file) => hasCanary(readFileSync(file)));
