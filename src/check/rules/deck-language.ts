import { baseOf, detectLanguage } from "../language.js";
import { languageSpan } from "../language-place.js";
import { inDeckLanguage } from "../prose.js";
import { defineRule } from "../rule.js";
import { writtenSlides } from "../subject.js";

/** Decks that declare another language than the one they are written in. */
export const deckLanguage = defineRule({
  id: "deck-language",
  family: "accessibility",
  severity: "warning",
  summary: "The deck's language is not a language tag, or not the one in which it is written.",
  why: "A screen reader pronounces by it, the browser hyphenates by it, and dates, spelling and the PDF follow it.",
  bad: "---\nlang: en\n---\n\n## Was eine Laufzeit ist\n\nDie Laufzeit liest das Bündel und startet den Prozess, der darin steht. Das ist nicht viel, und es ist genug: Der Kern des Systems macht den Rest.\n\nNote:\nDas ist die erste Folie, und sie ist nicht die letzte. Wir werden sehen, dass die Laufzeit ein Programm ist, das mit dem Kern spricht.\n",
  good: "---\nlang: en\n---\n\n## What a runtime is\n\nThe runtime reads the bundle and starts the process that is in it.\n",
  deck(deck, { report }) {
    const { language, span } = deck.deck.info;
    const at = languageSpan(deck.deck.info.span.file);
    const place = at ? { file: span.file, ...at } : span;
    if (!isLanguageTag(language)) {
      report({
        span: place,
        message: `“${language}” is not a language tag`,
        remedy: "write lang: en, lang: de or lang: pt-BR",
      });
      return;
    }
    const text = writtenSlides(deck)
      .map(({ prose }) => inDeckLanguage(prose))
      .join(" ");
    const written = detectLanguage(text);
    if (!written || written === baseOf(language)) return;
    report({
      span: place,
      message: at
        ? `the deck says it is in “${language}”, but its text looks like “${written}”`
        : `the deck does not say its language and counts as “${language}”, but its text looks like “${written}”`,
      remedy: `write lang: ${written} into the manifest or front matter`,
    });
  },
});

function isLanguageTag(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(language).length === 1;
  } catch {
    return false;
  }
}
