import { createHash } from "node:crypto";
import { type PdfFile, packed } from "./file.js";
import { renumberIds } from "./structure-ids.js";

const objectsPerStream = 200;

/** Where an object is: at an offset (1), or with an index in an object stream (2). ISO 32000-1, table 18. */
type Entry = readonly [number: number, type: 1 | 2, place: number, index: number];

/**
 * Writes a PDF 1.5 file in its compact form: objects without a stream are packed into compressed object
 * streams (ISO 32000-1, 7.5.7), the cross-reference table is a stream too. The file's id is the hash of
 * its content, so that the same content gives the same bytes.
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
    entries.push([number, 1, length, 0]);
    write(Buffer.from(`${number} 0 obj\n${dictionary}stream\n`, "latin1"));
    write(stream);
    write(Buffer.from("\nendstream\nendobj\n"));
  };
  write(Buffer.from("%PDF-1.5\n%\xE2\xE3\xCF\xD3\n", "latin1"));
  const plain: PlainObject[] = [];
  for (const number of Float64Array.from(pdf.objects.keys()).sort()) {
    const { text = "", stream } = pdf.objects.get(number) ?? {};
    if (stream) writeStream(number, `${text} `, stream);
    else plain.push({ number, text });
  }
  let next = pdf.next;
  for (let from = 0; from < plain.length; from += objectsPerStream) {
    const group = plain.slice(from, from + objectsPerStream);
    for (const [index, { number }] of group.entries()) entries.push([number, 2, next, index]);
    const { head, bodies } = objectStream(group);
    const stream = packed(head + bodies);
    writeStream(next++, packedDictionary(`/Type/ObjStm/N ${group.length}/First ${head.length}`, stream), stream);
  }
  const xrefAt = length;
  const hash = createHash("sha256");
  for (const chunk of chunks) hash.update(chunk);
  const id = hash.digest("hex").slice(0, 32);
  const table = packed(xrefTable([...entries, [next, 1, xrefAt, 0]], next + 1));
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
  const index: string[] = [];
  for (const { number, text } of group) {
    index.push(`${number} ${offset}`);
    offset += text.length + 1;
  }
  return { head: `${index.join(" ")}\n`, bodies: group.map(({ text }) => `${text}\n`).join("") };
}

function xrefTable(entries: readonly Entry[], size: number): Buffer {
  const table = Buffer.alloc(size * 7);
  const view = new DataView(table.buffer, table.byteOffset, table.length);
  for (const [number, type, place, index] of entries) {
    view.setUint8(number * 7, type);
    view.setUint32(number * 7 + 1, place);
    view.setUint16(number * 7 + 5, index);
  }
  return table;
}

const packedDictionary = (entries: string, stream: Buffer): string =>
  `<<${entries}/Filter/FlateDecode/Length ${stream.length}>>`;
