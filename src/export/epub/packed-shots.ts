/** A picture (PNG) and its size in CSS pixels. */
export interface Shot {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** What of a picture stands before its bytes: the number of its figure, its size, and how many bytes it has. */
type Head = readonly [number: number, width: number, height: number, length: number];

const lineEnd = "\n".charCodeAt(0);

/** The pictures of a slide's figures, by their numbers, as one piece. */
export function packShots(shots: ReadonlyMap<number, Shot>): Uint8Array {
  const heads = [...shots].map(([number, { width, height, bytes }]): Head => [number, width, height, bytes.length]);
  const pictures = [...shots.values()].map(({ bytes }) => bytes);
  return Buffer.concat([Buffer.from(`${JSON.stringify(heads)}\n`), ...pictures]);
}

/** The pictures of a slide's figures; the piece is one that {@link packShots} has made. */
export function unpackShots(packed: Uint8Array): ReadonlyMap<number, Shot> {
  let at = packed.indexOf(lineEnd) + 1;
  const heads: readonly Head[] = JSON.parse(Buffer.from(packed.subarray(0, at)).toString());
  return new Map(
    heads.map(([number, width, height, length]) => {
      const bytes = packed.subarray(at, at + length);
      at += length;
      return [number, { bytes, width, height }];
    }),
  );
}
