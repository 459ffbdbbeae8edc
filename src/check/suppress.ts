import { firstLineFrom, type Line, scanLines, withoutInlineCode } from "../content/scan.js";
import { didYouMean } from "../report/suggest.js";
import { isSameFile, type SourceFile, type Span } from "../source/text.js";
import type { Finding } from "./finding.js";
import type { ToldDeck } from "./subject.js";

/** `<!-- check-disable RULE, RULE: reason -->` on a slide, or `check-disable-file` for its whole file. */
interface Suppression {
  readonly rules: readonly string[];
  readonly reason: string;
  readonly span: Span;
  /** What it covers. */
  readonly scope: Span;
}

/** How a suppression is opened, with a group where it is about a whole file, and what closes it. */
interface Notation {
  readonly opening: RegExp;
  readonly closing: string;
}

const inMarkdown: Notation = { opening: /<!--\s*check-disable(-file)?\b/g, closing: "-->" };
/** `# check-disable RULE: reason`, for the whole file. */
const inYaml: Notation = { opening: /^[ \t]*# *check-disable()\b/gm, closing: "\n" };

/**
 * Where suppressions of decks may stand: on the slides that somebody wrote, and in files of which no slide comes.
 * @param others places in more of such files
 */
export function suppressingSpans(decks: readonly ToldDeck[], others: readonly Span[] = []): Span[] {
  const spans = decks.flatMap(({ slides }) => slides.flatMap(({ slide }) => (slide.generated ? [] : [slide.span])));
  const files = [...decks.map(({ deck }) => deck.info.span), ...others]
    .filter(({ file }) => !spans.some((span) => isSameFile(span.file, file)))
    .map(({ file }) => ({ file, start: 0, end: file.text.length }));
  return [...spans, ...files];
}

/** The rules that a suppression can be about. */
interface SuppressibleRules {
  readonly known: readonly string[];
  /** Those that could not look: nobody can say whether there is something to suppress. */
  readonly notRun: readonly string[];
}

/** A suppression in a text, in offsets of the text. */
interface Written {
  readonly start: number;
  readonly end: number;
  readonly wholeFile: boolean;
  /** The rules, and the reason after a colon. */
  readonly said: string;
}

/** What looks like a suppression in a text; what is opened and never closed is none. */
function* writtenIn(text: string, { opening, closing }: Notation): Iterable<Written> {
  let end = 0;
  for (const match of text.matchAll(opening)) {
    if (match.index < end) continue;
    const from = match.index + match[0].length;
    const found = text.indexOf(closing, from);
    // A line ends where the file does.
    if (found === -1 && closing !== "\n") return;
    const to = found === -1 ? text.length : found;
    end = closing === "\n" ? to : to + closing.length;
    yield { start: match.index, end, wholeFile: match[1] !== undefined, said: text.slice(from, to) };
  }
}

/** Reads the suppressions in the sources of slides and in manifests; inside code they are text. */
export function readSuppressions(slides: readonly Span[]): Suppression[] {
  const lines = new Map<SourceFile, readonly Line[]>();
  const linesOf = (file: SourceFile) => {
    const known = lines.get(file) ?? scanLines(file, 0, { report: () => undefined });
    lines.set(file, known);
    return known;
  };
  const seen = new Set<string>();
  return slides.flatMap((slide) => {
    const { file } = slide;
    if (!file.text.includes("check-disable")) return [];
    const isYaml = /\.ya?ml$/.test(file.path);
    const written = writtenIn(file.text.slice(slide.start, slide.end), isYaml ? inYaml : inMarkdown);
    return [...written].flatMap(({ said, wholeFile, ...place }): Suppression[] => {
      const span = { file, start: slide.start + place.start, end: slide.start + place.end };
      const key = `${file.path}:${span.start}`;
      if ((!isYaml && isCode(span, linesOf(file))) || seen.has(key)) return [];
      seen.add(key);
      const [names = "", ...reason] = said.split(":");
      const rules = names.split(/[\s,]+/).filter(Boolean);
      const scope = wholeFile ? { file, start: 0, end: file.text.length } : slide;
      return [{ rules, reason: reason.join(":").trim(), span, scope }];
    });
  });
}

/** Whether a comment begins in code, or in another comment. */
function isCode({ start }: Span, lines: readonly Line[]): boolean {
  const line = lines[firstLineFrom(lines, start + 1) - 1];
  return !line || line.masked || !withoutInlineCode(line.text).startsWith("<!--", start - line.start);
}

/**
 * Removes the findings that a suppression covers and adds one for each suppression that covers nothing, names
 * no rule or gives no reason.
 * @param isBinding true for findings that stop a build; they cannot be suppressed
 */
export function applySuppressions(
  findings: readonly Finding[],
  suppressions: readonly Suppression[],
  { known, notRun }: SuppressibleRules,
  isBinding: (finding: Finding) => boolean,
): Finding[] {
  const used = new Set<string>();
  const kept = findings.filter((finding) => {
    const by = isBinding(finding) ? [] : suppressions.filter((suppression) => covers(suppression, finding));
    for (const { span } of by) used.add(`${span.file.path}:${span.start}:${finding.code}`);
    return by.length === 0;
  });
  const complaints = suppressions.flatMap((suppression) => {
    const unused = suppression.rules.filter(
      (rule) => !notRun.includes(rule) && !used.has(`${suppression.span.file.path}:${suppression.span.start}:${rule}`),
    );
    return complaintsAbout(suppression, unused, known);
  });
  return [...kept, ...complaints];
}

function covers({ rules, reason, scope }: Suppression, { code, span }: Finding): boolean {
  if (!span || reason === "" || !rules.includes(code)) return false;
  if (!isSameFile(span.file, scope.file) || span.start < scope.start) return false;
  // Where slides touch, what stands at the end of one is the first character of the next; behind the last one is nothing.
  const isLast = scope.end === scope.file.text.length || scope.end === scope.start;
  return isLast ? span.start <= scope.end : span.start < scope.end;
}

function complaintsAbout(suppression: Suppression, unused: readonly string[], known: readonly string[]): Finding[] {
  const complain = (message: string, remedy: string): Finding => ({
    code: "suppression",
    severity: "warning",
    message,
    remedy,
    span: suppression.span,
    deck: "",
    slide: "",
  });
  if (suppression.rules.length === 0)
    return [complain("this suppression names no rule", "write <!-- check-disable RULE: reason -->")];
  const unknown = suppression.rules.filter((rule) => !known.includes(rule));
  const complaints = unknown.map((rule) => {
    const remedy = didYouMean(rule, known) ?? "docs/rules.md lists all rules";
    return complain(`there is no rule “${rule}” to suppress`, remedy);
  });
  if (complaints.length > 0) return complaints;
  if (suppression.reason === "")
    return [
      complain("this suppression gives no reason", "write one after a colon: <!-- check-disable RULE: reason -->"),
    ];
  return unused.map((rule) =>
    complain(`nothing is left of “${rule}” to suppress here`, "remove the comment, or this rule from it"),
  );
}
