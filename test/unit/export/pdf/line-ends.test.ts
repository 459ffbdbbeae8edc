import { expect, it } from "vitest";
import { type PdfFile, setObject, setStream } from "../../../../src/export/pdf/file.js";
import { withLineEnds } from "../../../../src/export/pdf/line-ends.js";

const alphabet = " -/.abcdefg漢字";
const codeOf = (letter: string) => alphabet.indexOf(letter).toString(16).toUpperCase().padStart(4, "0");

/** A font with these letters, mapped one by one, and in a range. */
function painting(text: string, letters = alphabet) {
  const pdf: PdfFile = { objects: new Map(), root: 0, info: 0, next: 1 };
  const unit = (letter: string) => letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
  const single = [...letters].filter((letter) => !/[a-g]/.test(letter));
  const map = setStream(
    pdf,
    "",
    `${single.length} beginbfchar\n${single.map((letter) => `<${codeOf(letter)}> <${unit(letter)}>\n`).join("")}endbfchar\n` +
      `1 beginbfrange\n<${codeOf("a")}> <${codeOf("g")}> <0061>\nendbfrange\n`,
  );
  const font = setObject(pdf, `<</Type /Font\n/Subtype /Type0\n/ToUnicode ${map} 0 R>>`);
  return withLineEnds(pdf, { text, resources: new Map([["Font", new Map([["F1", `${font} 0 R`]])]]) }, new Map());
}

const run = (words: string, y: number, x = 0) =>
  `BT\n/F1 10 Tf\n1 0 0 -1 ${x} ${y} Tm\n${[...words].map((letter) => `<${codeOf(letter)}> Tj`).join("\n1 0 Td ")}\nET\n`;

/** Which of these lines, each below the one before, get a space at their end. */
function ended(...lines: readonly string[]): boolean[] {
  const text = painting(lines.map((line, index) => run(line, 20 * index)).join(""));
  return text
    .split("ET\n")
    .slice(0, -1)
    .map((line) => line.endsWith(` <${codeOf(" ")}> Tj\n`));
}

it("lines end with the space before the next word", () => {
  expect(ended("a bc", "de", "f")).toEqual([true, true, true]);
});

it("what is nothing but glyphs otherwise stays as it is", () => {
  const text = `q\n${run("ab", 0)}1 0 0 rg\n${run("cd", 20)}Q\n`;
  expect(painting(text).replaceAll(` <${codeOf(" ")}> Tj\n`, "\n")).toBe(text);
});

it("a line that ends after a hyphen, or within an address, has none; a dash between spaces has one", () => {
  expect(ended("a bc-", "de", "a -", "b")).toEqual([false, true, true, true]);
  expect(ended("abc/de", "fg", "a.bc", "de")).toEqual([false, true, false, true]);
});

it("scripts without spaces between words have none", () => {
  expect(ended("漢", "字", "a", "漢", "b")).toEqual([false, false, false, false, true]);
});

it("what goes on in the same line, or a little higher, has none", () => {
  const text = painting(run("ab", 20) + run("cd", 20, 20) + run("e", 16, 40));
  expect(text.split(` <${codeOf(" ")}> Tj`)).toHaveLength(2);
  expect(text.endsWith(` <${codeOf(" ")}> Tj\nET\n`)).toBe(true);
});

it("a font without a space writes none", () => {
  const text = run("ab", 0) + run("cd", 20);
  expect(painting(text, alphabet.slice(1))).toBe(text);
});
