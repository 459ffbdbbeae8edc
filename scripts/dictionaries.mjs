/** Reads cspell's dictionaries when the package is compiled, for `src/inspect/prepared-dictionary.ts`. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { buildITrieFromWords, decodeTrie, encodeITrieToBTrie, parseDictionaryLines } from "cspell-trie-lib";
import { parse } from "yaml";
import { loadSource } from "./load-source.mjs";

/**
 * @param packages names of cspell's packages
 * @param folder where what is made of them belongs
 */
export async function prepareDictionaries(packages, folder) {
  const { preparedName } = await loadSource("src/inspect/prepared-dictionary.ts");
  mkdirSync(folder);
  for (const file of packages.flatMap(filesOf)) {
    const bytes = readFileSync(file);
    const kind = kindOf(file);
    const prepared = readers[kind](file.endsWith(".gz") ? gunzipSync(bytes) : bytes);
    writeFileSync(path.join(folder, preparedName(kind, bytes)), prepared);
  }
}

function kindOf(file) {
  if (file.endsWith(".yaml")) return "settings";
  return file.endsWith(".trie.gz") ? "T" : "S";
}

const listOptions = { stripCaseAndAccents: true, disableSuggestionHandling: false };

/** The same as cspell makes of them. */
const readers = {
  T: (text) => encodeITrieToBTrie(decodeTrie(text)),
  S: (text) => encodeITrieToBTrie(buildITrieFromWords(parseDictionaryLines(linesOf(text), listOptions))),
  settings: (text) => JSON.stringify(parse(text.toString())),
};

const linesOf = (text) => text.toString().split(/\r\n|\r|\n/);

/** The files that a package names; its JSON has comments. */
function filesOf(name) {
  const folder = path.join("node_modules", name);
  const named = readFileSync(path.join(folder, "cspell-ext.json"), "utf8").matchAll(/"(\.\/[^"]+\.(?:gz|txt|yaml))"/g);
  return [...named].map(([, file]) => path.join(folder, file));
}
