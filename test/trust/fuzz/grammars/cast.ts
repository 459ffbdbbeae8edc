import fc from "fast-check";
import { mutated, text } from "./text.js";

const number = fc.oneof(
  fc.constantFrom(0, 1, 2, 3, 80, 24, 500, 501, -1, 1.5, 1e308, 1e-9),
  fc.double({ noDefaultInfinity: true, noNaN: true }),
);

const header = fc.record(
  {
    version: fc.constantFrom<unknown>(2, 2, 3, 1, "2", null),
    width: fc.oneof({ weight: 4, arbitrary: fc.constant(40) }, number),
    height: fc.oneof({ weight: 4, arbitrary: fc.constant(6) }, number),
    term: fc.record({ cols: number, rows: number }),
    title: text,
  },
  { requiredKeys: ["version"] },
);

/** What a terminal receives: text and control sequences, also those with large numbers. */
const output = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: text },
      fc.constantFrom(
        "\r\n",
        "\u001b[31m",
        "\u001b[0m",
        "\u001b[2J",
        "\u001b[H",
        "\u001b[?1049h",
        "\u001b]0;title\u0007",
        "\u001b[999;999H",
        "\u001b[K",
        "\b",
        "\u001b[1;3r",
        "\u001bM",
      ),
      fc
        .tuple(fc.nat(200), fc.constantFrom(..."ABCDEFGHIJKLMPSTXZ@bcdefghlmnpqrstu".split("")))
        .map(([count, end]) => `\u001b[${count}${end}`),
      fc.constantFrom(
        "\u001b[",
        "\u001b]8;;http://a\u0007x\u001b]8;;\u0007",
        "\u001bP",
        "\u001b_",
        "\u009b1m",
        "\u001b[38;2;1;2;3m",
        "\u001b[38:5:300m",
        "\u001b[>c",
      ),
    ),
    { maxLength: 5 },
  )
  .map((pieces) => pieces.join(""));

const event = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.nat(100), fc.constantFrom("o", "o", "m", "i", "r", "x"), output) },
  fc.tuple(number, text, text),
  fc.constantFrom<unknown>([], {}, null, "x", [1], [1, "o"], [1, "o", 2]),
);

/** A recording, version 2 or 3. */
export const cast = mutated(
  fc.tuple(header, fc.array(event, { maxLength: 6 })).map((lines) =>
    lines
      .flat()
      .map((line) => `${JSON.stringify(line)}\n`)
      .join(""),
  ),
  ["\n", "[", "]", "{", "}", '"', ",", "#", "0", "-", "1e999", "null"],
);

/** A recording that can be read, so that its screen is shown. */
export const screen = fc
  .array(fc.tuple(fc.nat(50), fc.constantFrom("o", "o", "o", "m"), output), { maxLength: 8 })
  .map((events) =>
    [{ version: 2, width: 40, height: 6 }, ...events].map((line) => `${JSON.stringify(line)}\n`).join(""),
  );
