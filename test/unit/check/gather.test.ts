import { expect, it } from "vitest";
import type { Finding } from "../../../src/check/finding.js";
import { gatherAlike } from "../../../src/check/gather.js";
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
  expect(gatherAlike(findings).map(({ message }) => message)).toEqual([
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
  expect(gatherAlike(findings)).toEqual(findings);
});

it("keeps apart what one cause makes of two projects, and can tell each place", () => {
  const inProject = (root: string, start: number): Finding => ({
    ...found("remote-image", start),
    span: { file: sourceFile("talk.md", "one\ntwo\n", root), start, end: start },
  });
  const each = [inProject("/a", 0), inProject("/a", 4), inProject("/b", 0)];
  const told = gatherAlike(each);
  expect(told.map(({ message }) => message)).toEqual([
    "remote-image; 1 more like it in this file: line 2",
    "remote-image",
  ]);
  expect(told[0]?.told).toEqual(each.slice(0, 2));
  expect(told[0]?.asFound).toBe(each[0]);
});

const habit = (start: number): Finding => ({ ...found("alternative-text", start), alike: { key: "", most: 3 } });

it("tells up to three places of a habit one by one, and more as one with all of them", () => {
  const three = [habit(0), habit(4), habit(8)];
  expect(gatherAlike(three)).toEqual(three);
  const [told, ...others] = gatherAlike([habit(14), ...three]);
  expect(others).toEqual([]);
  expect(told?.message).toBe("alternative-text; 3 more like it in this file: lines 2, 3, 4");
  expect(told?.told?.map(({ span }) => span?.start)).toEqual([0, 4, 8, 14]);
});

it("keeps what is alike in two files, and what is not, apart", () => {
  const other = sourceFile("other.md", "one\ntwo\n");
  const pale = (key: string, at: number, where = file): Finding => ({
    ...found("contrast", at, "error"),
    span: { file: where, start: at, end: at + 1 },
    alike: { key, most: 1 },
  });
  const told = gatherAlike([pale("a", 0), pale("b", 0), pale("a", 4), pale("a", 4, other)]);
  expect(told.map(({ message }) => message)).toEqual([
    "contrast; 1 more like it in this file: line 2",
    "contrast",
    "contrast",
  ]);
});

it("tells once what more than three decks of a collection have", () => {
  const inDeck = (name: string): Finding => ({
    ...found("deck-language", 0),
    span: { file: sourceFile(name, "text\n"), start: 0, end: 0 },
  });
  const decks = ["a.md", "b.md", "c.md", "d.md"].map(inDeck);
  expect(gatherAlike(decks.slice(0, 3))).toHaveLength(3);
  expect(gatherAlike(decks).map(({ message }) => message)).toEqual([
    "deck-language; 3 more files have the same: b.md, c.md, d.md",
  ]);
});
