import { once } from "./once.js";

// Classes of letters take V8 longer to read than all else here, and texts whose sizes are known need none: each is made when it is asked for.

/** Characters beside which a line may end without a space: those of Chinese, Japanese and Korean, and their signs. */
const wide = once(() => /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\uac00-\ud7a3\u3131-\u318e\uff01-\uff9f]/u);
/** What never begins a line, such as a full stop or a small kana, and what never ends one, such as an opening bracket. */
const closing = once(
  () => /[\p{Pe}\p{Pf}\p{Po}\p{Pd}\p{M}\p{Lm}°℃\p{Cf}\u3000ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ]/u,
);
const opening = once(() => /[\p{Ps}\p{Pi}\p{Sc}"'#@/\\\p{Cf}]/u);

/**
 * A text in the pieces between which a line may end, as browsers break it; each has the space behind it, if there is one.
 * A stretch of pieces, joined and without the space at its end, is what stands on a line.
 */
export function piecesOf(text: string): string[] {
  const written = text.split(/[ \t\n\r\f]+/).filter((word) => word !== "");
  const words = written.length > 0 ? written : [""];
  return words.flatMap((word, index) => {
    const pieces = stretchesOf(word).flatMap((stretch) => (wide().test(stretch) ? partsOf(stretch) : [stretch]));
    const last = pieces.pop() ?? "";
    return [...pieces, index === words.length - 1 ? last : `${last} `];
  });
}

/** Letters of languages that write no spaces between words, of which a dictionary knows where they end. */
const unspaced = once(() => /[\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u);
// It takes as long to load as a short deck to be read, and most have no such letter.
const dictionary = once(() => new Intl.Segmenter("th", { granularity: "word" }));

/** What stands between two spaces, cut between two words of a language without spaces. */
function stretchesOf(text: string): string[] {
  if (!unspaced().test(text)) return [text];
  const found: string[] = [];
  let before = "";
  for (const { segment } of dictionary().segment(text)) {
    const mayEnd = unspaced().test(before.slice(-1)) && unspaced().test(segment.slice(0, 1));
    if (mayEnd && !closing().test(segment.slice(0, 1))) found.push(segment);
    else found.push((found.pop() ?? "") + segment);
    before = segment;
  }
  return found;
}

/** A word with Chinese, Japanese or Korean in it: a line may end beside each of these characters. */
function partsOf(word: string): string[] {
  const parts: string[] = [];
  let before = "";
  for (const character of word) {
    const mayEnd = (wide().test(before) || wide().test(character) || before === "\u3000") && !opening().test(before);
    if (before !== "" && mayEnd && !closing().test(character)) parts.push(character);
    else parts.push((parts.pop() ?? "") + character);
    before = character;
  }
  return parts;
}
