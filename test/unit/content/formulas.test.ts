import { describe, expect, it } from "vitest";
import { createProseReader } from "../../../src/check/prose.js";
import { withoutFormulas } from "../../../src/content/formulas.js";
import { readSection } from "../../../src/content/section.js";
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
  ] as const;
  it.each(written)("is blank, and nothing else: %j", (text, left) => {
    expect(withoutFormulas(text)).toBe(left);
  });

  const plain = ["$HOME[^1] and 5 $", "$USER for 5$", "$$5[^2]\n\nand $$6"];
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

  it("is one where there are none", () => {
    const front = "---\nmath: false\n---\n";
    const { words, said } = read(front + text);
    expect(said).toEqual([front.length + text.indexOf("[^2]"), front.length + text.indexOf("[^3]")]);
    expect(words).toContain("$x[^2]$");
  });
});
