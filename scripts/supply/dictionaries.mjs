import { readFileSync } from "node:fs";
import { mended } from "./mended.mjs";

/**
 * cspell walks through each dictionary to sort them by their sizes, for a second in all; how many nodes each has is known.
 */
const walking =
  /\/\/ walk the trie and get the approximate size\.[\s\S]*?this\._size = size;(?=\s*\}\s*return this\._size;)/g;

/** An esbuild plugin for what reads dictionaries. */
export const dictionaries = {
  name: "dictionaries",
  setup(build) {
    build.onLoad(
      { filter: /[\\/]cspell-dictionary[\\/]dist[\\/].*[\\/]SpellingDictionaryFromTrie\.js$/ },
      ({ path }) => ({
        contents: mended(readFileSync(path, "utf8"), [walking, "this._size = this.trie.size;"]),
        loader: "js",
      }),
    );
  },
};
