import { baseOf, detectLanguage } from "../language.js";
import { choiceOf } from "../pattern.js";
import { bodyOf, divideByLanguage, inDeckLanguage, type Prose, proseSpan } from "../prose.js";
import { defineRule, type Remark } from "../rule.js";
import { beginsSentence } from "../slips.js";
import { type DeckSubject, writtenSlides } from "../subject.js";
import type { WordChoice } from "../word-choices.js";

/** Words that look down on listeners, or leave some of them out. */
export const wordChoice = defineRule({
  id: "word-choice",
  family: "language",
  severity: "hint",
  summary:
    "An English slide says that something is obvious, or has a word that is not inclusive. With quarterdeck-check, the list is that of retext-equality.",
  why: "What is obvious to the speaker is why the audience came; who does not find it simple feels stupid. And a word that hurts somebody is all that they remember.",
  bad: "## The kernel obviously starts it\n\nSimply ask for a process.\n",
  good: "## The kernel starts it\n\nAsk for a process.\n",
  options: {
    weasels: {
      default: ["obviously", "basically", "simply", "just", "clearly", "trivially", "of course", "everyone knows"],
      help: "words that a sentence does not need",
    },
    allowed: {
      default: (
        "easy|easily|simple|obvious|straight forward|straightforward|straight forwardly|straightforwardly|add|a.d.d.|bi|bony|barren|" +
        "challenged|daft|depressed|disabled|fellowship|hang|hanged|invalid|master|masters|miss.|moan|moaning|native|oriental|" +
        "primitive|rehab|savage|spade|stroke|tribe|workmanship|special|special rights|asylum"
      ).split("|"),
      help: "words of the list that mean something else in a technical talk",
    },
  },
  deck(deck, { options, report }) {
    if (baseOf(deck.deck.info.language) !== "en") return;
    const slides = writtenSlides(deck);
    const written = detectLanguage(slides.map(({ prose }) => inDeckLanguage(prose)).join(" "));
    if (written !== undefined && written !== "en") return;
    const find = finderOf(choicesOf(deck, options));
    for (const subject of slides) {
      const stretches = divideByLanguage(subject.prose).filter(({ language }) => language === undefined);
      for (const { prose } of stretches)
        for (const remark of find({ ...prose, text: bodyOf(prose) })) report({ ...remark, slide: subject });
    }
  },
});

interface Options {
  readonly weasels: readonly string[];
  readonly allowed: readonly string[];
}

/** What may be said instead of a word, by the word in small letters. */
function choicesOf({ wordChoices }: DeckSubject, { weasels, allowed }: Options): Map<string, WordChoice> {
  const own = weasels.map((word): WordChoice => ({ words: [word], instead: [] }));
  const choices = [...wordChoices, ...own].flatMap((choice) =>
    choice.words.map((word) => [word.toLowerCase(), choice] as const),
  );
  const left = new Set(allowed.map((word) => word.toLowerCase()));
  return new Map(choices.filter(([word]) => !left.has(word)));
}

/** Finds words that are alone: no part of a path, an address, an identifier or a name. */
function finderOf(choices: ReadonlyMap<string, WordChoice>): (prose: Prose) => Iterable<Remark> {
  if (choices.size === 0) return () => [];
  // Of two that begin in the same way, the longer one is meant.
  const words = choiceOf(choices.keys()).replace(/ /g, "[ \\t]+");
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_./@#$:’'-])(?:${words})(?![\\p{L}\\p{N}_/@’'-]|[.:]\\p{L})`, "giu");
  return function* find(prose) {
    for (const { 0: written, index } of prose.text.matchAll(pattern)) {
      const span = proseSpan(prose, index, written.length);
      const { instead = [] } = choices.get(written.toLowerCase().replace(/\s+/g, " ")) ?? {};
      if (/^\p{Lu}/u.test(written) && !beginsSentence(span)) continue;
      const some = instead.slice(0, 3).map((word) => `“${word}”`);
      yield {
        span,
        message:
          some.length > 0 ? `“${written}” may leave somebody out` : `“${written}” says that it is easy to see or to do`,
        remedy: some.length > 0 ? `say ${some.join(" or ")}` : "leave it out",
      };
    }
  };
}
