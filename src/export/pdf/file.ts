import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";

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

/**
 * Gives the elements of the structure ids that depend on nothing but their order: Chromium counts them on from
 * whatever the tab has shown before. It writes eight digits, and merging puts a letter before them; other strings
 * that begin with “node” are somebody's words.
 */
function renumberIds(pdf: PdfFile): void {
  const pattern = /\((node[A-Z]?\d{8})\)/g;
  const marked = [...pdf.objects].filter(([, { body, isStream }]) => !isStream && body.includes("(node"));
  const ids = new Set(
    marked.flatMap(([, { body }]) => [...body.toString("latin1").matchAll(pattern)].map(([, id]) => id)),
  );
  const renamed = new Map([...ids].sort().map((id, index) => [id, `node${String(index + 1).padStart(8, "0")}`]));
  for (const [number, { body }] of marked) {
    const text = body.toString("latin1").replace(pattern, (_, id: string) => `(${renamed.get(id) ?? id})`);
    pdf.objects.set(number, { body: Buffer.from(text, "latin1"), isStream: false });
  }
}

const objectsPerStream = 200;

/**
 * Writes a PDF 1.5 file in its compact form: objects without a stream are packed into compressed object
 * streams (ISO 32000-1, 7.5.7), the cross-reference table is a stream too. The file's id is the hash of
 * its content, so that the same content gives the same bytes.
 */
export function writePdf(pdf: PdfFile): Uint8Array {
  renumberIds(pdf);
  const chunks: Buffer[] = [Buffer.from("%PDF-1.5\n%\xE2\xE3\xCF\xD3\n", "latin1")];
  let length = chunks[0]?.length ?? 0;
  const entries = new Map<number, readonly [type: number, a: number, b: number]>();
  const write = (bytes: Buffer) => {
    chunks.push(bytes);
    length += bytes.length;
  };
  const writeObject = (number: number, body: Buffer) => {
    entries.set(number, [1, length, 0]);
    write(Buffer.concat([Buffer.from(`${number} 0 obj\n`), body, Buffer.from("\nendobj\n")]));
  };
  const plain: [number, Buffer][] = [];
  for (const [number, object] of [...pdf.objects].sort(([a], [b]) => a - b)) {
    if (object.isStream) writeObject(number, object.body);
    else plain.push([number, object.body]);
  }
  let next = pdf.next;
  for (let from = 0; from < plain.length; from += objectsPerStream) {
    const group = plain.slice(from, from + objectsPerStream);
    for (const [index, [number]] of group.entries()) entries.set(number, [2, next, index]);
    writeObject(next++, objectStream(group));
  }
  const xrefAt = length;
  entries.set(next, [1, xrefAt, 0]);
  const id = createHash("sha256").update(Buffer.concat(chunks)).digest("hex").slice(0, 32);
  const extra = `/Root ${pdf.root} 0 R/Info ${pdf.info} 0 R/ID[<${id}><${id}>]`;
  write(
    Buffer.concat([Buffer.from(`${next} 0 obj\n`), xrefStream(entries, next + 1, extra), Buffer.from("\nendobj\n")]),
  );
  write(Buffer.from(`startxref\n${xrefAt}\n%%EOF\n`));
  return Buffer.concat(chunks);
}

function objectStream(group: readonly (readonly [number, Buffer])[]): Buffer {
  let offset = 0;
  const index: string[] = [];
  for (const [number, body] of group) {
    index.push(`${number} ${offset}`);
    offset += body.length + 1;
  }
  const head = Buffer.from(`${index.join(" ")}\n`);
  const bodies = group.flatMap(([, body]) => [body, Buffer.from("\n")]);
  return stream(Buffer.concat([head, ...bodies]), `/Type/ObjStm/N ${group.length}/First ${head.length}`);
}

function xrefStream(
  entries: ReadonlyMap<number, readonly [type: number, a: number, b: number]>,
  size: number,
  extra: string,
): Buffer {
  const table = Buffer.alloc(size * 7);
  for (const [number, [type, a, b]] of entries) {
    table.writeUInt8(type, number * 7);
    table.writeUInt32BE(a, number * 7 + 1);
    table.writeUInt16BE(b, number * 7 + 5);
  }
  return stream(table, `/Type/XRef/Size ${size}/W[1 4 2]${extra}`);
}

function stream(content: Buffer, dictionary: string): Buffer {
  const packed = deflateSync(content, { level: 6 });
  const head = Buffer.from(`<<${dictionary}/Filter/FlateDecode/Length ${packed.length}>>stream\n`, "latin1");
  return Buffer.concat([head, packed, Buffer.from("\nendstream")]);
}
