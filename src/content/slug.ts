/** Marks of letters that read the same without them; in other scripts a letter with another mark is another letter. */
const accents = /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{Mark}+/gu;

/** Marks that belong to a letter; all others are no part of a word. */
const words = /(?:\p{Letter}\p{Mark}*|\p{Number})+/gu;

/** What chooses a form of a character and can be seen of no other. */
const variations = /\p{Variation_Selector}+/gu;

/** The most characters of an id that is made of a title. */
const longest = 60;

/** Text whose Latin, Greek and Cyrillic letters have lost their accents, in the normal form NFC; those of other scripts keep their marks. */
export const withoutAccents = (text: string): string =>
  text.normalize("NFKD").replace(variations, "").replace(accents, "$1").normalize("NFC");

/** An id from a title: small letters and digits of any script in NFC, joined by hyphens; "" when it has none. */
export const slugOf = (title: string): string =>
  [...(withoutAccents(title.toLowerCase()).match(words) ?? []).join("-")].slice(0, longest).join("");
