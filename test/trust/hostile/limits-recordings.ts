import { lines, tooMuch } from "../limit-case.js";
import type { HostileCase } from "./case.js";

const esc = "\u001b";

function recording(events: readonly unknown[], header: object = { version: 2, width: 80, height: 24 }) {
  const cast = [header, ...events].map((line) => JSON.stringify(line)).join("\n");
  return { "deck.md": "# A\n\n::terminal{cast=a.cast}\n", "a.cast": `${cast}\n` };
}

const bad = (name: string, ...events: readonly unknown[]) =>
  tooMuch(`limits-recording-${name}`, recording(events), "bad-cast");

const repeated: readonly HostileCase[] = (
  [
    ["scrolls-up", `${esc}[99999999S`],
    ["scrolls-down", `${esc}[99999999T`],
    ["inserts-lines", `${esc}[99999999L`],
    ["deletes-lines", `${esc}[99999999M`],
    ["erases", `${esc}[99999999X`],
    ["deletes", `${esc}[99999999P`],
    ["inserts", `${esc}[99999999@`],
    ["repeats-a-letter", `a${esc}[99999999b`],
    ["tabulates", `${esc}[99999999I`],
    ["tabulates-back", `${esc}[99999999Z`],
    ["scrolls-left", `${esc}[99999999 @`],
    ["inserts-columns", `${esc}[99999999'}`],
    ["scrolls-with-one-character", "\u009b99999999S"],
    ["scrolls-often", `${esc}[999S`.repeat(1000)],
  ] as const
).map(([name, text]) => bad(name, [0, "o", text]));

export const cases: readonly HostileCase[] = [
  ...repeated,
  bad("scrolls-in-two-events", [0, "o", `${esc}[9999`], [0.1, "o", "9999S"]),
  bad("has-many-events", ...Array.from({ length: 100_001 }, (_, i) => [i / 100, "o", "a"])),
  bad("has-many-markers", ...Array.from({ length: 501 }, (_, i) => [i, "m", `m${i}`])),
  tooMuch("limits-recording-is-wide", recording([], { version: 2, width: 99_999, height: 24 }), "bad-cast"),
  tooMuch("limits-recording-is-high", recording([], { version: 2, width: 80, height: 1e9 }), "bad-cast"),
  tooMuch(
    "limits-recording-redraws-a-large-screen",
    recording(
      Array.from({ length: 1000 }, (_, i) => [i, "o", `${esc}[Ha`]),
      { version: 2, width: 500, height: 500 },
    ),
    "bad-cast",
  ),
  tooMuch(
    "limits-recording-is-deep",
    { "deck.md": "# A\n\n::terminal{cast=a.cast}\n", "a.cast": "[".repeat(100_000) },
    "bad-cast",
  ),
  tooMuch(
    "limits-recording-is-large",
    {
      "deck.md": "# A\n\n::terminal{cast=a.cast}\n",
      "a.cast": lines(17, () => "#".repeat(2 ** 20)),
    },
    "too-large",
  ),
];
