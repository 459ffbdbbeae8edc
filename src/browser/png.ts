import { inflateSync } from "node:zlib";

/** A picture as Chromium's screenshots have it; rows stand apart by a byte that means nothing any more. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  /** Bytes of a pixel: red, green and blue, and perhaps how opaque it is. */
  readonly channels: number;
  /** Rows of `1 + width * channels` bytes. */
  readonly rows: Uint8Array;
}

const signatureLength = 8;
/** The length, the type and the checksum of a chunk. */
const around = 12;
const channelsOf: Readonly<Record<number, number>> = { 2: 3, 6: 4 };

/**
 * Reads a PNG with 8 bits for each of red, green and blue that is not interlaced: the browser writes no others, and a reader for
 * all kinds takes three times as long.
 * @throws Error for any other picture
 */
export function readPng(png: Uint8Array): Bitmap {
  const bytes = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
  const head = signatureLength + 8;
  const [width, height] = [bytes.readUInt32BE(head), bytes.readUInt32BE(head + 4)];
  const channels = channelsOf[bytes.readUInt8(head + 9)];
  const isPlain = bytes.readUInt8(head + 8) === 8 && bytes.readUInt8(head + 12) === 0;
  if (channels === undefined || !isPlain) throw new Error("the browser wrote a picture of an unknown kind");
  const length = height * (1 + width * channels);
  // In one piece: otherwise Node puts it together of thousands. One byte more, or it asks for another piece.
  const rows = inflateSync(Buffer.concat(partsOf(bytes)), { chunkSize: Math.max(64, length + 1) });
  if (rows.length !== length) throw new Error("the browser wrote a picture that is not whole");
  for (let row = 0; row < height; row++) unfilter(rows, { row, length: width * channels, channels });
  return { width, height, channels, rows };
}

/** The compressed pieces of a PNG. */
function partsOf(bytes: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  for (let at = signatureLength; at + around <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString("latin1", at + 4, at + 8) === "IDAT") parts.push(bytes.subarray(at + 8, at + 8 + length));
    at += around + length;
  }
  return parts;
}

/** Adds to each byte of a row what is predicted of it: by the byte before, above, or both. */
type Filter = (own: Uint8Array, above: Uint8Array, channels: number) => void;

const addLeft: Filter = (own, _, channels) => {
  for (let at = channels; at < own.length; at++) own[at] = (own[at] ?? 0) + (own[at - channels] ?? 0);
};

const addAbove: Filter = (own, above) => {
  // Many rows of a slide are as the one above, and whole rows are copied and compared much faster.
  if (isBlank(own)) return own.set(above);
  for (let at = 0; at < own.length; at++) own[at] = (own[at] ?? 0) + (above[at] ?? 0);
};

const addMean: Filter = (own, above, channels) => {
  for (let at = 0; at < own.length; at++) {
    const left = at < channels ? 0 : (own[at - channels] ?? 0);
    own[at] = (own[at] ?? 0) + ((left + (above[at] ?? 0)) >> 1);
  }
};

let blank = Buffer.alloc(0);

function isBlank(row: Uint8Array): boolean {
  if (blank.length !== row.length) blank = Buffer.alloc(row.length);
  return blank.equals(row);
}

/** The one of the three neighbours that is nearest to left + above - corner. */
const addNearest: Filter = (own, above, channels) => {
  for (let at = 0; at < own.length; at++) {
    const left = at < channels ? 0 : (own[at - channels] ?? 0);
    const corner = at < channels ? 0 : (above[at - channels] ?? 0);
    const up = above[at] ?? 0;
    const byLeft = Math.abs(up - corner);
    const byUp = Math.abs(left - corner);
    const byCorner = Math.abs(left + up - 2 * corner);
    const nearest = byLeft <= byUp && byLeft <= byCorner ? left : byUp <= byCorner ? up : corner;
    own[at] = (own[at] ?? 0) + nearest;
  }
};

const filters: readonly Filter[] = [() => undefined, addLeft, addAbove, addMean, addNearest];

/** One row of a picture. */
interface Row {
  readonly row: number;
  /** Its bytes, and those of a pixel. */
  readonly length: number;
  readonly channels: number;
}

/** Makes the differences of a row to what stands to its left and above into what they stand for. */
function unfilter(rows: Uint8Array, { row, length, channels }: Row): void {
  const start = row * (length + 1) + 1;
  const filter = filters[rows[start - 1] ?? 0];
  if (!filter) throw new Error("the browser wrote a picture with an unknown filter");
  // Above the first row stands nothing, and nothing to the left of the first pixel.
  const above = row === 0 ? new Uint8Array(length) : rows.subarray(start - length - 1, start - 1);
  filter(rows.subarray(start, start + length), above, channels);
}
