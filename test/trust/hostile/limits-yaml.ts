import { front, lines, tooMuch, warned } from "../limit-case.js";
import type { HostileCase } from "./case.js";

const letters = [..."abcdefghij"];
/** Each list repeats the one before it nine times. */
const bomb = letters.map((name, index) => {
  const entry = index === 0 ? "x" : `*${letters[index - 1]}`;
  return `  ${name}: &${name} [${new Array(9).fill(entry).join(", ")}]`;
});

export const cases: readonly HostileCase[] = [
  tooMuch("limits-yaml-alias-of-nothing", front("speaker: *nope"), "malformed-yaml"),
  tooMuch("limits-yaml-alias-before-its-anchor", front("title: *a\nsubtitle: &a b"), "malformed-yaml"),
  tooMuch("limits-yaml-alias-inside-of-itself", front("revealOptions: &a {b: *a}"), "malformed-yaml"),
  tooMuch("limits-yaml-bomb", front(`revealOptions:\n${bomb.join("\n")}`), "malformed-yaml"),
  tooMuch("limits-yaml-merge-of-itself", front("vars: &v\n  <<: *v\n  a: 1"), "malformed-yaml"),
  tooMuch("limits-yaml-merge-of-nothing", front("vars:\n  <<: *nope"), "malformed-yaml"),
  tooMuch("limits-yaml-merge", front("vars:\n  <<: {a: b}"), "malformed-yaml"),
  tooMuch("limits-yaml-many-anchors", front(`vars:\n${lines(5000, (i) => `  a${i}: &a${i} b`)}`), "malformed-yaml"),
  tooMuch("limits-yaml-deep-lists", front(`vars: ${"[".repeat(5000)}`), "too-deep"),
  tooMuch("limits-yaml-deep-closed-lists", front(`vars: ${"[".repeat(5000)}${"]".repeat(5000)}`), "too-deep"),
  tooMuch("limits-yaml-deep-maps", front(`vars: ${"{a: ".repeat(5000)}`), "too-deep"),
  tooMuch("limits-yaml-deep-dashes", front(`vars:\n ${"- ".repeat(5000)}a`), "too-deep"),
  tooMuch("limits-yaml-deep-questions", front(`vars:\n ${"? ".repeat(5000)}a`), "too-deep"),
  tooMuch("limits-yaml-deep-lines", front(`vars:\n${lines(150, (i) => `${" ".repeat(i + 1)}a:`)}`), "too-deep"),
  tooMuch("limits-yaml-keys-twice", front("title: a\ntitle: b"), "malformed-yaml"),
  tooMuch("limits-yaml-keys-that-are-lists", front("vars: {[a, b]: c}"), "malformed-yaml"),
  warned("limits-yaml-many-unknown-keys", front(lines(2000, (i) => `k${i}: b`)), "unknown-key"),
  tooMuch("limits-yaml-many-mistakes", front("a: b: c\n".repeat(5000)), "malformed-yaml"),
  tooMuch("limits-yaml-many-marks", front(`vars: ${"&a ".repeat(10_000)}`), "malformed-yaml"),
  warned("limits-yaml-prototype", front("__proto__: { title: a }\nvars: { constructor: x }"), "unknown-key"),
  tooMuch("limits-yaml-endless-minutes", front("minutes: 1e999"), "wrong-value"),
  tooMuch("limits-yaml-list-of-settings", front("title: a\n- b"), "malformed-yaml"),
  {
    name: "limits-yaml-several-documents",
    attacks: "limits",
    files: { "a.deck.yaml": "title: a\nsections: [a.md]\n---\ntitle: b\n", "a.md": "# A\n" },
    input: "a.deck.yaml",
    says: { as: "error", codes: ["malformed-yaml"] },
  },
  {
    name: "limits-yaml-tag-of-a-program",
    attacks: "limits",
    files: front('title: !!js/function "function () { return 1 }"'),
    says: { as: "warning", codes: ["unknown-tag"] },
  },
];
