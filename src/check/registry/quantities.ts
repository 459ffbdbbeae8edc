/** A figure as prose gives it: an exact one is a range of one number. */
export interface Quantity {
  readonly least: number;
  readonly most: number;
  /** Of the same kind are those that can be compared: `s`, `B`, or the unit's own word. */
  readonly kind: string;
  /** How far the truth may be from it and still be what was said, as a share. */
  readonly slack: number;
  readonly text: string;
  readonly at: number;
}

/** Units in seconds and bytes. People write MB and mean MiB; `slack` forgives that. */
const units: readonly (readonly [names: string, kind: string, factor: number])[] = [
  ["ns|nanoseconds?|Nanosekunden?", "s", 1e-9],
  ["µs|μs|us|microseconds?|Mikrosekunden?", "s", 1e-6],
  ["ms|msecs?|milliseconds?|Millisekunden?", "s", 1e-3],
  ["s|secs?|seconds?|Sekunden?", "s", 1],
  ["min|mins|minutes?|Minuten?", "s", 60],
  ["h|hours?|Stunden?", "s", 3600],
  ["kB|KB|KiB|kilobytes?|kibibytes?", "B", 2 ** 10],
  ["MB|MiB|megabytes?|mebibytes?", "B", 2 ** 20],
  ["GB|GiB|gigabytes?|gibibytes?", "B", 2 ** 30],
  ["TB|TiB|terabytes?", "B", 2 ** 40],
];
const ofUnit = new Map(
  units.map(([names, kind, factor]) => [new RegExp(`^(?:${names})$`, "u"), { kind, factor }] as const),
);

const number = "\\d+(?:[.,]\\d+)*";
const word = "(?:%|€|\\$|[\\p{L}µμ]{1,16}(?:/[\\p{L}]{1,3}(?![\\p{L}]))?)";
const before =
  "(?:(?:(about|around|roughly|approximately|approx\\.?|circa|ca\\.?|some|nearly|almost|etwa|rund|~|≈)|(up to|at most|less than|fewer than|under|below|within|bis zu|unter|weniger als|höchstens|<=?|≤)|(at least|more than|over|above|mindestens|mehr als|über|>=?|≥))[ ]*)?";

/** The figures with units in a text. */
export function quantitiesIn(text: string): Quantity[] {
  const pattern = new RegExp(
    `${before}(?<![\\p{L}\\p{N}.,-])(${number})(?:[ ]*(?:–|-|to|and|bis|…)[ ]*(${number}))?[ -]?(${word})(?![\\p{L}\\p{N}])`,
    "giu",
  );
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [whole, about, atMost, atLeast, first = "", second, unit = ""] = match;
    const { kind, factor } = unitOf(unit);
    const from = numberIn(first) * factor;
    const to = (second === undefined ? numberIn(first) : numberIn(second)) * factor;
    const said = whole.slice(whole.indexOf(first));
    return [
      {
        least: atMost ? 0 : Math.min(from, to),
        most: atLeast ? Number.POSITIVE_INFINITY : to,
        kind,
        slack: about ? 0.25 : 0.05,
        text: said,
        at: match.index + whole.indexOf(first),
      },
    ];
  });
}

function unitOf(unit: string): { readonly kind: string; readonly factor: number } {
  for (const [pattern, meaning] of ofUnit) if (pattern.test(unit)) return meaning;
  return { kind: unit.toLowerCase().replace(/s$/, ""), factor: 1 };
}

/** 1,200 is twelve hundred, 1,5 one and a half. */
const numberIn = (written: string): number =>
  Number(
    /^\d{1,3}(?:[.,]\d{3})+$/.test(written) && !/^0/.test(written)
      ? written.replace(/[.,]/g, "")
      : written.replace(",", "."),
  );

/** Whether two figures of one kind can both be true: their ranges meet, as far as they are meant exactly. */
export const canAgree = (a: Quantity, b: Quantity): boolean => {
  const slack = Math.max(a.slack, b.slack);
  return a.least <= b.most * (1 + slack) && b.least <= a.most * (1 + slack);
};
