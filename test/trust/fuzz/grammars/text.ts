import fc from "fast-check";

/** Short texts: words, and characters that mean something to some parser. */
export const text: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("word", "two words", "Ünï", "a", "1", "x y z", "日本", "مرحبا", "🙂", "") },
  { weight: 2, arbitrary: fc.constantFrom(..."<>&\"'`*_{}[]()#!|\\$~^:;=-+@%/?., \t\n".split("")) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "\0",
      "\r",
      "\u2028",
      "\ufeff",
      "\ud800",
      "\u202e",
      "\u200d",
      "\x1b",
      "\x7f",
      "ﬃ",
      "İ",
      "ẞ",
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 6 }) },
);

type Edit = readonly [at: number, kind: "drop" | "insert" | "repeat", length: number, token: string];

/** Texts of a grammar, some of which were cut up, spliced or doubled in places. */
export function mutated(grammar: fc.Arbitrary<string>, tokens: readonly string[]): fc.Arbitrary<string> {
  const edit: fc.Arbitrary<Edit> = fc.tuple(
    fc.nat(9999),
    fc.constantFrom("drop", "insert", "insert", "repeat"),
    fc.integer({ min: 1, max: 12 }),
    fc.constantFrom(...tokens),
  );
  return fc
    .tuple(grammar, fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.array(edit, { minLength: 1, maxLength: 4 })))
    .map(([whole, edits]) => edits.reduce(change, whole));
}

function change(whole: string, [at, kind, length, token]: Edit): string {
  const start = whole.length === 0 ? 0 : at % (whole.length + 1);
  if (kind === "drop") return whole.slice(0, start) + whole.slice(start + length);
  if (kind === "insert") return whole.slice(0, start) + token + whole.slice(start);
  const piece = whole.slice(start, start + length);
  return whole.slice(0, start) + piece.repeat(1 + (at % 5)) + whole.slice(start);
}
