/** The most frequent short words of some languages that decks are written in. */
const frequent: Readonly<Record<string, string>> = {
  en: "the and of to is that it for with are this not by from be can you we your which when how what has have or if",
  de: "der die und das ist nicht ein eine mit von auf den werden sich wird im zu wie nur kann für dem oder bei auch einen als aus sind es wir ihr dass ohne nach über unter durch diese dieser keine kein hat haben wurde sehr hier noch jede jeder einen einer wenn dann immer",
  fr: "le la les des est et une dans pour que pas sur avec du un ce qui sont ou par au plus il cette vous on nous aux ses leur mais être sont ces comme sans",
  es: "el los las del una que es por con para como se más y en un la lo su al no son este puede",
  it: "il che di è gli della una per con sono non nel dei più un la si del le alla questo come anche può",
  nl: "het een van en niet dat zijn met voor op wordt aan naar deze de te is of ook kan je bij dit",
  pt: "o os uma que não para com por como dos da é são mais um em no na se ao ou do as pode",
};

/** The language of a tag, BCP 47, whatever its case: `pt` of `PT-br`. */
export const baseOf = (tag: string): string => tag.trim().toLowerCase().split("-")[0] ?? "";

const shortWords = Object.entries(frequent).map(([language, list]) => [language, new Set(list.split(" "))] as const);

/**
 * The two-letter code of a text's language: the one with by far the most short words. Undefined for short or
 * mixed text, and for languages that are not listed here.
 */
export function detectLanguage(text: string): string | undefined {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length < 25) return undefined;
  const counts = shortWords
    .map(([language, short]) => [language, words.filter((word) => short.has(word)).length] as const)
    .toSorted((a, b) => b[1] - a[1]);
  const [first, second] = counts;
  if (!first || !second || first[1] < Math.max(6, words.length / 16)) return undefined;
  return first[1] > 1.6 * second[1] ? first[0] : undefined;
}

/** How many of a text's words are short words of a language, BCP 47; 0 for one that is not listed here. */
export function shortWordsIn(text: string, language: string): number {
  const short = new Set(frequent[baseOf(language)]?.split(" "));
  return (text.toLowerCase().match(/\p{L}+/gu) ?? []).filter((word) => short.has(word)).length;
}

/**
 * Whether a passage is in another language than that of the text around it. Few words are enough: those around it tell what is usual, and
 * texts that mix languages name things, and do not use their short words.
 *
 * @param least how many short words of the other language it takes
 */
export function isInAnother(passage: string, language: string, least = 3): boolean {
  const enough = Math.max(least, 2 * shortWordsIn(passage, language) + 1);
  return Object.keys(frequent).some((other) => other !== baseOf(language) && shortWordsIn(passage, other) >= enough);
}

/** Languages as they are put before lines: `:FR: …`, `[de] …`. */
const label = /^[\s>*+-]*(?::([a-z]{2}):|\[([a-z]{2})\]|\(([a-z]{2})\))/i;

/** Whether a line says by the label before it that it is in another language. */
export function isLabelledOther(line: string, language: string): boolean {
  const said = label.exec(line)?.slice(1).find(Boolean)?.toLowerCase();
  return said !== undefined && said in frequent && said !== baseOf(language);
}
