/** How much drawings may come to; a build and the deck's own script agree on that. */
export const inkLimits = {
  /** Bytes of a file. */
  bytes: 4 * 2 ** 20,
  /** Strokes of a deck. */
  strokes: 10_000,
  /** Points of all strokes of a deck. */
  points: 150_000,
} as const;
