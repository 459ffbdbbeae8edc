import { parentPort } from "node:worker_threads";
import { spellCheckDocument } from "cspell-lib";

/** What the worker is asked: words, and the dictionaries that may know them. */
export interface SpellingQuestion {
  readonly words: readonly string[];
  /** How many suggestions there may be for each. */
  readonly suggestions: number;
  /** cspell's locale, such as `en,en-GB`. */
  readonly locale: string;
  /** cspell's configuration files of the dictionaries to load. */
  readonly imports: readonly string[];
  readonly dictionaries: readonly string[];
}

/** Unknown words with suggestions. */
export type SpellingAnswer = readonly (readonly [word: string, suggestions: readonly string[]])[];

async function answer({
  words,
  suggestions: most,
  locale,
  imports,
  dictionaries,
}: SpellingQuestion): Promise<SpellingAnswer> {
  const { issues } = await spellCheckDocument(
    { uri: "file:///words.txt", text: words.join("\n"), languageId: "plaintext", locale },
    { noConfigSearch: true, generateSuggestions: true, numSuggestions: most },
    {
      version: "0.2",
      loadDefaultConfiguration: false,
      import: [...imports],
      dictionaries: [...dictionaries],
      language: locale,
      maxNumberOfProblems: 100_000,
      maxDuplicateProblems: 100,
      minWordLength: 4,
    },
  );
  const starts = [0];
  for (const word of words) starts.push((starts.at(-1) ?? 0) + word.length + 1);
  // cspell looks into words such as `microVM`; the word as it is written is what is reported.
  return issues.flatMap(({ offset, suggestions }) => {
    const word = words[starts.findLastIndex((start) => start <= offset)];
    return word === undefined ? [] : [[word, suggestions ?? []] as const];
  });
}

parentPort?.on("message", async (question: SpellingQuestion) => parentPort?.postMessage(await answer(question)));
