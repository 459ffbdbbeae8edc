import { readFileSync } from "node:fs";
import path from "node:path";
import { mended } from "./mended.mjs";

/**
 * cspell walks through each dictionary to sort them by their sizes, for a second in all; how many nodes each has is known.
 */
const walking =
  /\/\/ walk the trie and get the approximate size\.[\s\S]*?this\._size = size;(?=\s*\}\s*return this\._size;)/g;

/** What was made of dictionaries when the package was compiled is taken as it is. */
const loading = /const loader = loaders\[type\] \|\| loaders\.default;(?=\s*return loader\(reader, uri, options\);)/g;
const loadingPrepared = `const prepared = await findDictionary(uri, type, options);
    if (prepared) return createSpellingDictionaryFromTrieFile(prepared, options.name, uri.href, options);
    $&`;
const parsing = /const doc = parseDocument\(content\);/g;
const parsingPrepared = `const prepared = findSettings(content);
        if (prepared) return new CSpellConfigFileYaml(url, { toJS: () => prepared }, 2);
        $&`;
const withPrepared = (file, place) =>
  `import { findDictionary, findSettings } from ${JSON.stringify(path.resolve("src/inspect/prepared-dictionary.ts"))};
${mended(readFileSync(file, "utf8"), place)}`;

/** An esbuild plugin for what reads dictionaries. */
export const dictionaries = {
  name: "dictionaries",
  setup(build) {
    const mend = (filter, mending) =>
      build.onLoad({ filter }, ({ path: file }) => ({ contents: mending(file), loader: "js" }));
    mend(/[\\/]cspell-dictionary[\\/]dist[\\/].*[\\/]SpellingDictionaryFromTrie\.js$/, (file) =>
      mended(readFileSync(file, "utf8"), [walking, "this._size = this.trie.size;"]),
    );
    mend(/[\\/]cspell-lib[\\/]dist[\\/].*[\\/]DictionaryController[\\/]DictionaryLoader\.js$/, (file) =>
      withPrepared(file, [loading, loadingPrepared]),
    );
    mend(/[\\/]cspell-config-lib[\\/]dist[\\/].*[\\/]CSpellConfigFileYaml\.js$/, (file) =>
      withPrepared(file, [parsing, parsingPrepared]),
    );
  },
};
