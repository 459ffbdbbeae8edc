import fc from "fast-check";
import { mutated, text } from "./text.js";

const keys = [
  ..."title subtitle speaker name role date lang theme themeOptions size minutes vars cover agenda glossary math".split(
    " ",
  ),
  ..."print css fonts scripts separator verticalSeparator notesSeparator split revealOptions sections code extends".split(
    " ",
  ),
  ..."tokens styles options help type most check rules words file family weight facts id text term also checked".split(
    " ",
  ),
  ..."__proto__ constructor toString <<".split(" "),
];

const scalar = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      "a",
      "1",
      "true",
      "null",
      "~",
      "2026-01-01",
      "16:9",
      '"q"',
      "'q'",
      "[]",
      "{}",
      "en",
      "-1",
      ".inf",
      "1e999",
    ),
  },
  fc.constantFrom(
    "*a",
    "&a b",
    "!!str 1",
    "!!binary aGk=",
    "!x y",
    "|\n    block\n    text",
    ">-\n    folded",
    '"\\u0000"',
    '"\\ud800"',
    "0x10",
    "? x",
    "@a",
    "`b",
    "%c",
  ),
  fc.constantFrom(
    "'^(a+)+$'",
    "'\\n'",
    "'(?=x)'",
    "'['",
    "h1",
    "h2",
    "live",
    "static",
    "../x",
    "a.md",
    '"*.md"',
    "[a, b, *a]",
    "{a: &b c, d: *b}",
  ),
  text.map((one) => JSON.stringify(one)),
  text,
);

interface Yaml {
  readonly map: string;
  readonly node: string;
}

const indented = (inner: string) =>
  `\n${inner
    .split("\n")
    .map((line) => `  ${line}`)
    .join("\n")}`;

const map = fc.letrec<Yaml>((tie: fc.LetrecTypedTie<Yaml>) => ({
  map: fc
    .array(fc.tuple(fc.constantFrom(...keys), tie("node")), { minLength: 1, maxLength: 4 })
    .map((entries) => entries.map(([key, value]) => `${key}: ${value}`).join("\n")),
  node: fc.oneof(
    { depthSize: "small", maxDepth: 4 },
    { weight: 4, arbitrary: scalar },
    tie("map").map(indented),
    fc
      .array(tie("node"), { minLength: 1, maxLength: 3 })
      .map((items) => indented(items.map((item) => `- ${item.trimStart()}`).join("\n"))),
    fc.array(scalar, { maxLength: 3 }).map((items) => `[${items.join(", ")}]`),
    fc
      .tuple(fc.constantFrom("&a", "&b", "!!map", "!!set"), tie("map"))
      .map(([mark, inner]) => `${mark}${indented(inner)}`),
  ),
})).map;

const tokens = [
  ": ",
  "- ",
  "\n",
  "  ",
  "*a",
  "&a ",
  "<<: *a\n",
  "---\n",
  "...\n",
  '"',
  "'",
  "[",
  "]",
  "{",
  "}",
  "#",
  "|",
  ">",
  "\t",
  "!",
  "%YAML 1.1\n",
];

/** A manifest, a brand or whatever else is YAML. */
export const yaml = mutated(map, tokens);

/** The front matter of a Markdown file. */
export const frontMatter = fc
  .tuple(yaml, fc.constantFrom("---", "---", "---", "...", ""))
  .map(([inner, end]) => `---\n${inner}\n${end}\n\n`);
