/** The most frequent short words of some languages that decks are written in. */
const shortWords: Readonly<Record<string, readonly string[]>> = {
  en: ["the", "and", "of", "to", "is", "that", "it", "for", "with", "are", "this", "not", "by", "from"],
  de: ["der", "die", "und", "das", "ist", "nicht", "ein", "eine", "mit", "von", "auf", "den", "werden", "sich"],
  fr: ["le", "la", "les", "des", "est", "et", "une", "dans", "pour", "que", "pas", "sur", "avec", "du"],
  es: ["el", "los", "las", "del", "una", "que", "es", "por", "con", "para", "como", "se", "más", "y"],
  it: ["il", "che", "di", "è", "gli", "della", "una", "per", "con", "sono", "non", "nel", "dei", "più"],
  nl: ["het", "een", "van", "en", "niet", "dat", "zijn", "met", "voor", "op", "wordt", "aan", "naar", "deze"],
  pt: ["o", "os", "uma", "que", "não", "para", "com", "por", "como", "dos", "da", "é", "são", "mais"],
};

/**
 * The two-letter code of a text's language: the one with by far the most short words. Undefined for short or
 * mixed text, and for languages that are not listed here.
 */
export function detectLanguage(text: string): string | undefined {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length < 40) return undefined;
  const counts = Object.entries(shortWords)
    .map(([language, short]) => [language, words.filter((word) => short.includes(word)).length] as const)
    .toSorted((a, b) => b[1] - a[1]);
  const [first, second] = counts;
  if (!first || !second || first[1] < words.length / 12) return undefined;
  return first[1] > 2 * second[1] ? first[0] : undefined;
}
