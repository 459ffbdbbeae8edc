import { describe, expect, it } from "vitest";
import type { Finding } from "../../../src/check/finding.js";
import { applySuppressions, readSuppressions } from "../../../src/check/suppress.js";
import { type SourceFile, sourceFile } from "../../../src/source/text.js";

const wholeFile = (file: SourceFile) => ({ file, start: 0, end: file.text.length });
const read = (text: string, name = "talk.md") =>
  readSuppressions([wholeFile(sourceFile(name, text))]).map(({ rules, reason, span }) => [
    rules.join(),
    reason,
    text.slice(span.start, span.end),
  ]);

describe("suppressions", () => {
  it("name rules, and give a reason after the first colon", () => {
    const comment = "<!-- check-disable slot,overflow: it is so: really -->";
    expect(read(`## One\n\n${comment}\n`)).toEqual([["slot,overflow", "it is so: really", comment]]);
    expect(read("<!--\n  check-disable slot:\n  it is so\n-->")[0]?.slice(0, 2)).toEqual(["slot", "it is so"]);
    expect(read("<!-- check-disable -->")[0]?.slice(0, 2)).toEqual(["", ""]);
    expect(read("title: A\n  # check-disable slot: late\nx: 1 # check-disable no", "talk.yaml")).toEqual([
      ["slot", "late", "  # check-disable slot: late"],
    ]);
  });

  it("are text inside code, and none where nothing closes them", () => {
    expect(read("`<!-- check-disable slot: a -->`\n\n```\n<!-- check-disable slot: a -->\n```\n")).toEqual([]);
    expect(read("A `<!--` in code. <!-- check-disable slot: a -->\n")).toHaveLength(1);
    expect(read("<!-- check-disable slot: a")).toEqual([]);
  });

  it("are read in one pass, whatever stands in them", () => {
    const blanks = " ".repeat(100_000);
    expect(read(`<!-- check-disable${blanks}> -->`)).toHaveLength(1);
    expect(read(`<!-- check-disable slot${blanks}x${blanks}: ${blanks}y`)).toEqual([]);
    expect(read(`# check-disable slot${blanks}x${blanks}y: ${blanks}z${blanks}.`, "talk.yaml")).toHaveLength(1);
    expect(read("<!-- check-disable ".repeat(20_000))).toEqual([]);
  });

  it("end where the next slide begins", () => {
    const file = sourceFile("talk.md", "## A\n\n<!-- check-disable slot: a -->\n\n## B\n");
    const next = file.text.indexOf("## B");
    const suppressions = readSuppressions([
      { file, start: 0, end: next },
      { file, start: next, end: file.text.length },
    ]);
    const found = (start: number): Finding => {
      const said = { code: "slot", severity: "warning", message: "", remedy: "", deck: "", slide: "" } as const;
      return { ...said, span: { file, start, end: start + 4 } };
    };
    const left = (findings: readonly Finding[]) =>
      applySuppressions(findings, suppressions, { known: ["slot"], notRun: [] }, () => false);
    expect(left([found(0), found(next - 1), found(next)])).toEqual([found(next)]);
  });
});
