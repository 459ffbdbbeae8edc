import { describe, expect, it } from "vitest";
import { printBaseline, readBaseline } from "../../../src/check/baseline.js";
import type { Finding } from "../../../src/check/finding.js";
import { fingerprintOf } from "../../../src/check/fingerprint.js";
import { matchBaseline } from "../../../src/inspect/match-baseline.js";
import { ProblemList } from "../../../src/report/problem.js";
import { placeOf, sourceFile } from "../../../src/source/text.js";

/** What is found in a text: every “bad”, with how many characters come before it. */
function findingsIn(file: string, text: string, slide = "one", more = ", as does one more"): Finding[] {
  const source = sourceFile(file, text, "/decks");
  return [...text.matchAll(/bad/g)].map(({ index }) => ({
    code: "a-rule",
    severity: "warning",
    message: `“bad” stands ${index} px too low${more}`,
    identity: `“bad” stands ${index} px too low`,
    remedy: "",
    span: { file: source, start: index, end: index + 3 },
    deck: "talk",
    slide,
  }));
}

const printsOf = (findings: readonly Finding[]) =>
  new Map(findings.map((finding) => [finding, fingerprintOf(finding, "/decks")]));

/** The lines of what is new, and how many of the baseline are left. */
function compare(before: readonly Finding[], now: readonly Finding[], there = ["a.md", "b.md"]) {
  const prints = printsOf(now);
  const baseline = [...printsOf(before).values()];
  const { known, left } = matchBaseline(prints, baseline, (file) => there.includes(file));
  const fresh = now.filter((finding) => !known.has(finding));
  return [fresh.map(({ span }) => span && placeOf(span.file, span.start).line), left.length];
}

describe("a finding is known again", () => {
  const before = findingsIn("a.md", "## One\n\nThis is bad.\n\nSo is this bad thing.\n");

  it.each([
    ["as it was", "## One\n\nThis is bad.\n\nSo is this bad thing.\n", "one"],
    ["on another line, and on a slide of another name", "New\n\nSo is this bad thing.\n\n\nThis is bad.\n", "two"],
    ["with other white space", "## One\n\n  This  is\tbad.\n\nSo is this   bad thing.\n", "one"],
    ["in a line that is written anew, on the same slide", "## One\n\nThat was bad,\nand this bad one.\n", "one"],
  ])("%s", (_, text, slide) => {
    expect(compare(before, findingsIn("a.md", text, slide))).toEqual([[], 0]);
  });

  it("whatever it counts beside it", () => {
    const text = "## One\n\nThis is bad.\n\nSo is this bad thing.\n";
    expect(compare(before, findingsIn("a.md", text, "one", ", as do 2 more texts"))).toEqual([[], 0]);
  });

  it("but a second equal one is new, and so is another line of another slide", () => {
    const twice = "## One\n\nThis is bad.\n\nThis is bad.\n\nSo is this bad thing.\n";
    expect(compare(before, findingsIn("a.md", twice))).toEqual([[5], 0]);
    const other = [...before, ...findingsIn("a.md", "\n\n\n\n\n\nQuite bad.\n", "two")];
    expect(compare(before, other)).toEqual([[7], 0]);
  });

  it("and what is mended is left", () => {
    expect(compare(before, findingsIn("a.md", "## One\n\nThis is good.\n\nSo is this bad thing.\n"))).toEqual([[], 1]);
  });
});

describe("a file with another name", () => {
  const text = "## One\n\nThis is bad.\n\nSo is this bad thing.\n";
  const before = findingsIn("old.md", text);

  it("is known, when the old one is gone", () => {
    expect(compare(before, findingsIn("b.md", text))).toEqual([[], 0]);
  });

  it("is new, when the old one is still there: it is a copy", () => {
    expect(compare(before, findingsIn("b.md", text), ["old.md", "b.md"])).toEqual([[3, 5], 2]);
  });

  it("is new, when two could be the old one, or less than half is found again", () => {
    expect(compare(before, [...findingsIn("a.md", text), ...findingsIn("b.md", text)])).toEqual([[3, 5, 3, 5], 2]);
    expect(compare(before, findingsIn("b.md", "## One\n\nThis is bad.\n\nAll bad in here.\n", "two"))).toEqual([
      [3, 5],
      2,
    ]);
  });
});

describe("the file of a baseline", () => {
  const prints = [
    ...printsOf(findingsIn("b.md", "bad, bad\n")).values(),
    ...printsOf(findingsIn("a.md", "bad\n")).values(),
  ];
  const read = (text: string) => {
    const problems = new ProblemList();
    const entries = readBaseline(sourceFile("known.jsonl", text), problems);
    return {
      entries,
      problems: problems.all.map(({ span, message }) => `${span && placeOf(span.file, span.start).line} ${message}`),
    };
  };

  it("has a line for each finding, in an order of its own, and is read as it was written", () => {
    const text = printBaseline(prints);
    expect(printBaseline(prints.toReversed())).toBe(text);
    expect(text.split("\n").map((line) => line.slice(0, 15))).toEqual([
      '{"quarterdeck":',
      '{"file":"a.md",',
      '{"file":"b.md",',
      '{"file":"b.md",',
      "",
    ]);
    expect(printBaseline(read(text).entries)).toBe(text);
    expect(read(text).problems).toEqual([]);
  });

  it("is refused where something else stands in it", () => {
    const [head = "", first = ""] = printBaseline(prints).split("\n");
    expect(read(`${head}\n${first}\n=======\n{}\n`).problems).toEqual([
      "3 this is no baseline: a conflict of a merge is left here",
      "4 this is no baseline: this line is no finding",
    ]);
    expect(read("").problems).toEqual([expect.stringContaining("1 this is no baseline: it does not begin with")]);
    expect(read('{"quarterdeck":"baseline","version":2}\n').problems).toEqual([
      "1 this is no baseline: a newer quarterdeck has written it",
    ]);
  });
});
