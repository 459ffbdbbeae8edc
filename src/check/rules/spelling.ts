import { counted } from "../../report/counted.js";
import { didYouMeanOneOf } from "../../report/suggest.js";
import type { Prose } from "../prose.js";
import { defineRule } from "../rule.js";
import { slipOf } from "../slips.js";
import type { DeckSubject, Misspelling, SlideSubject } from "../subject.js";

/** How many words a hint quotes. */
const quoted = 20;

/** A term that a deck uses this often is one that its author means. */
const often = 3;

/** Words that no dictionary has. */
export const spelling = defineRule({
  id: "spelling",
  family: "language",
  severity: "warning",
  needs: "quarterdeck-check",
  summary:
    "A word is mistyped: no dictionary has it (cspell's for the deck's language, its software terms, the project's own words), and one has a word from which it differs as typing errors do: a letter is missing, doubled or wrong, or two are swapped. Lines in another language are left out. Names and terms that no dictionary has are one hint per deck, and so are the slips in comments of code.",
  why: "A misspelt word in letters of 50 pixels is what the audience looks at.",
  bad: "## A runtime starts a procces\n\nIt asks the kernel for it.\n",
  good: "## A runtime starts a process\n\nIt asks the kernel for it.\n",
  deck(deck, { report }) {
    const inCode = wordsOfCode(deck);
    const all = wordsOf(deck).filter(({ misspelling }) => !inCode.has(misspelling.word.toLowerCase()));
    const counts = new Map<string, number>();
    for (const { misspelling } of all) {
      const word = misspelling.word.toLowerCase();
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    const unknown: Found[] = [];
    for (const { misspelling, slide } of all) {
      const { word, span, isComment } = misspelling;
      const meant = (counts.get(word.toLowerCase()) ?? 0) >= often ? [] : slipOf(misspelling);
      if (meant.length === 0) {
        if (!isComment) unknown.push({ misspelling, slide });
        continue;
      }
      report({
        span,
        message: `“${word}” is in no dictionary`,
        remedy: `${didYouMeanOneOf(meant.slice(0, 3))} Otherwise add it to check.words in quarterdeck.config.yaml`,
        ...(slide ? { slide } : {}),
        ...(isComment ? { severity: "hint" as const } : {}),
      });
    }
    const [first] = unknown;
    if (!first) return;
    const words = [...new Set(unknown.map(({ misspelling }) => misspelling.word))];
    report({
      span: first.misspelling.span,
      message: `${counted(words.length, "word")} that no dictionary has: ${listOf(words)}`,
      identity: "words that no dictionary has",
      remedy: "add the right ones to check.words in quarterdeck.config.yaml",
      severity: "hint",
      ...(first.slide ? { slide: first.slide } : {}),
    });
  },
});

interface Found {
  readonly misspelling: Misspelling;
  readonly slide: SlideSubject | undefined;
}

const wordsOf = (deck: DeckSubject): Found[] => [
  ...deck.misspellings.map((misspelling) => ({ misspelling, slide: undefined })),
  ...deck.slides.flatMap((slide) => slide.misspellings.map((misspelling) => ({ misspelling, slide }))),
];

const listOf = (words: readonly string[]) =>
  words.slice(0, quoted).join(", ") + (words.length > quoted ? `, and ${words.length - quoted} more` : "");

/** What stands in code, paths and addresses is the name of something, in prose, too. */
function wordsOfCode({ slides }: DeckSubject): Set<string> {
  const texts = slides.flatMap(({ slide, prose }) => [
    outsideOf(prose),
    ...slide.code.map(({ included, text }) => (included ? text : "")),
  ]);
  return new Set(texts.flatMap((text) => text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []));
}

/** What nobody reads as prose: everything of the source that no text of the slide has. */
function outsideOf({ text, beside, comments, span }: Prose): string {
  const source = span.file.text.slice(span.start, span.start + text.length);
  const isRead = (at: number) => [text, beside, comments].some((each) => each.charAt(at).trim() !== "");
  return Array.from({ length: source.length }, (_, at) => (isRead(at) ? " " : source.charAt(at))).join("");
}
