const only = '<!-- .element: only="instructor" -->';

/** Texts with which a paragraph or an item may begin. */
const texts = [
  "secret",
  "secret *em* secret",
  "**b** secret",
  "secret\nsecret more",
  "`code` secret",
  "secret [a](b) secret",
  "secret <b>x</b> secret",
  "secret \\` x \\` secret",
  "secret $a$ secret",
  "secret  \nsecret",
];

/** Blocks that hold a secret, or none. */
const blocks: readonly (readonly string[])[] = [
  ...texts.map((text) => `${text} ${only}`.split("\n")),
  [`## secret ${only}`],
  ["```js only=instructor", "secret", "", "secret", "```"],
  ['~~~ only="instructor"', "secret", "~~~"],
  ['<div only="instructor">', "", "secret", "", "- secret", "", "</div>"],
  ["<p only=instructor>secret</p>"],
  [`![secret](picture.png) ${only}`],
  [`public **secret** ${only} public`],
  ["| a | b |", "|---|---|", `| p | secret ${only} |`, `| secret ${only} | q |`],
  ["- secret", "- secret", "", only],
  ["> secret", "> secret", "", only],
  ["- public", `- secret ${only}`, "  - secret", "- public"],
  [`1. secret ${only}`, "2. public"],
  [`- [ ] secret ${only}`, "- [x] public"],
  ["public"],
  ["- public", "- public"],
];

/** Always the same numbers in the same order. */
export function createNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor(state / 2 ** 8) % below;
  };
}

type Numbers = ReturnType<typeof createNumbers>;

const pick = <T>(list: readonly [T, ...T[]], numbers: Numbers): T => list[numbers(list.length)] ?? list[0];

const within = (lines: readonly string[], first: string, others: string): string[] =>
  lines.map((line, index) => (index === 0 ? first : line === "" && others.trim() === "" ? "" : others) + line);

/** Blocks in lists and quotes of each other. */
function nested(depth: number, numbers: Numbers): readonly string[] {
  if (depth === 0) return blocks[numbers(blocks.length)] ?? [];
  const inner = [...nested(depth - 1, numbers), "", ...nested(numbers(2) === 0 ? 0 : depth - 1, numbers)];
  return pick<() => readonly string[]>(
    [
      () => within(inner, "- ", "  "),
      () => within(inner, "10. ", "    "),
      () => within(inner, "*   ", "    "),
      () => within(inner, "> ", "> "),
      () => ["- public", "", ...within(inner, "  ", "  ")],
      () => inner,
    ],
    numbers,
  )();
}

/** A slide in which everything that is secret is for instructors. */
export function secretSlide(numbers: Numbers): string {
  const written = nested(numbers(4), numbers);
  const held = numbers(4) === 0 ? [":::callout", ...written, ":::"] : written;
  return (numbers(4) === 0 ? ["# Title", "", "Note:", "", ...held] : held).join("\n");
}
