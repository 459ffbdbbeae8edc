import { lines, slide, tooMuch, warned } from "../limit-case.js";
import type { HostileCase } from "./case.js";

const fence = (form: string, data: string) => slide(`\`\`\`${form}\n${data}\n\`\`\``);
const words = (count: number) => "word ".repeat(count).trim();
/** As long as a text of a form may be, in as many words as that can be. */
const longest = "a ".repeat(1000).trim();
const list = (count: number, entry: (index: number) => string) =>
  `[${Array.from({ length: count }, (_, index) => entry(index)).join(", ")}]`;
const parties = "parties: [{name: a}, {name: b}]";

/** Fences of which somebody has to find out whether they are data. */
const doubtful: readonly HostileCase[] = [
  ["empty-lines", `${"\n".repeat(5000)}!`],
  ["comments", `${"  #  \n".repeat(5000)}!`],
  ["a-long-line", "a".repeat(100_000)],
  ["a-long-line-of-spaces", `a${" ".repeat(100_000)}b`],
  ["an-open-quotation", `"${"a".repeat(100_000)}`],
].map(([name = "", text = ""]) => warned(`limits-form-${name}`, fence("boxes", text), "unread-form"));

/** Texts that have to be broken into lines. */
const texts: readonly HostileCase[] = [
  tooMuch(
    "limits-form-long-message",
    fence("sequence", `${parties}\nmessages: [{from: a, to: b, text: ${words(600)}}]`),
    "too-long",
  ),
  tooMuch(
    "limits-form-long-wall",
    fence("walls", `- {name: a, walls: [{name: ${words(600)}}]}\n- {name: b, walls: [{name: c}]}`),
    "too-long",
  ),
  tooMuch(
    "limits-form-long-label",
    fence("boxes", `boxes: [{id: a}, {id: b}]\nrows: [[a, b]]\nwires: [{from: a, to: b, label: ${words(401)}}]`),
    "too-long",
  ),
  tooMuch(
    "limits-form-many-long-texts",
    fence("quiz", `choices: ${list(100, () => words(500))}\nanswer: 1`),
    "too-long",
  ),
  tooMuch(
    "limits-form-messages-of-many-words",
    fence(
      "sequence",
      `${parties}\nmessages: ${list(20, () => `{from: a, to: b, text: ${longest}, note: ${longest}}`)}`,
    ),
    "bad-form",
  ),
  tooMuch(
    "limits-form-labels-of-many-words",
    fence(
      "boxes",
      `boxes: [{id: a}, {id: b}]\nrows: [[a, b]]\nwires: ${list(24, () => `{from: a, to: b, label: ${longest}}`)}`,
    ),
    "bad-form",
  ),
  tooMuch(
    "limits-form-moments-of-many-words",
    fence("lifetimes", `moments: ${list(8, () => longest)}\nparties: [{name: a}]`),
    "bad-form",
  ),
  tooMuch("limits-form-unit-of-many-words", fence("numbers", `- {value: 1, text: a, unit: ${longest}}`), "bad-form"),
];

/** More than a picture can show. */
const numbers: readonly HostileCase[] = [
  tooMuch(
    "limits-form-many-messages",
    fence("sequence", `${parties}\nmessages: ${list(3000, () => "{from: a, to: b, text: c}")}`),
    "bad-form",
  ),
  tooMuch(
    "limits-form-many-lost-messages",
    fence("sequence", `${parties}\nmessages: ${list(3000, (i) => `{from: a${i}, to: c, text: c}`)}`),
    "bad-form",
  ),
  tooMuch(
    "limits-form-many-dates",
    fence("timeline", `entries: ${list(2000, (i) => `{date: ${i + 1}, label: a${i}}`)}`),
    "wrong-value",
  ),
  tooMuch(
    "limits-form-many-bands",
    fence("timeline", `entries: [{date: 1, label: a}]\nbands: ${list(12_000, () => "{from: 1, to: 2, text: a}")}`),
    "wrong-value",
  ),
  tooMuch(
    "limits-form-many-unknown-keys",
    fence("numbers", `- text: a\n${lines(2000, (i) => `  k${i}: b`)}`),
    "unknown-key",
  ),
  tooMuch(
    "limits-form-many-facts",
    fence("numbers", `entries: []\ncite: ${list(3000, (i) => `a${i}`)}`),
    "missing-fact",
  ),
];

/** Values that are not what they seem. */
const values: readonly HostileCase[] = [
  tooMuch(
    "limits-form-citation-without-a-text",
    fence("numbers", "entries: [{value: 1, text: a}]\ncite: {toString: 1}"),
    "wrong-value",
  ),
  tooMuch(
    "limits-form-keys-of-every-object",
    fence("numbers", "- {value: 1, text: a, toString: 1, constructor: {}, __proto__: []}"),
    "unknown-key",
  ),
  tooMuch("limits-form-endless-number", fence("numbers", "- {value: .inf, text: a}"), "wrong-value"),
  tooMuch("limits-form-largest-number", fence("numbers", "- {value: 1e308, text: a}"), "wrong-value"),
  tooMuch("limits-form-answer-without-end", fence("quiz", "choices: [a, b]\nanswer: .inf"), "wrong-value"),
  tooMuch("limits-form-deep-lists", fence("boxes", `boxes: ${"[".repeat(5000)}`), "too-deep"),
  tooMuch("limits-form-alias-of-nothing", fence("boxes", "boxes: *nope"), "malformed-yaml"),
];

export const cases: readonly HostileCase[] = [...doubtful, ...texts, ...numbers, ...values];
