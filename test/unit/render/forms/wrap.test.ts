import { describe, expect, it } from "vitest";
import { evenest, linesIn, narrowest } from "../../../../src/render/forms/wrap.js";
import { piecesOf } from "../../../../src/render/line-breaks.js";
import { madeOf, places } from "../../../support/forms.js";
import { render } from "../../../support/render.js";

const face = { widths: { " ": 0.25, i: 0.2, m: 0.9, "-": 0.3 }, other: 0.5 };

describe("lines of a text", () => {
  it.each([
    ["two words", ["two ", "words"]],
    ["  two \n words ", ["two ", "words"]],
    ["", [""]],
    ["no\u00a0break", ["no\u00a0break"]],
    ["漢字です", ["漢", "字", "で", "す"]],
    ["「漢字」、です。", ["「漢", "字」、", "で", "す。"]],
    // No kana that is small, and no sign for a long vowel, begins a line.
    ["コーヒーとチャット", ["コー", "ヒー", "と", "チャッ", "ト"]],
    ["容器Docker运行(快)", ["容", "器", "Docker", "运", "行", "(快)"]],
    ["한국어 문장", ["한", "국", "어 ", "문", "장"]],
    ["𠮷野家", ["𠮷", "野", "家"]],
    ["人々", ["人々"]],
    // Thai has no spaces between words; a sign that repeats one does not begin a line.
    ["ภาษาไทย ต่างๆ", ["ภาษา", "ไทย ", "ต่างๆ"]],
    ["ใช้runc ได้", ["ใช้runc ", "ได้"]],
  ])("end between the pieces of “%s”", (text, pieces) => {
    expect(piecesOf(text)).toEqual(pieces);
  });

  it("are counted as they fill a column", () => {
    expect(linesIn(face, "mm mm mm", 1.8)).toBe(3);
    expect(linesIn(face, "mm mm mm", 3.85)).toBe(2);
    expect(linesIn(face, "mm mm mm", 5.9)).toBe(1);
    expect(linesIn(face, "mm mmm", 1.8)).toBe(Number.POSITIVE_INFINITY);
    expect(linesIn(face, "漢字漢字漢字", 1)).toBe(3);
  });

  /** The same by trying all ways to cut the pieces. */
  const tried = (widths: readonly number[], lines: number): number => {
    const sum = (list: readonly number[]) => list.reduce((all, one) => all + one, 0);
    if (lines === 1 || widths.length === 0) return sum(widths);
    return Math.min(
      ...widths.map((_, cut) => Math.max(sum(widths.slice(0, cut + 1)), tried(widths.slice(cut + 1), lines - 1))),
    );
  };

  it("are as even as in the best of all ways to break them", () => {
    let seed = 7;
    const chance = (most: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % most;
    };
    for (let round = 0; round < 300; round++) {
      const widths = Array.from({ length: 1 + chance(9) }, () => chance(20));
      const width = (from: number, to: number) => widths.slice(from, to).reduce((all, one) => all + one, 0);
      for (const lines of [1, 2, 3])
        expect(evenest({ pieces: widths.length, width }, lines), `${widths} in ${lines}`).toBe(tried(widths, lines));
    }
  });

  it("fit into the narrowest column, and not into a narrower one", () => {
    for (const text of ["a mmm ii mmmm i", "one", "漢字 with words, and 漢字"])
      for (const lines of [1, 2, 3]) {
        const width = narrowest(face, text, lines);
        expect(linesIn(face, text, width)).toBeLessThanOrEqual(lines);
        expect(linesIn(face, text, width - 0.002)).toBeGreaterThan(lines);
      }
  });
});

describe("texts in Chinese and Japanese", () => {
  const inLanguage = async (lang: string, form: string, yaml: string) => {
    const { problems, live } = await render({
      "talk.md": `---\nlang: ${lang}\n---\n\n## A\n\n\`\`\`${form}\n${yaml}\n\`\`\`\n`,
    });
    expect(problems).toEqual([]);
    expect(live).toContain(`c-${form}`);
  };
  const words = (count: number) => "容器与内核之间没有别的东西".repeat(5).slice(0, count);
  const kana = (count: number) => "コンテナはホストの上で動くプロセスです".repeat(5).slice(0, count);

  it.each([
    ["zh", words],
    ["ja", kana],
  ])("break between characters: %s", async (lang, text) => {
    await inLanguage(lang, "quiz", `choices: [${text(55)}, ${text(12)}]\nanswer: 1`);
    const parties = ["a", "b", "c"].map((name) => `{name: ${name}}`).join(", ");
    await inLanguage(lang, "sequence", `parties: [${parties}]\nmessages: [{from: a, to: b, text: ${text(28)}}]`);
    const boxes = [1, 2, 3, 4].map((id) => `{id: b${id}, name: ${text(13)}}`).join(", ");
    await inLanguage(lang, "boxes", `boxes: [${boxes}]\nrows: [[b1, b2, b3, b4]]`);
    await inLanguage(
      lang,
      "lifetimes",
      `moments: [${text(10)}, a, b, ${text(9)}]\nparties: [{name: x, from: a}, {name: y}]`,
    );
  });
});

describe("a text that is longer than a form can show", () => {
  const long = "word ".repeat(600).trim();
  it.each([
    ["sequence", `parties: [{name: a}, {name: b}]\nmessages:\n  - {from: a, to: b, text: ${long}}`, 6],
    ["walls", `- {name: a, walls: [{name: ${long}}]}\n- {name: b, walls: [{name: c}]}`, 4],
    ["boxes", `boxes: [{id: a}, {id: b}]\nrows: [[a, b]]\nwires:\n  - {from: a, to: b, label: ${long}}`, 7],
    ["quiz", `choices: [a, b]\nanswer: 1\nexplanation: >\n  ${long}`, 6],
  ])("is refused at its place: %s", async (form, yaml, line) => {
    const { problems, live } = await madeOf(form, yaml);
    expect(places(problems)).toEqual([["too-long", line]]);
    expect(live).not.toContain(`c-${form}`);
  });
});
