import { blank } from "../content/asides.js";
import { type Line, replaceComments, scanLines, withoutInlineCode } from "../content/scan.js";
import { readFrontMatter } from "../content/settings.js";
import { withoutFormulas } from "../content/without-formulas.js";
import type { Passage, Slide } from "../model/deck.js";
import type { SourceFile, Span } from "../source/text.js";
import { wordsBeside, wordsInCode } from "./beside.js";

/** A slide's source in which everything but prose is blank: code, HTML, addresses, attributes, formulas. */
export interface Prose {
  /** As long as the source, so that offsets agree. */
  readonly text: string;
  /** The same with links, addresses, elements and attributes: all that is neither code nor a comment or formula. */
  readonly written: string;
  /** As long: what is read beside the prose, such as captions, alternative texts and the words of drawings. */
  readonly beside: string;
  /** As long: the comments of code. */
  readonly comments: string;
  readonly span: Span;
  /** Offset in `text` at which the speaker notes begin; its length when there are none. */
  readonly notesFrom: number;
  /** Offset in `text` at which the text for readers begins; its length when there is none. */
  readonly readerFrom: number;
  /** What says that it is in a language of its own, the outer before the inner; offsets in `text`. */
  readonly passages: readonly Passage[];
}

/** What a slide says of which nobody has read the prose. */
export const noProse = (span: Span): Prose => proseOf("", span);

/** A text that is all prose, and stands at a place of its own. */
export const proseOf = (text: string, span: Span): Prose => ({
  text,
  written: text,
  beside: blank(text),
  comments: blank(text),
  span,
  notesFrom: text.length,
  readerFrom: text.length,
  passages: [],
});

/** A place in a slide's prose. */
export const proseSpan = ({ span }: Prose, start: number, length: number): Span => ({
  file: span.file,
  start: span.start + start,
  end: span.start + start + length,
});

export const bodyOf = ({ text, notesFrom, readerFrom }: Prose) => text.slice(0, Math.min(notesFrom, readerFrom));
export const notesOf = ({ text, notesFrom, readerFrom }: Prose) =>
  text.slice(notesFrom, readerFrom > notesFrom ? readerFrom : undefined);
const readerOf = ({ text, notesFrom, readerFrom }: Prose) =>
  text.slice(readerFrom, notesFrom > readerFrom ? notesFrom : undefined);

/** A stretch of a slide's prose. */
interface Stretch {
  /** The language that it says it is in; undefined for that of the deck. */
  readonly language: string | undefined;
  readonly prose: Prose;
}

/** Divides a slide's prose where its language changes; what has none of its own is all that most slides have. */
export function divideByLanguage(prose: Prose): readonly Stretch[] {
  const { text, written, beside, comments, span, notesFrom, readerFrom, passages } = prose;
  if (passages.length === 0) return [{ language: undefined, prose }];
  // Elements stand only so deep in each other, so each letter is written a bounded number of times.
  const languages = new Array<string | undefined>(text.length);
  for (const { language, start, end } of passages) languages.fill(language, Math.max(0, start), Math.max(0, end));
  const found: Stretch[] = [];
  let start = 0;
  for (let end = 1; end <= text.length; end++) {
    if (end < text.length && languages[end] === languages[start]) continue;
    const own = { file: span.file, start: span.start + start, end: span.start + end };
    const within = (offset: number) => Math.min(end, Math.max(start, offset)) - start;
    found.push({
      language: languages[start],
      prose: {
        text: text.slice(start, end),
        written: written.slice(start, end),
        beside: beside.slice(start, end),
        comments: comments.slice(start, end),
        span: own,
        notesFrom: within(notesFrom),
        readerFrom: within(readerFrom),
        passages: [],
      },
    });
    start = end;
  }
  return found;
}

const parts = [bodyOf, notesOf, readerOf];

/** The text of a slide, without its notes, its notes, and its text for readers, as far as they are in the language of the deck. */
export const inDeckLanguage = (prose: Prose): string =>
  divideByLanguage(prose)
    .flatMap((stretch) => (stretch.language === undefined ? parts.map((part) => part(stretch.prose)) : []))
    .join(" ");

/** Reads the prose of slides; each file is scanned once. */
export function createProseReader(): (slide: Slide) => Prose {
  const masked = new Map<SourceFile, MaskedFile>();
  return (slide) => {
    const { span } = slide;
    if (slide.generated) return noProse({ ...span, end: span.start });
    const whole = masked.get(span.file) ?? maskFile(span.file);
    masked.set(span.file, whole);
    const part = (each: string) => each.slice(span.start, span.end);
    const text = part(whole.text);
    const fromOf = ([first]: Slide["notes"]) => (first ? Math.max(0, first.span.start - span.start) : text.length);
    const from = ({ language, start, end }: Passage) => ({
      language,
      start: start - span.start,
      end: end - span.start,
    });
    return {
      text,
      written: part(whole.written),
      beside: part(whole.beside),
      comments: part(whole.comments),
      span,
      notesFrom: fromOf(slide.notes),
      readerFrom: fromOf(slide.reader),
      passages: slide.passages.map(from),
    };
  };
}

/** What is not prose within a line or a paragraph. None of it is read again from each of its letters, which would take forever on long lines. */
const noise: readonly RegExp[] = [
  /\[@[^[\]\n]*\](?!\()/g,
  /\{\{[^{}\n]*\}\}/g,
  /\]\((?:[^()\n]|\([^()\n]*\))*\)/g,
  /^[ \t]*\[[^\]\n]+\]:.*$/gm,
  /<\/?[a-z][^<>]*>/gi,
  /\b(?:https?|mailto|ftp):[^\s)>\]]+/g,
  /^[ \t]*:{2,}.*$/gm,
  /&#?\w+;/g,
  // No mail address is longer.
  /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.]+/g,
];

/** The texts of a file, each as long as the file. */
type MaskedFile = Pick<Prose, "text" | "written" | "beside" | "comments">;

function maskFile(file: SourceFile): MaskedFile {
  const lines = scanLines(file, 0, { report: () => undefined });
  return { ...proseIn(file, lines), beside: wordsBeside(file, lines), comments: wordsInCode(file, lines) };
}

function proseIn(file: SourceFile, lines: readonly Line[]): Pick<Prose, "text" | "written"> {
  const text = lines.map((line) => (line.masked ? blank(line.text) : line.text)).join("\n");
  const inline = withoutInlineCode(replaceComments(withoutRawText(text), blank));
  const written = hasFormulas(file) ? withoutFormulas(inline) : inline;
  return { text: noise.reduce((left, pattern) => left.replace(pattern, blank), written), written };
}

const hasFormulas = (file: SourceFile): boolean =>
  file.text.includes("$") && (readFrontMatter(file, { report: () => undefined }).settings.math ?? true);

/** Text without style sheets, scripts and drawings; one that nothing closes is prose. */
function withoutRawText(text: string): string {
  const openings = /<(style|script|svg)\b|<\/(style|script|svg)>/gi;
  let kept = "";
  let at = 0;
  let open: { readonly name: string; readonly start: number } | undefined;
  for (const match of text.matchAll(openings)) {
    const [whole, opened, closed] = match.map((part) => part?.toLowerCase());
    if (!open && opened) open = { name: opened, start: match.index };
    else if (open && closed === open.name) {
      const end = match.index + (whole ?? "").length;
      kept += text.slice(at, open.start) + blank(text.slice(open.start, end));
      at = end;
      open = undefined;
    }
  }
  return kept + text.slice(at);
}
