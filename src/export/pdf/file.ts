import { deflateSync, inflateSync } from "node:zlib";

/** An object of a PDF: its dictionary or value as text, and the bytes of its stream if it has one. */
interface PdfObject {
  readonly body: Buffer;
  readonly isStream: boolean;
}

/**
 * A PDF as Chromium (Skia) writes it, taken apart: classic cross-reference table, generation 0 throughout,
 * no encryption. ISO 32000-1, 7.5.
 */
export interface PdfFile {
  readonly objects: Map<number, PdfObject>;
  readonly root: number;
  readonly info: number;
  /** The first number that no object has. */
  next: number;
}

/** @throws Error when the bytes have another structure than Chromium's */
export function parsePdf(bytes: Uint8Array): PdfFile {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tail = file.subarray(-2048).toString("latin1");
  const xrefAt = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1]);
  if (!Number.isInteger(xrefAt)) throw new Error("this PDF is not complete: it does not end with %%EOF");
  const trailer = /trailer\s*<<([\s\S]*?)>>\s*startxref/.exec(tail)?.[1] ?? "";
  const root = Number(/\/Root (\d+) 0 R/.exec(trailer)?.[1]);
  const info = Number(/\/Info (\d+) 0 R/.exec(trailer)?.[1]);
  if (![root, info].every(Number.isInteger)) throw new Error("this PDF has no classic trailer");
  const offsets = readXref(file, xrefAt);
  const sorted = [...offsets].sort(([, a], [, b]) => a - b);
  const objects = new Map<number, PdfObject>();
  for (const [index, [number, offset]] of sorted.entries()) {
    const end = sorted[index + 1]?.[1] ?? xrefAt;
    objects.set(number, readObject(file.subarray(offset, end), number));
  }
  return { objects, root, info, next: Math.max(...objects.keys()) + 1 };
}

function readXref(file: Buffer, at: number): Map<number, number> {
  const lines = file.subarray(at).toString("latin1").split(/\r?\n/);
  if (lines[0]?.trim() !== "xref")
    throw new Error("this PDF is damaged: its cross-reference table is not in its place");
  const [first = 0, count = 0] = (lines[1] ?? "").split(" ").map(Number);
  // A count that is wrong must not decide how long this takes.
  const entries = lines.slice(2, 2 + count);
  const offsets = entries.flatMap((line, index): [number, number][] => {
    const [offset = "0", , state] = line.split(/\s+/);
    return state === "n" ? [[first + index, Number(offset)]] : [];
  });
  if (entries.length !== count || offsets.length === 0) throw new Error("this PDF is damaged: objects are missing");
  return new Map(offsets);
}

function readObject(bytes: Buffer, number: number): PdfObject {
  const head = `${number} 0 obj`;
  const end = bytes.lastIndexOf("endobj");
  if (!bytes.subarray(0, head.length).equals(Buffer.from(head)) || end < 0) {
    throw new Error(`this PDF is damaged: object ${number} is not in its place`);
  }
  const body = trim(bytes.subarray(head.length, end));
  return { body, isStream: body.subarray(-9).toString("latin1") === "endstream" };
}

function trim(bytes: Buffer): Buffer {
  let start = 0;
  let end = bytes.length;
  const isSpace = (byte: number | undefined) => byte === 0x20 || byte === 0x0a || byte === 0x0d;
  while (start < end && isSpace(bytes[start])) start++;
  while (end > start && isSpace(bytes[end - 1])) end--;
  return bytes.subarray(start, end);
}

/** The text of an object without a stream; "" when there is none. */
export function objectText(pdf: PdfFile, number: number): string {
  return pdf.objects.get(number)?.body.toString("latin1") ?? "";
}

/** Adds an object, or replaces the one with this number. */
export function setObject(pdf: PdfFile, text: string, number = pdf.next): number {
  pdf.next = Math.max(pdf.next, number + 1);
  pdf.objects.set(number, { body: Buffer.from(text, "latin1"), isStream: false });
  return number;
}

/** The dictionary of an object, whether a stream follows it or not; "" when there is none. */
export function dictionaryOf(pdf: PdfFile, number: number): string {
  const object = pdf.objects.get(number);
  if (!object) return "";
  const end = object.isStream ? object.body.indexOf("stream") : object.body.length;
  return object.body.toString("latin1", 0, end).trim();
}

/** What an object's stream says, one character for each byte; it is packed, as Chromium packs it, or plain. */
export function streamText(pdf: PdfFile, number: number): string {
  const object = pdf.objects.get(number);
  if (!object?.isStream) return "";
  const start = object.body.indexOf("stream");
  const length = Number(/\/Length (\d+)/.exec(object.body.toString("latin1", 0, start))?.[1]);
  const from = object.body.indexOf("\n", start) + 1;
  const bytes = object.body.subarray(from, from + length);
  const isPacked = object.body.toString("latin1", 0, start).includes("/FlateDecode");
  return (isPacked ? inflateSync(bytes) : bytes).toString("latin1");
}

/**
 * Adds an object with a packed stream, or replaces the one with this number.
 * @param entries what its dictionary has besides the length and the filter
 * @param text one character for each byte
 */
export function setStream(pdf: PdfFile, entries: string, text: string, number = pdf.next): number {
  const packed = deflateSync(Buffer.from(text, "latin1"), { level: 6 });
  const head = Buffer.from(`<<${entries}/Filter /FlateDecode/Length ${packed.length}>> stream\n`, "latin1");
  pdf.next = Math.max(pdf.next, number + 1);
  pdf.objects.set(number, { body: Buffer.concat([head, packed, Buffer.from("\nendstream")]), isStream: true });
  return number;
}

/** The object numbers of the pages, in order. */
export function pageNumbers(pdf: PdfFile): number[] {
  const pages = Number(/\/Pages (\d+) 0 R/.exec(objectText(pdf, pdf.root))?.[1]);
  const known = new Set<number>();
  const walk = (number: number): number[] => {
    if (known.has(number)) throw new Error(`this PDF is damaged: page ${number} is its own parent`);
    known.add(number);
    const text = objectText(pdf, number);
    const kids = /\/Kids \[([^\]]*)\]/.exec(text)?.[1];
    if (kids === undefined) return [number];
    return [...kids.matchAll(/(\d+) 0 R/g)].flatMap((match) => walk(Number(match[1])));
  };
  return walk(pages);
}

/** A text string: ASCII as it is, everything else as UTF-16 with a byte order mark. ISO 32000-1, 7.9.2. */
export function pdfString(text: string): string {
  if (/^[\x20-\x7E]*$/.test(text)) return `(${text.replace(/[\\()]/g, "\\$&")})`;
  const units = [...Array(text.length).keys()].map((index) => text.charCodeAt(index).toString(16).padStart(4, "0"));
  return `<feff${units.join("")}>`;
}
