import { describe, expect, it } from "vitest";
import { wordsInCode } from "../../../src/check/beside.js";
import { leftOversIn } from "../../../src/check/left-overs.js";
import { createProseReader, proseOf } from "../../../src/check/prose.js";
import { labelledIn } from "../../../src/check/registry/cells.js";
import { plainText } from "../../../src/check/registry/plain-text.js";
import { quantitiesIn } from "../../../src/check/registry/quantities.js";
import { accessibility } from "../../../src/check/rules/accessibility.js";
import { secretsIn } from "../../../src/check/secrets.js";
import type { SlideSubject } from "../../../src/check/subject.js";
import { scanLines } from "../../../src/content/scan.js";
import type { Slide } from "../../../src/model/deck.js";
import { sourceFile } from "../../../src/source/text.js";

/*
 * Texts in which nothing ends, so that a pattern that begins anew at each letter and reads to the end would never come back.
 */
const long = 1_000_000;
const blanks = " ".repeat(long);

const fileOf = (text: string) => sourceFile("talk.md", text);
const spanOf = (text: string) => ({ file: fileOf(text), start: 0, end: text.length });
const proseIn = (text: string) => proseOf(text, spanOf(text));
const readProse = (text: string) =>
  createProseReader()({ span: spanOf(text), notes: [], reader: [], passages: [] } as never as Slide);

describe("a long text is read once", () => {
  it("by the words beside prose", () => {
    const file = fileOf(`\`\`\`sh\n# see ftp://here and ${"a".repeat(long)} there\n\`\`\`\n`);
    expect(wordsInCode(file, scanLines(file, 0, { report: () => undefined }))).toMatch(/^\s+see\s+and a+ there\s+$/);
  });

  it("by what finds secrets", () => {
    const token = `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.${"dBjftJeZ4CVPmB92K27uhbUJU1p1r"}`;
    expect(secretsIn(`${"-eyJaaaaaaaaaa".repeat(long / 10)} ${token}`).map(({ text }) => text)).toEqual([token]);
  });

  it.each(["[@", "{{", "[@a {{"])("by what leaves prose alone: %s", (opening) => {
    expect(readProse(`${opening.repeat(long / 10)}\n[@one] {{two}} three\n`).text.trimEnd()).toMatch(/\n {15}three$/);
  });

  it("by what finds left-overs", () => {
    const found = leftOversIn(proseIn(`${"[".repeat(long)}one](https://a.b)`), ["TODO"]);
    expect(found).toEqual([]);
    const link = proseIn(`[one](https://a.b${blanks}\n\n[two]() and [three](https://a.b${blanks}"t")\n`);
    expect(leftOversIn(link, []).map(({ message }) => message)).toEqual([
      "this link has no end",
      "this link leads nowhere",
    ]);
  });

  it("however many left-overs there are", () => {
    const lines = "TODO one\n\n???\n\nno TODO ??? left\n\n[two]()\n".repeat(20_000);
    expect(leftOversIn(proseIn(lines), ["TODO"])).toHaveLength(60_000);
  });

  it("by what compares values", () => {
    expect(
      quantitiesIn(`${blanks}about${" ".repeat(9)}5 ms${blanks}6 s`).map(({ text, slack }) => [text, slack]),
    ).toEqual([
      ["5 ms", 0.25],
      ["6 s", 0.05],
    ]);
    const cells = labelledIn(`One:${blanks}two: \n- Language: Go\n\n${blanks}x\n\n| a |${"b".repeat(long)}\\\n`);
    expect(cells.map(({ value }) => value.text.slice(0, 4))).toEqual(["bbbb", "two:", "Go"]);
    const text = `${"b".repeat(long)}\n- one\n`;
    expect(plainText(proseIn(text))).toBe(text);
  });

  it("by what finds the tag of an element", async () => {
    const violation = {
      ...{ rule: "image-alt", help: "help", made: false, impact: "minor", opening: "<img>", needles: [] },
      ...{ element: { tag: "img", classes: [], text: "" }, place: { index: 0, of: 1 } },
    };
    const text = `## A\n\n${"<img ".repeat(long / 5)}\n`;
    const subject = {
      violations: [violation],
      slide: { span: spanOf(text), notes: [], reader: [], body: [], title: "A" },
    };
    const spans: number[] = [];
    accessibility.slide?.(subject as never as SlideSubject, { deck: {} } as never, {
      options: { ignore: [] },
      report: ({ span }) => void spans.push(span.start),
    });
    expect(spans).toEqual([0]);
  });
});
