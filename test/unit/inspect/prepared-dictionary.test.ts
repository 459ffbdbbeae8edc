import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import { buildITrieFromWords, decodeTrie, parseDictionaryLines } from "cspell-trie-lib";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import {
  findDictionary,
  findSettings,
  type PreparedKind,
  preparedName,
} from "../../../src/inspect/prepared-dictionary.js";

const dictionary = (name: string) => path.resolve("node_modules/@cspell", name);
const terms = dictionary("dict-software-terms/dict/softwareTerms.txt.gz");
const english = dictionary("dict-en_us/en_US.trie.gz");
const corrections = dictionary("dict-software-terms/dict/cspell-corrections.yaml");

const prepared = (kind: PreparedKind, file: string) =>
  readFile(path.resolve("packages/check/lib/dictionaries", preparedName(kind, readFileSync(file))));

describe("what is made of dictionaries when the package is compiled", () => {
  test("has the words of a tree of letters, in its order", async () => {
    const words = decodeTrie(gunzipSync(readFileSync(english)));
    const made = decodeTrie(await prepared("T", english));
    expect(made.size).toBe(words.size);
    expect([...made.words()]).toEqual([...words.words()]);
  });

  test("has the words of a list", async () => {
    const lines = gunzipSync(readFileSync(terms)).toString().split("\n");
    const words = buildITrieFromWords(parseDictionaryLines(lines, { stripCaseAndAccents: true }));
    expect([...decodeTrie(await prepared("S", terms)).words()]).toEqual([...words.words()]);
  });

  test("has what a file of settings says", async () => {
    const settings: unknown = JSON.parse(String(await prepared("settings", corrections)));
    expect(settings).toEqual(parse(readFileSync(corrections, "utf8")));
  });

  test("is called by the bytes of its file, so that another file gets what is made of itself", () => {
    expect(preparedName("T", "one")).not.toBe(preparedName("T", "other"));
    expect(preparedName("T", "one")).not.toBe(preparedName("S", "one"));
  });

  test("is not found for a file that was never compiled", async () => {
    expect(await findDictionary(pathToFileURL(path.resolve("package.json")), "T", {})).toBeUndefined();
    expect(await findDictionary(pathToFileURL(path.resolve("absent.trie.gz")), "T", {})).toBeUndefined();
    expect(findSettings("words: []")).toBeUndefined();
  });
});
