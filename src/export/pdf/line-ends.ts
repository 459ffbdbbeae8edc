import { referred } from "./dictionary.js";
import type { PdfFile } from "./file.js";
import type { Painting } from "./flatten.js";
import { type Letters, lettersOf } from "./letters.js";

/** A line of text, or a part of it that has one look, as Skia writes it: its font and size, where it begins, its glyphs. */
const runs = /^BT\n\/(\S+) ([\d.]+) Tf\n1 0 \S+ -1 (\S+) (\S+) Tm\n([\s\S]*?)^ET$/gm;

/** Letters of scripts that have no spaces between words, and of those that Skia writes from their end. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Arabic}\p{Script=Hebrew}\u3000-\u303f\uff00-\uffef]/u;

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
  const found = [...text.matchAll(runs)].flatMap((match) => runOf(pdf, match, { resources, known }));
  const parts: string[] = [];
  let from = 0;
  for (const [index, run] of found.entries()) {
    if (!endsWithSpace(run, found[index + 1])) continue;
    parts.push(text.slice(from, run.end), ` <${run.letters.space}> Tj\n`);
    from = run.end + 1;
  }
  return [...parts, text.slice(from)].join("");
}

function runOf(
  pdf: PdfFile,
  match: RegExpExecArray,
  { resources, known }: { readonly resources: Words["resources"]; readonly known: KnownLetters },
): Run[] {
  const [whole, font = "", size, x, y, glyphs = ""] = match;
  const number = referred(resources.get("Font")?.get(font));
  if (number === undefined) return [];
  const letters = known.get(number) ?? lettersOf(pdf, number);
  known.set(number, letters);
  const end = match.index + whole.length - "\nET".length;
  return [{ letters, size: Number(size), x: Number(x), y: Number(y), glyphs, end }];
}

/** The last word of a run, with the space before it: nobody asks for more. */
function lastWordOf({ letters, glyphs }: Run): string {
  let word = "";
  for (let end = glyphs.lastIndexOf("> Tj"); end > 0; end = glyphs.lastIndexOf("> Tj", end - 1)) {
    const start = glyphs.lastIndexOf("<", end);
    for (let at = end - 4; at > start; at -= 4) {
      word = (letters.meanings.get(glyphs.slice(at, at + 4)) ?? "") + word;
      if (/^\s/.test(word)) return word;
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
  return !unspaced.test(word.slice(-1)) && !(next && unspaced.test(firstLetterOf(next)));
}
