import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergedCosts } from "../../../src/project/shards/costs.js";
import { divide, type Unit } from "../../../src/project/shards/divide.js";
import { estimateOf } from "../../../src/project/shards/estimate.js";
import { readShard } from "../../../src/project/shards/shard.js";

const units = fc
  .uniqueArray(fc.string({ minLength: 1, maxLength: 12 }), { maxLength: 60 })
  .chain((names) =>
    fc.tuple(...names.map((name) => fc.record({ name: fc.constant(name), cost: fc.integer({ min: 1, max: 5000 }) }))),
  );
const counts = fc.integer({ min: 1, max: 12 });

const loadsOf = (decks: readonly Unit[], shares: readonly number[], count: number) =>
  Array.from({ length: count }, (_, at) =>
    decks.reduce((sum, { cost }, index) => (shares[index] === at + 1 ? sum + cost : sum), 0),
  );

/** So many decks as a large team has, of costs that differ by a factor of twenty. */
const many = Array.from({ length: 2000 }, (_, index) => ({
  name: `deck-${index}`,
  cost: 500 + ((index * 7919) % 9500),
}));

describe("a division", () => {
  it("gives each deck to one share, the same whoever divides and in whatever order decks come", () => {
    fc.assert(
      fc.property(units, counts, (decks, count) => {
        const shares = divide(decks, count);
        expect(shares).toHaveLength(decks.length);
        expect(shares.every((share) => Number.isInteger(share) && share >= 1 && share <= count)).toBe(true);
        const turned = divide(decks.toReversed(), count).toReversed();
        expect(turned).toEqual(shares);
      }),
    );
  });

  it("is balanced: no share has more than a fair one and its largest deck, nor much more than by dealing", () => {
    fc.assert(
      fc.property(units, counts, (decks, count) => {
        const most = Math.max(0, ...loadsOf(decks, divide(decks, count), count));
        const costs = decks.map(({ cost }) => cost);
        const fair = costs.reduce((sum, cost) => sum + cost, 0) / count;
        expect(most).toBeLessThanOrEqual(Math.max(fair * 1.05, fair + Math.max(0, ...costs)) + 1e-6);
        const dealt = Array.from({ length: count }, () => 0);
        for (const cost of costs.toSorted((a, b) => b - a)) {
          const least = dealt.indexOf(Math.min(...dealt));
          dealt[least] = (dealt[least] ?? 0) + cost;
        }
        expect(most).toBeLessThanOrEqual(Math.max(0, ...dealt) * 1.05 + 1e-6);
      }),
    );
  });

  it("moves few decks when one costs more, is new or is gone", () => {
    const before = divide(many, 8);
    expect(Math.max(...loadsOf(many, before, 8)) / (Math.min(...loadsOf(many, before, 8)) || 1)).toBeLessThan(1.2);
    const changes = [
      many.map((deck, index) => (index === 700 ? { ...deck, cost: deck.cost * 2 } : deck)),
      many.filter((_, index) => index !== 1500),
      [...many, { name: "new", cost: 4000 }],
    ];
    for (const changed of changes) {
      const shares = new Map(divide(changed, 8).map((share, index) => [changed[index]?.name, share]));
      const moved = many.filter(({ name }, index) => shares.has(name) && shares.get(name) !== before[index]);
      expect(moved.length).toBeLessThan(60);
    }
  });
});

it("a guess grows with the formats and the length of a deck", () => {
  const guess = (file: string, text: string, ...formats: readonly ("html" | "pdf")[]) =>
    estimateOf({ file, text, formats });
  const long = "x".repeat(60_000);
  expect(guess("a.md", long, "html")).toBeGreaterThan(guess("a.md", "x", "html"));
  expect(guess("a.md", long, "html", "pdf")).toBeGreaterThan(2 * guess("a.md", long, "html"));
  const sections = (count: number) => `sections:\n${"- a.md\n".repeat(count)}`;
  expect(guess("a.deck.yaml", sections(9), "pdf")).toBeGreaterThan(guess("a.deck.yaml", sections(2), "pdf"));
});

it("costs that differ little stay as they were noted, and those of other decks, too", () => {
  const earlier = new Map([
    ["a", 1000],
    ["b", 1000],
    ["other", 7],
  ]);
  const measured = new Map([
    ["a", 1200],
    ["b", 1300.4],
    ["new", 3.2],
  ]);
  expect([...mergedCosts(earlier, measured)]).toEqual([
    ["a", 1000],
    ["b", 1300],
    ["other", 7],
    ["new", 3],
  ]);
});

describe("--shard", () => {
  it("is I/N", () => {
    expect(readShard("3/8")).toEqual({ index: 3, count: 8 });
  });

  it.each([
    ["x", "write I/N"],
    ["1", "write I/N"],
    ["-1/2", "write I/N"],
    ["1/2/3", "write I/N"],
    ["9/8", "1/8 to 8/8"],
    ["0/8", "1/8 to 8/8"],
    ["2/1", "the shares are called 1/1"],
    ["1/0", "at least one share, 1/1"],
  ])("%s is none", (text, instead) => {
    expect(() => readShard(text)).toThrow(instead);
  });
});
