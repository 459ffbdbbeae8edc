import { describe, expect, it } from "vitest";
import { slipOf } from "../../../src/check/slips.js";
import { isMistyped } from "../../../src/check/typing.js";
import { sourceFile } from "../../../src/source/text.js";

describe("a mistyped word", () => {
  it.each([
    ["lacks a letter", "contaners", "containers"],
    ["lacks one of two equal letters", "occured", "occurred"],
    ["lacks the last letter of many", "bringin", "bringing"],
    ["has a letter twice", "untill", "until"],
    ["has two letters in each other's place", "recieve", "receive"],
    ["has a vowel for another one", "kernal", "kernel"],
    ["has a letter that lies beside the right one", "servwr", "server"],
    ["has two slips, and no letter of its own", "begginers", "beginners"],
    ["is short, with its letters in another order", "taht", "that"],
  ])("%s: %s", (_, word, meant) => expect(isMistyped(word, meant)).toBe(true));
});

describe("a technical word", () => {
  it.each([
    ["has a letter more at its end", "syslogd", "syslog"],
    ["has a letter more at its beginning", "zswap", "swap"],
    ["begins in another way", "vhost", "ghost"],
    ["lacks the first letter of another one", "syslogd", "rsyslogd"],
    ["has an ending", "eleventy", "eleven"],
    ["has a prefix", "reparented", "repented"],
    ["has two other letters", "toolbelt", "toolset"],
    ["is short, with a letter of its own", "btrfs", "barfs"],
    ["has a consonant that nobody confuses", "capset", "caplet"],
    ["has a letter more within", "capset", "capet"],
    ["is not the genitive of another one", "archs", "arc's"],
  ])("%s: %s", (_, word, other) => expect(isMistyped(word, other)).toBe(false));
});

const slip = (language: string, word: string, ...suggestions: string[]) => {
  const file = sourceFile("talk.md", `It is ${word} here.`);
  return slipOf({ word, span: { file, start: 6, end: 6 + word.length }, suggestions, language });
};

it("the plural of a word that a dictionary has is right, whatever else is near", () => {
  expect(slip("en", "archs", "arch", "arches")).toEqual([]);
});

it("an accent makes a word one of another language in English, and is a letter in French", () => {
  expect(slip("en", "détacher", "detacher")).toEqual([]);
  expect(slip("fr", "developpement", "développement")).toEqual(["développement"]);
});
