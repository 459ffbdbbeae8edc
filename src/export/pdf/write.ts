import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";
import type { PdfFile } from "./file.js";
import { renumberIds } from "./structure-ids.js";

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
