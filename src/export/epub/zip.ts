import { crc32 } from "node:zlib";

/** A file of a zip. */
export interface ZipFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Its bytes as they are packed (RFC 1951); undefined for a file that stands there as it is. */
  readonly packed?: Uint8Array;
}

/** Headers of files, and lines of the table at the end, without names. APPNOTE.TXT, 4.3.7, 4.3.12 and 4.3.16. */
const sizes = { header: 30, line: 46, end: 22 };

const needs = 20;
const utf8Name = 0x0800;

/** 1 January 1980, 0:00. A zip knows local time only, and no clock is asked: this is the same everywhere. */
const noTime = (1 << 21) | (1 << 16);

/** Puts files into a zip; the same files give the same bytes. */
export function zipOf(files: readonly ZipFile[]): Uint8Array {
  const parts: Buffer[] = [];
  const table: Buffer[] = [];
  let at = 0;
  for (const file of files) {
    const name = Buffer.from(file.name);
    const about = aboutOf(file, name);
    const body = file.packed ?? file.bytes;
    const header = Buffer.alloc(sizes.header);
    header.writeUInt32LE(0x04034b50);
    about.copy(header, 4);
    const line = Buffer.alloc(sizes.line);
    line.writeUInt32LE(0x02014b50);
    line.writeUInt16LE(needs, 4);
    about.copy(line, 6);
    line.writeUInt32LE(at, 42);
    parts.push(header, name, Buffer.from(body.buffer, body.byteOffset, body.length));
    table.push(line, name);
    at += header.length + name.length + body.length;
  }
  const lines = Buffer.concat(table);
  const end = Buffer.alloc(sizes.end);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(lines.length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...parts, lines, end]));
}

/** What the header of a file and its line in the table both say. */
function aboutOf({ name, bytes, packed }: ZipFile, encoded: Buffer): Buffer {
  const about = Buffer.alloc(26);
  about.writeUInt16LE(needs);
  about.writeUInt16LE(encoded.length === name.length ? 0 : utf8Name, 2);
  about.writeUInt16LE(packed ? 8 : 0, 4);
  about.writeUInt32LE(noTime, 6);
  about.writeUInt32LE(crc32(bytes), 10);
  about.writeUInt32LE((packed ?? bytes).length, 14);
  about.writeUInt32LE(bytes.length, 18);
  about.writeUInt16LE(encoded.length, 22);
  return about;
}
