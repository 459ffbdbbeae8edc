import { expect, it } from "vitest";
import type { Finding } from "../../../src/check/finding.js";
import { tellOnce } from "../../../src/check/tell-once.js";
import { sourceFile } from "../../../src/source/text.js";

const file = sourceFile("talk.md", "one\ntwo\nthree\nfour\n");
const found = (code: string, slide: string, kind?: string): Finding => ({
  code,
  severity: "warning",
  message: code,
  remedy: "",
  span: { file, start: 0, end: 1 },
  deck: "talk",
  slide,
  ...(kind === undefined ? {} : { alike: { key: kind, most: 1 } }),
});
const told = (...findings: Finding[]) => tellOnce(findings).map(({ code, slide }) => `${slide} ${code}`);

it("tells nothing that comes of marks of another tool on the same slide", () => {
  expect(told(found("overflow", "a"), found("foreign-syntax", "a", "notes"), found("overflow", "b"))).toEqual([
    "a foreign-syntax",
    "b overflow",
  ]);
});

it("tells what has another cause", () => {
  const findings = [found("foreign-syntax", "a", "notes"), found("contrast", "a"), found("spelling", "a")];
  expect(told(...findings)).toEqual(["a foreign-syntax", "a contrast", "a spelling"]);
});

it("looks at the colours of two slides in one when they are two", () => {
  expect(told(found("contrast", "a"), found("foreign-syntax", "a", "separator"))).toEqual(["a foreign-syntax"]);
});

it("tells nothing of what an open block of code swallows", () => {
  expect(told(found("unclosed-fence", "a"), found("long-code", "a"), found("snippet-syntax", "a"))).toEqual([
    "a unclosed-fence",
  ]);
});

it("leaves what belongs to no slide", () => {
  expect(told(found("foreign-syntax", ""), found("overflow", ""))).toEqual([" foreign-syntax", " overflow"]);
});
