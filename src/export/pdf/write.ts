import { createHash } from "node:crypto";
import type { PdfFile } from "./file.js";
import { packed } from "./pack.js";
import { renumberIds } from "./structure-ids.js";

const objectsPerStream = 200;
const streamEnd = Buffer.from("\nendstream\nendobj\n");

/** Where an object is: at an offset (1), or with an index in an object stream (2). ISO 32000-1, table 18. */
interface Entry {
  readonly number: number;
  readonly type: 1 | 2;
  readonly place: number;
  readonly index: number;
}

/**
 * Writes a PDF 1.5 file in its compact form: objects without a stream are packed into compressed object
 * streams (ISO 32000-1, 7.5.7), the cross-reference table is a stream too. The file's id is the hash of
 * its content, so that the same content gives the same bytes.
 * @throws Error when a stream is still being packed
 */
export function writePdf(pdf: PdfFile): Uint8Array {
  renumberIds(pdf);
  const chunks: Buffer[] = [];
  let length = 0;
  const write = (chunk: Buffer) => {
    chunks.push(chunk);
    length += chunk.length;
  };
  const entries: Entry[] = [];
  const writeStream = (number: number, dictionary: string, stream: Buffer) => {
    entries.push({ number, type: 1, place: length, index: 0 });
    write(Buffer.from(`${number} 0 obj\n${dictionary}stream\n`, "latin1"));
    write(stream);
    write(streamEnd);
  };
  write(Buffer.from("%PDF-1.5\n%\xE2\xE3\xCF\xD3\n", "latin1"));
  const plain: PlainObject[] = [];
  Float64Array.from(pdf.objects.keys())
    .sort()
    .forEach((number) => {
      const { text = "", stream, late } = pdf.objects.get(number) ?? {};
      if (late) throw new Error(`the content of object ${number} is still being packed`);
      if (stream) writeStream(number, `${text} `, stream);
      else plain.push({ number, text });
    });
  let next = pdf.next;
  for (let from = 0; from < plain.length; from += objectsPerStream) {
    const group = plain.slice(from, from + objectsPerStream);
    const place = next;
    entries.push(...group.map(({ number }, index) => ({ number, type: 2 as const, place, index })));
    const { head, bodies } = objectStream(group);
    const stream = packed(head + bodies);
    writeStream(next++, packedDictionary(`/Type/ObjStm/N ${group.length}/First ${head.length}`, stream), stream);
  }
  const xrefAt = length;
  const id = createHash("sha256").update(Buffer.concat(chunks, length)).digest("hex").slice(0, 32);
  const table = packed(xrefTable([...entries, { number: next, type: 1, place: xrefAt, index: 0 }], next + 1));
  const kind = `/Type/XRef/Size ${next + 1}/W[1 4 2]/Root ${pdf.root} 0 R/Info ${pdf.info} 0 R/ID[<${id}><${id}>]`;
  writeStream(next, packedDictionary(kind, table), table);
  write(Buffer.from(`startxref\n${xrefAt}\n%%EOF\n`));
  return Buffer.concat(chunks, length);
}

/** An object without a stream. */
interface PlainObject {
  readonly number: number;
  readonly text: string;
}

/** The numbers and places of objects, and the objects. */
function objectStream(group: readonly PlainObject[]): { head: string; bodies: string } {
  let offset = 0;
  const index = group.map(({ number, text }) => {
    const at = offset;
    offset += text.length + 1;
    return `${number} ${at}`;
  });
  return { head: `${index.join(" ")}\n`, bodies: `${group.map(({ text }) => text).join("\n")}\n` };
}

function xrefTable(entries: readonly Entry[], size: number): Buffer {
  const table = Buffer.alloc(size * 7);
  entries.forEach(({ number, type, place, index }) => {
    const at = number * 7;
    table[at] = type;
    table[at + 1] = place >>> 24;
    table[at + 2] = place >>> 16;
    table[at + 3] = place >>> 8;
    table[at + 4] = place;
    table[at + 5] = index >>> 8;
    table[at + 6] = index;
  });
  return table;
}

const packedDictionary = (entries: string, stream: Buffer): string =>
  `<<${entries}/Filter/FlateDecode/Length ${stream.length}>>`;
