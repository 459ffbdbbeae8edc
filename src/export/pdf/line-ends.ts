import { referred } from "./dictionary.js";
import type { PdfFile } from "./file.js";
import type { Painting } from "./flatten.js";
import { type Letters, lettersOf } from "./letters.js";

/** A line of text, or a part of it that has one look, as Skia writes it: its font and size, where it begins, its glyphs. */
const runs = /^BT\n\/(\S+) ([\d.]+) Tf\n1 0 \S+ -1 (\S+) (\S+) Tm\n([\s\S]*?)^ET$/gm;

/** Letters of scripts that have no spaces between words, and of those that Skia writes from their end. */
const unspacedLetter =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Arabic}\p{Script=Hebrew}\u3000-\u303f\uff00-\uffef]/u;

/** Before all of these come those of most decks. */
const isUnspaced = (letter: string): boolean => letter >= "\u0590" && unspacedLetter.test(letter);

/** A line that ends after a hyphen or in the middle of an address has no space there; a dash between spaces has one. */
const unbroken = /[^\s][\u00ad\u2010-\u2015/-]$|^\S*(?:[/@_=&?#~\\]|\w[.:]\w)\S*$/;

type Words = Pick<Painting, "text" | "resources">;

interface Run {
  readonly letters: Letters;
  readonly size: number;
  readonly x: number;
  readonly y: number;
  /** The lines that paint its glyphs. */
  readonly glyphs: string;
  /** Where its last glyph ends in the content. */
  readonly end: number;
}

/** Fonts that were read, by their objects. */
export type KnownLetters = Map<number, Letters>;

/**
 * Ends lines with the space that stands between their last word and the next: Chromium leaves it out, and whoever reads
 * the text and not the places of its lines would take two words for one. ISO 32000-1, 14.8.2.5. Nothing looks different.
 */
export function withLineEnds(pdf: PdfFile, { text, resources }: Words, known: KnownLetters): string {
  const fonts = fontsOf(pdf, resources, known);
  const parts: string[] = [];
  let from = 0;
  let last: Run | undefined;
  const endLine = (next: Run | undefined) => {
    if (!last || !endsWithSpace(last, next)) return;
    parts.push(text.slice(from, last.end), ` <${last.letters.space}> Tj\n`);
    from = last.end + 1;
  };
  runs.lastIndex = 0;
  for (let match = runs.exec(text); match; match = runs.exec(text)) {
    const letters = fonts(match[1] ?? "");
    if (!letters) continue;
    const end = runs.lastIndex - "\nET".length;
    const next = {
      letters,
      size: Number(match[2]),
      x: Number(match[3]),
      y: Number(match[4]),
      glyphs: match[5] ?? "",
      end,
    };
    endLine(next);
    last = next;
  }
  endLine(undefined);
  parts.push(text.slice(from));
  return parts.join("");
}

/** The letters of a page's fonts, by their names there. */
function fontsOf(
  pdf: PdfFile,
  resources: Words["resources"],
  known: KnownLetters,
): (name: string) => Letters | undefined {
  const names = new Map<string, Letters | undefined>();
  return (name) => {
    if (names.has(name)) return names.get(name);
    const number = referred(resources.get("Font")?.get(name));
    const letters = number === undefined ? undefined : (known.get(number) ?? lettersOf(pdf, number));
    if (number !== undefined && letters) known.set(number, letters);
    names.set(name, letters);
    return letters;
  };
}

/** The last word of a run, with the space before it: nobody asks for more. */
function lastWordOf({ letters, glyphs }: Run): string {
  let word = "";
  for (let end = glyphs.lastIndexOf("> Tj"); end > 0; end = glyphs.lastIndexOf("> Tj", end - 1)) {
    const start = glyphs.lastIndexOf("<", end);
    for (let at = end - 4; at > start; at -= 4) {
      const meaning = letters.meanings.get(glyphs.slice(at, at + 4)) ?? "";
      word = meaning + word;
      if (meaning !== "" && meaning.trimStart() !== meaning) return word;
    }
  }
  return word;
}

function firstLetterOf({ letters, glyphs }: Run): string {
  for (const [, codes = ""] of glyphs.matchAll(/((?:\w{4})+)> Tj/g))
    for (let at = 0; at < codes.length; at += 4) {
      const meaning = letters.meanings.get(codes.slice(at, at + 4));
      if (meaning) return meaning.slice(0, 1);
    }
  return "";
}

/** What follows on the same line, or a little higher or lower, says itself whether there is a space before it. */
function endsWithSpace(run: Run, next: Run | undefined): boolean {
  const { letters, size, x, y } = run;
  const isLast = next === undefined || Math.abs(next.y - y) > 0.7 * size || next.x < x;
  if (!isLast || letters.space === undefined) return false;
  const word = lastWordOf(run);
  if (word === "" || word.endsWith(" ") || unbroken.test(word)) return false;
  return !isUnspaced(word.slice(-1)) && !(next && isUnspaced(firstLetterOf(next)));
}
