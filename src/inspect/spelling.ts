import { Worker } from "node:worker_threads";
import { type CacheFile, readCacheFile, writeCacheFile } from "../cache/cache-files.js";
import { type Prose, proseSpan } from "../check/prose.js";
import { type MistypedWord, slipOf } from "../check/slips.js";
import type { CheckPackage } from "../source/check-package.js";
import { packageVersion } from "../source/installed.js";
import { type Dictionaries, dictionariesFor } from "./dictionaries.js";
import { countWords, type WordCounts, withoutForeign } from "./foreign-passages.js";
import type { SpellingAnswer, SpellingQuestion } from "./spelling-worker.js";

/** The dictionaries order them by sound; the nearest in letters may come late. */
const suggestionsPerWord = 8;

/** Suggestions for words that no dictionary has; nothing for the others. */
type Verdicts = ReadonlyMap<string, readonly string[] | undefined>;

/** Words that a project knows, and the language of its text. */
interface SpellingRequest {
  /** BCP 47 */
  readonly language: string;
  readonly known: ReadonlySet<string>;
}

/** What was found in one text. */
interface SpelledText {
  /** What stands in a passage of another language is left out. */
  readonly misspellings: readonly MistypedWord[];
  readonly counts: WordCounts;
}

/** Looks up words; the dictionaries are loaded once, on the first word that no earlier run has looked up. */
export interface Speller {
  /** Loads what nearly every deck needs, beside other work, where no earlier run has looked up anything. */
  prepare(): void;
  /**
   * @returns for each prose what was found in it; undefined when there is no dictionary for the language
   */
  check(proses: readonly Prose[], request: SpellingRequest): Promise<readonly SpelledText[] | undefined>;
  close(): Promise<void>;
}

/** Where dictionaries are, and the answers of earlier runs. */
interface SpellerOptions {
  readonly package: CheckPackage;
  readonly environment: NodeJS.ProcessEnv;
  /** Whether earlier answers are used and new ones kept. */
  readonly cache: boolean;
}

/** The dictionaries work in a thread of their own, beside everything else. */
export function createSpeller(options: SpellerOptions): Speller {
  let worker: Worker | undefined;
  const startWorker = () => {
    const started = new Worker(options.package.spellingWorker);
    worker = started;
    // One that has ended answers nobody; without a listener an error would end the process.
    const forget = () => {
      if (worker === started) worker = undefined;
    };
    started.on("error", forget).on("exit", forget);
    return started;
  };
  const ask = (question: SpellingQuestion): Promise<SpellingAnswer> => {
    const asked = worker ?? startWorker();
    return new Promise((resolve, reject) => {
      const end = () => reject(new Error("the dictionaries ended without an answer"));
      asked.once("error", reject);
      asked.once("exit", end);
      asked.once("message", (answer: SpellingAnswer) => {
        asked.off("error", reject);
        asked.off("exit", end);
        resolve(answer);
      });
      asked.postMessage(question);
    });
  };
  let last: Promise<unknown> = Promise.resolve();
  return {
    prepare() {
      const dictionaries = dictionariesFor("en", options.package);
      if (!dictionaries || hasVerdicts(dictionaries, options)) return;
      // What fails here fails again where somebody waits for it.
      last = last.then(() => ask({ ...dictionaries, words: ["slide"], suggestions: 1 })).catch(() => undefined);
    },
    async check(proses, request) {
      const dictionaries = dictionariesFor(request.language, options.package);
      if (!dictionaries) return undefined;
      const words = proses.map(wordsOf);
      const isMeant = ({ text }: Word) => isKnown(text, request.known);
      const distinct = [...new Set(words.flat().flatMap((word) => (isMeant(word) ? [] : [word.text])))];
      // One question at a time: the worker's answers carry no number.
      const turn = last.then(() => lookUp(distinct, dictionaries, { ...options, ask }));
      last = turn.catch(() => undefined);
      const verdicts = await turn;
      const suggestionsFor = (word: Word) => {
        if (isMeant(word)) return undefined;
        const slip = shortSlips.get(word.text.toLowerCase());
        return slip ? [slip] : verdicts.get(word.text);
      };
      return proses.map((prose, index) => {
        const looked = (words[index] ?? []).map((word) => {
          const { text, start } = word;
          const suggestions = suggestionsFor(word);
          const span = proseSpan(prose, start, text.length);
          return lookedUp(start, suggestions && { word: text, span, suggestions, language: request.language });
        });
        const misspellings = withoutForeign(prose.text, request.language, looked).flatMap(
          ({ misspelling }) => misspelling ?? [],
        );
        return { misspellings, counts: countWords(looked) };
      });
    },
    async close() {
      await worker?.terminate();
    },
  };
}

interface Word {
  readonly text: string;
  readonly start: number;
}

/** A word at an offset of a text with what was found out about it; undefined is one that is right. */
function lookedUp(start: number, misspelling: MistypedWord | undefined) {
  if (!misspelling) return { start, kind: "known", misspelling } as const;
  const { word } = misspelling;
  // Names are strange in every language.
  const kind = slipOf(misspelling).length > 0 || word !== word.toLowerCase() ? "mistyped" : "strange";
  return { start, kind, misspelling } as const;
}

/** Capitals alone are acronyms, which have a rule of their own. */
const isAcronym = (word: string) => /^\p{Lu}+s?$/u.test(word);

/** Words in prose, and each of those that a hyphen joins; what is joined to digits, slashes, dots or underscores is a name of something. */
const wordPattern =
  /(?<![\p{L}\p{N}_./@\\#$~=:]|(?<!\p{L}\p{L})-)\p{L}[\p{L}\p{M}]*(?:[’'][\p{L}\p{M}]+)*(?![\p{L}\p{M}\p{N}_/@\\=]|[.:’']\p{L})/gu;

function wordsOf({ text }: Prose): Word[] {
  return [...text.matchAll(wordPattern)]
    .map((match) => ({ text: match[0].replaceAll("’", "'").replace(/'s$/, ""), start: match.index }))
    .filter(({ text: word }) => (word.length >= 4 || shortSlips.has(word.toLowerCase())) && !isAcronym(word));
}

/** Typing errors in short words. Others are not looked up: most short unknown words are names. */
const shortSlips: ReadonlyMap<string, string> = new Map([
  ["adn", "and"],
  ["cna", "can"],
  ["hte", "the"],
  ["nto", "not"],
  ["teh", "the"],
  ["yuo", "you"],
]);

/** A listed word in lower case also covers its plural and other capitals. */
function isKnown(word: string, known: ReadonlySet<string>): boolean {
  const small = word.toLowerCase();
  return [word, small, word.replace(/s$/, ""), small.replace(/s$/, "")].some((form) => known.has(form));
}

interface LookUpTools extends SpellerOptions {
  readonly ask: (question: SpellingQuestion) => Promise<SpellingAnswer>;
}

async function lookUp(
  words: readonly string[],
  dictionaries: Dictionaries,
  { ask, environment, cache }: LookUpTools,
): Promise<Verdicts> {
  const file = verdictsFile(dictionaries);
  const before = cache ? readVerdicts(environment, file) : new Map<string, readonly string[] | undefined>();
  const fresh = words.filter((word) => !before.has(word));
  if (fresh.length === 0) return before;
  const unknown = new Map(await ask({ ...dictionaries, words: fresh, suggestions: suggestionsPerWord }));
  const verdicts = new Map([...before, ...fresh.map((word) => [word, unknown.get(word)] as const)]);
  if (cache) {
    const entries = [...verdicts].slice(-50_000).map(([word, found]) => [word, found ?? null]);
    writeCacheFile(environment, file, entries);
  }
  return verdicts;
}

const verdictsFile = ({ locale, dictionaries }: Dictionaries): CacheFile => ({
  kind: "words",
  edition: `${packageVersion()}-${locale}-${suggestionsPerWord}-${dictionaries.length}`,
});

const hasVerdicts = (dictionaries: Dictionaries, { cache, environment }: SpellerOptions) =>
  cache && readVerdicts(environment, verdictsFile(dictionaries)).size > 0;

function readVerdicts(environment: NodeJS.ProcessEnv, file: CacheFile): Map<string, readonly string[] | undefined> {
  const data = readCacheFile(environment, file);
  return new Map(Array.isArray(data) ? data.filter(isVerdict).map(([word, found]) => [word, found ?? undefined]) : []);
}

function isVerdict(entry: unknown): entry is [string, string[] | null] {
  return Array.isArray(entry) && typeof entry[0] === "string" && (entry[1] === null || Array.isArray(entry[1]));
}
