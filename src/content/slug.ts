/** Marks of letters that read the same without them; in other scripts a letter with another mark is another letter. */
const accents = /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{Mark}+/gu;

/** Marks that belong to a letter; all others are no part of a word. */
const words = /(?:\p{Letter}\p{Mark}*|\p{Number})+/gu;

/** What chooses a form of a character and can be seen of no other. */
const variations = /\p{Variation_Selector}+/gu;

/** Marks behind a name, which compatibility forms would make letters of it: they are no more part of a word than ® is. */
const signs = /[\u2120\u2122]/g;

/** The most code points of an id that is made of a title. */
const longest = 60;

/** Text whose Latin, Greek and Cyrillic letters have lost their accents, in the normal form NFC; those of other scripts keep their marks. */
export const withoutAccents = (text: string): string =>
  text.normalize("NFKD").replace(variations, "").replace(accents, "$1").normalize("NFC");

/**
 * An id from a title: small letters and digits of any script in NFC, joined by hyphens, up to 60 code points; "" when it has
 * none. What is longer ends between two graphemes, and with no hyphen.
 */
export function slugOf(title: string): string {
  // Letters that are only a form of another one, such as ℝ, become capitals when they lose that form.
  const plain = withoutAccents(title.toLowerCase().replace(signs, " ")).toLowerCase();
  return cut((plain.match(words) ?? []).join("-"));
}

function cut(id: string): string {
  if ([...id].length <= longest) return id;
  let [end, count] = [0, 0];
  for (const { segment } of new Intl.Segmenter("en", { granularity: "grapheme" }).segment(id)) {
    count += [...segment].length;
    if (count > longest) break;
    end += segment.length;
  }
  return id.slice(0, end).replace(/-+$/, "");
}
