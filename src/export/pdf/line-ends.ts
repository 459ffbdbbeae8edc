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

interface Run {
  readonly letters: Letters;
  readonly size: number;
  readonly x: number;
  readonly y: number;
  readonly text: string;
  /** Where its last glyph ends in the content. */
  readonly end: number;
}

/** Fonts that were read, by their objects. */
export type KnownLetters = Map<number, Letters>;

/**
 * Ends lines with the space that stands between their last word and the next: Chromium leaves it out, and whoever reads
 * the text and not the places of its lines would take two words for one. ISO 32000-1, 14.8.2.5. Nothing looks different.
 */
export function withLineEnds(pdf: PdfFile, { text, resources }: Painting, known: KnownLetters): string {
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
  { resources, known }: { readonly resources: Painting["resources"]; readonly known: KnownLetters },
): Run[] {
  const [whole, font = "", size, x, y, glyphs = ""] = match;
  const number = referred(resources.get("Font")?.get(font));
  if (number === undefined) return [];
  const letters = known.get(number) ?? lettersOf(pdf, number);
  known.set(number, letters);
  const codes = [...glyphs.matchAll(/((?:\w{4})+)> Tj/g)].flatMap(([, code = ""]) => code.match(/\w{4}/g) ?? []);
  const text = codes.map((code) => letters.meanings.get(Number.parseInt(code, 16)) ?? "").join("");
  const end = match.index + whole.length - "\nET".length;
  return [{ letters, size: Number(size), x: Number(x), y: Number(y), text, end }];
}

/** What follows on the same line, or a little higher or lower, says itself whether there is a space before it. */
function endsWithSpace({ letters, size, x, y, text }: Run, next: Run | undefined): boolean {
  if (letters.space === undefined || text === "" || text.endsWith(" ") || unbroken.test(text)) return false;
  if (unspaced.test(text.slice(-1)) || unspaced.test(next?.text.slice(0, 1) ?? "")) return false;
  return next === undefined || Math.abs(next.y - y) > 0.7 * size || next.x < x;
}
