import { expect, it } from "vitest";
import type { Finding } from "../../../src/check/finding.js";
import { gatherRepeated } from "../../../src/check/gather.js";
import { sourceFile } from "../../../src/source/text.js";

const file = sourceFile("talk.md", "one\ntwo\nthree\nfour\n");
const found = (code: string, start: number, severity: Finding["severity"] = "warning"): Finding => ({
  code,
  severity,
  message: code,
  remedy: "",
  span: { file, start, end: start + 1 },
  deck: "",
  slide: "",
});

it("says once of a file what one cause makes many of", () => {
  const findings = [found("missing-icon", 0), found("spelling", 0), found("missing-icon", 4), found("missing-icon", 8)];
  expect(gatherRepeated(findings).map(({ message }) => message)).toEqual([
    "missing-icon; 2 more like it in this file: lines 2, 3",
    "spelling",
  ]);
});

it("leaves each of the others at its place, and what stops a build", () => {
  const findings = [
    found("spelling", 0),
    found("spelling", 4),
    found("missing-icon", 0, "error"),
    found("missing-icon", 4, "error"),
  ];
  expect(gatherRepeated(findings)).toEqual(findings);
});
