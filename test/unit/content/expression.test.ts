import { describe, expect, it } from "vitest";
import { readExpression } from "../../../src/content/expression.js";

type Found = readonly [start: number, text: string];

/** Where JavaScript's own engine finds an expression; what is empty divides nothing. */
function inJavaScript(source: string, flags: string, text: string): Found[] {
  return [...text.matchAll(new RegExp(source, flags))].flatMap((match) =>
    match[0] === "" ? [] : [[match.index, match[0]] as const],
  );
}

function inOurs(source: string, letters: "as written" | "any case", text: string): Found[] | string {
  const expression = readExpression(source, letters);
  if (!("next" in expression)) return expression.detail;
  const found: Found[] = [];
  for (let match = expression.next(text, 0); match; match = expression.next(text, match.end))
    found.push([match.start, text.slice(match.start, match.end)]);
  return found;
}

/** Expressions that decks of reveal.js and reveal-md use, and every construct that a linear engine can run. */
const expressions = [
  ...["---", "^---$", "^\\r?\\n---\\r?\\n$", "^(\\r?\\n|)---(\\r?\\n|)$", "^\\n---$", "^\\n---\\n$", "\\n---\\n"],
  ...["\\n\\n\\n", "^\\n\\n\\n", "^\\r?\\n\\r?\\n\\r?\\n", "^--$", "^\\n--\\n", "^----$", "<!--s-->", "<!--v-->"],
  ...["^<!-- NEW SLIDE -->", "^( ?| )---( ?| )$", "^# ", "^## ", "^#{1,2} ", "^\\s*notes?:", "notes?:", "^Note:"],
  ...["^-{3,}$", "^-+$", "^(-+)+$", "(a+)+$", "^\\*{3}$", "^={3,}\\s*$", "\\n{3,}", "^={3,}$|^-{3,}$", "^___+$"],
  ...["^.+$", "^.*?-", "-.*?-", "-+?", "a??b", "\\bb\\b", "\\Bb", "[^]", "[^]b", "[]", "[]|b", "[a-c]+", "[^a-c\\n]+"],
  ...[
    "[-a]",
    "[a-]",
    "[\\w-]+",
    "[\\d-x]+",
    "[\\]a]",
    "[\\-]",
    "[\\b]",
    "[.]",
    "[$^]",
    "[^^]",
    "[a\\-c]+",
    "[[]",
    "[\\s\\S]b",
  ],
  ...[
    "\\s+",
    "\\S+",
    "[\\s]",
    "[^\\s]+",
    "[\\S]+",
    "\\d+",
    "\\D+",
    "\\w+",
    "\\W+",
    "\\t",
    "\\x2d+",
    "\\u002d",
    "\\cJ",
    "\\0",
  ],
  ...["\\a", "\\z", "\\A", "\\Q", "\\pL", "\\/", "\\-", "\\#", "a{2}", "a{1,2}", "a{2,}", "a{,2}", "a{", "{", "}", "]"],
  ...[
    "(?:a|b)+",
    "(a|b)*c",
    "(?<name>-)-",
    "(?:)",
    "x*",
    "(a*)*b",
    "(?:a|ab)(?:c|bcd)",
    "a|ab",
    "(a|ab)(c|bcd)$",
    "é",
    "ü+",
  ],
  ...[
    "[à-ü]",
    "[^\\x00-\\x7f]+",
    ".",
    "^",
    "$",
    "\\n^",
    "a$",
    "(?:^|\\n)-",
    "\\u2028",
    "[\\u2028\\u00a0]",
    "-$\\n^-",
    "[\\d\\s]+",
  ],
];

const texts = [
  ...[
    "",
    "\n",
    "---",
    "\n---\n",
    "a\n\n---\n\nb\n\n---\n\nc",
    "# A\n\ntext\n\n## B\n\n\n\nmore\n\n--\n\nlast",
    "----\n---\n--\n-",
  ],
  ...[
    "<!--s-->\na<!--v-->b",
    "Note: a\nnotes: b\n  Note:c",
    "aaaa aab abc abcd ab",
    "a{,2} a{ ]}{",
    "a_b a-b 1 22 333\tb",
  ],
  ...[
    "é ü ÄÖ naïve",
    "a\u00a0b\u2003c\ufeffd",

    "***\n===\n___\n",
    "aQzApL/\\#-\0\b",
    "^ $ ^$\n$a^",
    "a\tb\vc\fd",
  ],
];

describe("expressions of authors", () => {
  it("match where JavaScript's own do", () => {
    for (const source of expressions)
      for (const text of texts)
        expect(inOurs(source, "as written", text), `${source} in ${JSON.stringify(text)}`).toEqual(
          inJavaScript(source, "gm", text),
        );
  });

  it("match capital and small letters where that is asked for", () => {
    for (const source of ["notes?:", "^[ \\t]*NOTES?:", "[a-c]+", "[^a]", "É", "\\w+", "B"])
      for (const text of texts)
        expect(inOurs(source, "any case", text), source).toEqual(inJavaScript(source, "gim", text));
  });

  it("count a character outside of the first plane as one", () => {
    expect(inOurs("^.$", "as written", "a\n😀\nb")).toEqual([
      [0, "a"],
      [2, "😀"],
      [5, "b"],
    ]);
    expect(inOurs("[😀-😂]+", "as written", "a😁😁b")).toEqual([[1, "😁😁"]]);
  });

  it("match in long texts as in short ones, and see what stands before a stretch", () => {
    const text = `${"line of text\n".repeat(3000)}\n---\n${"x".repeat(9000)}\n---\nb`;
    for (const source of ["^---$", "\\n---\\n", "\\bb", "text\\n\\n", "^b$", "of$"])
      expect(inOurs(source, "as written", text), source).toEqual(inJavaScript(source, "gm", text));
  });

  it("name what no linear engine can run, and its column", () => {
    const refused: readonly (readonly [string, string, string])[] = [
      ["\\n(?=# )", "a lookahead (?=…) at column 3", "(?<separator>\\n)# "],
      ["^\\n(?=## )", "a lookahead (?=…) at column 4", "(?<separator>^\\n)## "],
      ["(?=^# )", "a lookahead (?=…) at column 1", "(?<separator>\\n)# "],
      ["^(?=#{1,2} )", "a lookahead (?=…) at column 2", "(?<separator>\\n)#{1,2} "],
      ["\\n(?=#|##)", "a lookahead (?=…) at column 3", "(?<separator>\\n)(?:#|##)"],
      ["(?<=\\n)---", "a lookbehind (?<=…) at column 1", "\\n(?<separator>---)"],
      ["^---(?!-)", "a negative lookahead (?!…) at column 5", "(?<separator>…)"],
      ["(?<!-)---", "a negative lookbehind (?<!…) at column 1", "(?<separator>…)"],
      ["(-)\\1\\1", "a backreference \\1 at column 4", "without lookaheads"],
      ["(?<a>-)\\k<a>", "a backreference \\k at column 8", "without lookaheads"],
      ["a{1001}", "a repeat of more than 1000 times at column 2", "without lookaheads"],
      ["((a{1,100}){1,100}){1,100}", "cannot be used", "fewer repeats"],
      ["a".repeat(1001), "more than 1,000 characters", "shorter"],
    ];
    for (const [source, detail, hint] of refused) {
      const mistake = readExpression(source, "as written");
      expect(mistake, source).toMatchObject({
        detail: expect.stringContaining(detail),
        hint: expect.stringContaining(hint),
      });
    }
  });

  it("divide as the lookahead would that they are named for", () => {
    const text = "# A\n\na\n\n## B\n\nb\n\n# C\n\n# D\n";
    for (const source of ["\\n(?=# )", "^\\n(?=## )", "(?<=\\n)\\n(?=#)"]) {
      const mistake = readExpression(source, "as written");
      const equal = "hint" in mistake ? (/“(.*)”/.exec(mistake.hint)?.[1] ?? "") : "";
      expect(inOurs(equal, "as written", text), source).toEqual(inJavaScript(source, "gm", text));
    }
  });

  it("find nothing that is longer than a stretch, and end", () => {
    expect(inOurs("a[^]*b", "as written", `a${"x".repeat(20_000)}b`)).toEqual([]);
    expect(inOurs("^(a+)+$", "as written", `${"a".repeat(50_000)}x`)).toEqual([]);
  });
});
