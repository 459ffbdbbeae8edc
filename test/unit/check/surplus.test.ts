import { expect, it } from "vitest";
import type { Finding } from "../../../src/check/finding.js";
import type { Surplus } from "../../../src/check/rule.js";
import { tellOnce } from "../../../src/check/tell-once.js";
import { sourceFile } from "../../../src/source/text.js";

const file = sourceFile("talk.md", "one\ntwo\nthree\nfour\n");

interface Much {
  readonly slide?: string;
  readonly axis?: Surplus["axis"];
  readonly severity?: Finding["severity"];
  readonly start?: number;
}

const much = (code: string, { slide = "a", axis = "down", severity = "error", start = 0 }: Much = {}): Finding => ({
  code,
  severity,
  message: `${code} leads`,
  remedy: "",
  span: { file, start, end: start + 1 },
  deck: "talk",
  slide,
  surplus: { axis, said: `${code} beside` },
});

it("tells all that a slide has too much of as one, by what matters most", () => {
  const told = tellOnce([much("too-many-words", { severity: "warning" }), much("clipped"), much("overflow")]);
  expect(told.map(({ message, severity, also }) => ({ message, severity, also }))).toEqual([
    {
      message: "overflow leads; clipped beside; too-many-words beside",
      severity: "error",
      also: ["clipped", "too-many-words"],
    },
  ]);
});

it("keeps what is too wide apart from what is too high, and an error before a warning", () => {
  const told = tellOnce([
    much("overflow", { severity: "warning" }),
    much("clipped"),
    much("long-code", { axis: "across", severity: "warning" }),
  ]);
  expect(told.map(({ message }) => message)).toEqual(["clipped leads; overflow beside", "long-code leads"]);
});

it("tells more than three slides of a file as one, which knows each of them", () => {
  const slides = ["a", "b", "c", "d"].map((slide, index) => much("overflow", { slide, start: 4 * index }));
  expect(tellOnce(slides.slice(0, 3))).toHaveLength(3);
  const [told, ...others] = tellOnce(slides);
  expect(others).toEqual([]);
  expect(told?.message).toBe("overflow leads; 3 more slides of this file have too much: lines 2, 3");
  expect(told?.told?.map(({ slide }) => slide)).toEqual(["a", "b", "c", "d"]);
  expect(told?.asFound).toBe(slides[0]);
});

it("hides no warning behind a hint", () => {
  const told = tellOnce([much("overflow", { severity: "hint" }), much("too-many-words", { severity: "warning" })]);
  expect(told.map(({ message, severity }) => `${severity}: ${message}`)).toEqual([
    "warning: too-many-words leads; overflow beside",
  ]);
});
