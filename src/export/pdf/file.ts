import { inflateSync } from "node:zlib";
import type { LateStream } from "./late.js";
import { packed } from "./pack.js";

/** An object of a PDF. */
export interface PdfObject {
  /** Its value as it is written, one character for each byte; of a stream, its dictionary. */
  readonly text: string;
  /** The bytes of its stream, without the words around them; undefined where it has none. */
  readonly stream?: Buffer;
  /** Its stream where that is still being packed; the dictionary has no length yet. */
  readonly late?: LateStream;
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
  /** The pages whose content is marked, and where their pieces stand. */
  marked?: Map<number, Places>;
}

/** Where the pieces of a page stand, by their numbers: in its own content (undefined) or in that of a form. */
export type Places = Map<number, number | undefined>;

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
  const { size, keys } = readXref(file, xrefAt);
  const source = { file, read: readerOf(file) };
  const objects = new Map<number, PdfObject>();
  let next = 1;
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] ?? 0;
    const number = key % size;
    const offset = Math.floor(key / size);
    const end = Math.floor((keys[index + 1] ?? xrefAt * size) / size);
    if (offset === end) throw new Error("this PDF is damaged: two objects are in the same place");
    objects.set(number, readObject(source, number, offset, end));
    next = Math.max(next, number + 1);
  }
  return { objects, root, info, next };
}

/** A cross-reference table. */
interface Xref {
  /** More than the number of any object. */
  readonly size: number;
  /** For each object its place × size + its number: one number, so that they are quickly sorted by place. */
  readonly keys: Float64Array;
}

/** Each entry of the table has 20 bytes: ten digits of the place, five of the generation, and “n” where it is used. */
function readXref(file: Buffer, at: number): Xref {
  const head = /^xref\s*\n(\d+) (\d+)\s*?\n/.exec(file.toString("latin1", at, at + 64));
  if (!head) throw new Error("this PDF is damaged: its cross-reference table is not in its place");
  const [first, count] = [Number(head[1]), Number(head[2])];
  const from = at + head[0].length;
  const size = first + count;
  const keys: number[] = [];
  // A count that is wrong must not decide how long this takes.
  const isWhole = from + count * 20 <= file.length;
  for (let index = 0; isWhole && index < count; index++) {
    const entry = from + index * 20;
    if (file[entry + 17] === 0x6e) keys.push(digitsAt(file, entry) * size + first + index);
  }
  if (keys.length === 0) throw new Error("this PDF is damaged: objects are missing");
  return { size, keys: Float64Array.from(keys).sort() };
}

/** The number that ten bytes are the digits of. */
function digitsAt(file: Buffer, at: number): number {
  let value = 0;
  for (let place = at; place < at + 10; place++) value = value * 10 + (file[place] ?? 0) - 0x30;
  return value;
}

/** The bytes of a file, and a way to read some of them as text. */
interface Source {
  readonly file: Buffer;
  readonly read: (from: number, to: number) => string;
}

/** Decodes what lies around the place that is asked for at once: most objects are small and follow each other. */
function readerOf(file: Buffer): Source["read"] {
  let text = "";
  let start = 0;
  return (from, to) => {
    if (from < start || to > start + text.length) {
      start = from;
      text = file.toString("latin1", from, Math.max(to, from + 65_536));
    }
    return text.slice(from - start, to - start);
  };
}

const shortObject = 1024;
const objectEnd = "\nendobj\n";

function readObject({ file, read }: Source, number: number, from: number, to: number): PdfObject {
  const head = `${number} 0 obj`;
  const whole = to - from < shortObject ? read(from, to) : "";
  // Most objects are that short, and written so.
  if (whole.startsWith(head) && whole.endsWith(objectEnd) && !whole.endsWith(`endstream${objectEnd}`))
    return { text: whole.slice(head.length, -objectEnd.length).trim() };
  // Of an object with a stream, text is made of its dictionary only.
  const tailAt = Math.max(from, to - 32);
  const tail = read(tailAt, to);
  const end = tail.lastIndexOf("endobj");
  if (end < 0 || read(from, from + head.length) !== head)
    throw new Error(`this PDF is damaged: object ${number} is not in its place`);
  const isStream = tail.slice(0, end).trimEnd().endsWith("endstream");
  if (!isStream) return { text: read(from + head.length, tailAt + end).trim() };
  const streamAt = file.indexOf("stream", from);
  const stream = file.subarray(file.indexOf("\n", streamAt) + 1, tailAt + tail.lastIndexOf("\nendstream"));
  return { text: read(from + head.length, streamAt).trim(), stream };
}

/** The text of an object, or the dictionary of its stream; "" when there is none. */
export function objectText(pdf: PdfFile, number: number): string {
  return pdf.objects.get(number)?.text ?? "";
}

/** Adds an object, or replaces the one with this number. */
export function setObject(pdf: PdfFile, text: string, number = pdf.next): number {
  pdf.next = Math.max(pdf.next, number + 1);
  pdf.objects.set(number, { text });
  return number;
}

/**
 * What an object's stream says, one character for each byte; it is packed, as Chromium packs it, or plain.
 * @throws Error when it is still being packed
 */
export function streamText(pdf: PdfFile, number: number): string {
  const { text = "", stream, late } = pdf.objects.get(number) ?? {};
  if (late) throw new Error(`what object ${number} says is being packed`);
  if (!stream) return "";
  return (text.includes("/FlateDecode") ? inflateSync(stream, inOnePiece) : stream).toString("latin1");
}

/** Most content fits into so much, and needs no more than one piece of memory. */
const inOnePiece = { chunkSize: 65_536 };

/**
 * Adds an object with a packed stream, or replaces the one with this number.
 * @param entries what its dictionary has besides the length and the filter
 * @param text one character for each byte
 */
export function setStream(pdf: PdfFile, entries: string, text: string, number = pdf.next): number {
  const stream = packed(text);
  pdf.next = Math.max(pdf.next, number + 1);
  pdf.objects.set(number, { text: `<<${entries}/Filter /FlateDecode/Length ${stream.length}>>`, stream });
  return number;
}

/** Adds an object with a stream that is packed late, see {@link fillLate}, and that nobody reads any more, or replaces the one with this number. */
export function setLateStream(pdf: PdfFile, late: LateStream, number = pdf.next): number {
  pdf.next = Math.max(pdf.next, number + 1);
  pdf.objects.set(number, { text: "<</Filter /FlateDecode>>", late });
  return number;
}

/**
 * Waits for the streams that are packed late; then their dictionaries are whole.
 * @throws Error when one of them cannot be packed
 */
export async function fillLate(pdf: PdfFile): Promise<void> {
  for (const [number, { text, late }] of pdf.objects) {
    if (!late) continue;
    await late.done;
    if (!late.bytes) throw new Error(`the content of object ${number} was never packed`);
    pdf.objects.set(number, { text: text.replace(/>>$/, `/Length ${late.bytes.length}>>`), stream: late.bytes });
  }
}

/** The object numbers of the pages, in order. */
export function pageNumbers(pdf: PdfFile): number[] {
  const known = new Set<number>();
  const pages: number[] = [];
  const walk = (number: number) => {
    if (known.has(number)) throw new Error(`this PDF is damaged: page ${number} is its own parent`);
    known.add(number);
    const text = objectText(pdf, number);
    const kids = text.includes("/Kids [") ? /\/Kids \[([^\]]*)\]/.exec(text)?.[1] : undefined;
    if (kids === undefined) pages.push(number);
    else for (const match of kids.matchAll(/(\d+) 0 R/g)) walk(Number(match[1]));
  };
  walk(Number(/\/Pages (\d+) 0 R/.exec(objectText(pdf, pdf.root))?.[1]));
  return pages;
}

/** A text string: ASCII as it is, everything else as UTF-16 with a byte order mark. ISO 32000-1, 7.9.2. */
export function pdfString(text: string): string {
  if (/^[\x20-\x7E]*$/.test(text)) return `(${text.replace(/[\\()]/g, "\\$&")})`;
  const units = [...Array(text.length).keys()].map((index) => text.charCodeAt(index).toString(16).padStart(4, "0"));
  return `<feff${units.join("")}>`;
}
