import { describe, expect, it } from "vitest";
import { createProseReader } from "../../../src/check/prose.js";
import { readSection } from "../../../src/content/section.js";
import { withoutFormulas } from "../../../src/content/without-formulas.js";
import { ProblemList } from "../../../src/report/problem.js";
import { sourceFile } from "../../../src/source/text.js";

function read(text: string) {
  const problems = new ProblemList();
  const file = sourceFile("deck.md", text);
  const [slide] = readSection(file, { readCode: () => undefined, problems }).columns.flat();
  if (!slide) throw new Error("no slide");
  const prose = createProseReader()(slide).text;
  return { words: prose.split(/\s+/).filter(Boolean), said: problems.all.map(({ span }) => span?.start) };
}

describe("a formula", () => {
  const written = [
    ["so $x[^2]$ is", "so         is"],
    ["is\n\n$$\nx[^2]\n\n+ 1\n$$\n\nso", "is\n\n  \n     \n\n   \n  \n\nso"],
    ["> with $$ a[^1] $$", "> with            "],
    ["$a$ and $b$", "    and    "],
    [String.raw`\$x and $y\$z$ so`, String.raw`\$x and        so`],
    ["- is\n\n  $$\n  x[^2]\n\n  + 1\n  $$\n\n  so", "- is\n\n    \n       \n\n     \n    \n\n  so"],
    ["1. $$\n   x\n\n   + 1\n   $$\n2. so", "1.   \n    \n\n      \n     \n2. so"],
    ["- [ ] is\n\n  > $$\n  > x\n  >\n  > + 1\n  > $$", "- [ ] is\n\n  >   \n  >  \n  >\n  >    \n  >   "],
    ["- is\n::: columns\n$$\nx\n\n+ 1\n$$\n:::\nso", "- is\n::: columns\n  \n \n\n   \n  \n:::\nso"],
    ["       $$ x[^2] $$ so", "                   so"],
  ] as const;
  it.each(written)("is blank, and nothing else: %j", (text, left) => {
    expect(withoutFormulas(text)).toBe(left);
  });

  const plain = [
    "$HOME[^1] and 5 $",
    "$USER for 5$",
    "$$5[^2]\n\nand $$6",
    "- one $$ [^1]\n- two $$ x",
    "- [ ] one $$ [^1]\n  1. two $$ x\n  2. three $$ y",
    "> one $$ [^1]\n\n- two $$ x",
    "one $$ [^1]\n# two $$ x",
    "one $$ [^1]\n::: two\nthree $$ x",
    "  $$\nx[^2]\n\n  $$",
  ];
  it.each(plain)("is none in %j", (text) => {
    expect(withoutFormulas(text)).toBe(text);
  });
});

describe("what looks like a footnote in a formula", () => {
  const text = "# T\n\nSo $x[^2]$ holds\n\n$$\ny[^3]\n$$\n";

  it("is none where there are formulas, and no prose", () => {
    expect(read(text)).toEqual({ words: ["#", "T", "So", "holds"], said: [] });
    expect(read(`${text}\nSee[^2]\n`).said).toEqual([text.length + 4]);
  });

  it("is none in an item of a list, and is one in the next", () => {
    expect(read("# T\n\n- so\n\n  $$\n  y[^3]\n\n  + 1\n  $$\n").said).toEqual([]);
    const items = "# T\n\n- one $$ [^1]\n- two $$ x\n";
    expect(read(items).said).toEqual([items.indexOf("[^1]")]);
  });

  it("is one where there are none", () => {
    const front = "---\nmath: false\n---\n";
    const { words, said } = read(front + text);
    expect(said).toEqual([front.length + text.indexOf("[^2]"), front.length + text.indexOf("[^3]")]);
    expect(words).toContain("$x[^2]$");
  });
});
