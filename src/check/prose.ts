import { replaceComments, scanLines, withoutInlineCode } from "../content/scan.js";
import type { Slide } from "../model/deck.js";
import type { SourceFile, Span } from "../source/text.js";

/** A slide's source in which everything but prose is blank: code, HTML, addresses, attributes, formulas. */
export interface Prose {
  /** As long as the source, so that offsets agree. */
  readonly text: string;
  readonly span: Span;
  /** Offset in `text` at which the speaker notes begin; its length when there are none. */
  readonly notesFrom: number;
}

/** A place in a slide's prose. */
export const proseSpan = ({ span }: Prose, start: number, length: number): Span => ({
  file: span.file,
  start: span.start + start,
  end: span.start + start + length,
});

export const bodyOf = ({ text, notesFrom }: Prose) => text.slice(0, notesFrom);
export const notesOf = ({ text, notesFrom }: Prose) => text.slice(notesFrom);

/** Reads the prose of slides; each file is scanned once. */
export function createProseReader(): (slide: Slide) => Prose {
  const masked = new Map<SourceFile, string>();
  return (slide) => {
    const { span } = slide;
    if (slide.generated) return { text: "", span: { ...span, end: span.start }, notesFrom: 0 };
    const whole = masked.get(span.file) ?? maskFile(span.file);
    masked.set(span.file, whole);
    const text = whole.slice(span.start, span.end);
    const notes = slide.notes[0]?.span.start;
    return { text, span, notesFrom: notes === undefined ? text.length : Math.max(0, notes - span.start) };
  };
}

/** What is not prose within a line or a paragraph. */
const noise: readonly RegExp[] = [
  /\$\$[\s\S]+?\$\$/g,
  /\$(?=\S)[^$\n]+\S\$(?!\d)/g,
  /\[@[^\]\n]*\]/g,
  /\{\{[^}\n]*\}\}/g,
  /\]\((?:[^()\n]|\([^()\n]*\))*\)/g,
  /^[ \t]*\[[^\]\n]+\]:.*$/gm,
  /<\/?[a-z][^<>]*>/gi,
  /\b(?:https?|mailto|ftp):[^\s)>\]]+/g,
  /^[ \t]*:{2,}.*$/gm,
  /&#?\w+;/g,
  // No mail address is longer, and no word is searched for one from each of its letters.
  /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.]+/g,
];

function maskFile(file: SourceFile): string {
  const blank = (text: string) => text.replace(/[^\n]/g, " ");
  const lines = scanLines(file, 0, { report: () => undefined });
  const text = lines.map((line) => (line.masked ? blank(line.text) : line.text)).join("\n");
  const inline = withoutInlineCode(replaceComments(withoutRawText(text, blank), blank));
  return noise.reduce((left, pattern) => left.replace(pattern, blank), inline);
}

/** Text without style sheets, scripts and drawings; one that nothing closes is prose. */
function withoutRawText(text: string, blank: (text: string) => string): string {
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
