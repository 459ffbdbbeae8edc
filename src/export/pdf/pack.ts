import { deflateSync } from "node:zlib";

/** Bytes of several contents, one after the other in one piece of memory, so that a thread can hand it over to another one. */
export interface Batch {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** How many bytes each of them has. */
  readonly lengths: readonly number[];
}

/** Packs bytes, or text with one character for each byte. */
export const packed = (content: string | Uint8Array): Buffer =>
  deflateSync(typeof content === "string" ? Buffer.from(content, "latin1") : content, { level: 6 });

/** Joins contents in memory of their own, which can be handed over. */
export function batchOf(contents: readonly Uint8Array[]): Batch {
  const lengths = contents.map(({ length }) => length);
  const bytes = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
  let at = 0;
  for (const content of contents) {
    bytes.set(content, at);
    at += content.length;
  }
  return { bytes, lengths };
}

/** The contents of a batch, which stay in its memory. */
export function contentsOf({ bytes, lengths }: Batch): Buffer[] {
  let at = 0;
  return lengths.map((length) => {
    const content = Buffer.from(bytes.buffer, bytes.byteOffset + at, length);
    at += length;
    return content;
  });
}

/** Packs each content of a batch. */
export const packBatch = (batch: Batch): Batch => batchOf(contentsOf(batch).map(packed));
