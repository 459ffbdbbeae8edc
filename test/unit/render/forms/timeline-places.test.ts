import { describe, expect, it } from "vitest";
import { placeAll } from "../../../../src/render/forms/timeline/place.js";

describe("places of labels", () => {
  /** A number that looks like chance and is always the same. */
  const chance = (seed: number) => Math.abs(Math.sin(seed * 12.9898) * 43758.5453) % 1;
  const lines = Array.from({ length: 60 }, (_, seed) =>
    Array.from({ length: 3 + (seed % 12) }, (__, index) => ({
      x: chance(seed * 100 + index) * 1100,
      width: 40 + chance(seed * 100 + index + 50) * 200,
    })).toSorted((a, b) => a.x - b.x),
  );
  const bounds = { levels: 12, width: 1136, patience: 60 };

  it("never meet each other, nor the stem of another, nor the edge", () => {
    const found = lines.map((flags) => ({ flags, result: placeAll(flags, bounds) }));
    expect(found.filter(({ result }) => "places" in result).length).toBeGreaterThan(40);
    for (const { flags, result } of found) {
      if (!("places" in result)) continue;
      const shown = flags.map(({ x, width }, index) => {
        const { level = 0, isBefore = false } = result.places[index] ?? {};
        return { x, level, from: isBefore ? x - 15 - width : x + 15, to: isBefore ? x - 15 : x + 15 + width };
      });
      for (const one of shown) {
        expect(one.from).toBeGreaterThanOrEqual(0);
        expect(one.to).toBeLessThanOrEqual(bounds.width);
        for (const other of shown) {
          if (other === one) continue;
          const isMet = other.level === one.level && other.from < one.to && one.from < other.to;
          const isCrossed = other.level > one.level && one.from < other.x && other.x < one.to;
          expect({ one, other, isMet, isCrossed }).toMatchObject({ isMet: false, isCrossed: false });
        }
      }
    }
  });

  it("are as low as they can be where nothing is near", () => {
    const flags = [100, 500, 900].map((x) => ({ x, width: 80 }));
    expect(placeAll(flags, bounds)).toEqual({
      places: [100, 500, 900].map(() => ({ level: 0, isBefore: false })),
    });
  });
});
