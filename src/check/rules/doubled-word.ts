import { type Prose, proseSpan } from "../prose.js";
import { defineRule, type Remark } from "../rule.js";

/** Words that are written twice in a row. */
export const doubledWord = defineRule({
  id: "doubled-word",
  family: "language",
  severity: "warning",
  summary: "A word is written twice in a row, also where a line ends between the two.",
  why: "The author does not see it, the audience does.",
  bad: "## The runtime starts the process\n\nIt then leaves, because it is is\nis not needed any more.\n",
  good: "## The runtime starts the process\n\nIt said that that had had its time.\n",
  fixes: true,
  options: {
    allowed: {
      default:
        "that had bye very no so ha blah more many go sehr ganz die das der den dem sie es ihr ihnen nous vous que si".split(
          " ",
        ),
      help: "words that may be repeated",
    },
  },
  slide(subject, _deck, { options, report }) {
    const { prose } = subject;
    for (const text of [prose.text, prose.beside])
      for (const remark of repeatedIn({ ...prose, text }, options.allowed)) report({ ...remark, slide: subject });
  },
  deck({ texts }, { options, report }) {
    for (const text of texts) for (const remark of repeatedIn(text, options.allowed)) report(remark);
  },
});

/**
 * A word, what stands between it and the next one, and the same word again. Between them is at most one end of a line, with the marks of a
 * quotation behind it, or marks of emphasis; neither is joined to a path, a number or another word.
 */
const twice =
  /(?<![\p{L}\p{N}’'_/.:@#$\u2010\u2011\\-])(\p{L}+)([*_]{0,3}(?:[ \t]+|[ \t]?\n[ \t]*(?:>[ \t]*)*)[*_]{0,3})\1(?![\p{L}\p{N}’'_(\u2010\u2011-]|[.:/@=][\p{L}\p{N}])/giu;

/** Words of one letter are names of something, but for this one. */
const isWord = (word: string) => word.length > 1 || word.toLowerCase() === "a";

/** Verbs that end with “to”, behind which another verb may follow: `which we subscribe to to get the names`. */
const verbWithTo =
  /\b(?:subscrib|listen|respond|repl|refer|relat|connect|bind|bound|belong|attach|link|map|point|send|sent|writ|speak|talk|commit|deploy|push|publish|contribut)\w*\s+$/i;

/** Whether the first of two “to” belongs to the verb before them; an article behind them says that one is too many. */
const endsVerb = (before: string, word: string, after: string): boolean =>
  word.toLowerCase() === "to" &&
  verbWithTo.test(before.slice(-24)) &&
  !/^\s+(?:an?|the|this|that|it|its|our|your|my|their)\b/i.test(after);

/** A capital behind a small letter begins a sentence, such as a line of a verse, or a name. */
const beginsAnew = (first: string, second: string) => /^\p{Ll}/u.test(first) && /^\p{Lu}/u.test(second);

/** Two capitals make a name, such as Duran Duran; small words of a title do not. */
const isName = (first: string, second: string) => /^\p{Lu}/u.test(first) && /^\p{Lu}/u.test(second);

function* repeatedIn(prose: Prose, allowed: readonly string[]): Iterable<Remark> {
  const { text, span } = prose;
  for (const match of text.matchAll(twice)) {
    const [whole, word = "", between = ""] = match;
    const source = span.file.text.slice(span.start + match.index, span.start + match.index + whole.length);
    const again = whole.slice(word.length + between.length);
    if (source !== whole || allowed.includes(word.toLowerCase())) continue;
    if (!isWord(word) || isName(word, again) || endsLine(text, match.index, between)) continue;
    const isAnew = beginsAnew(word, again);
    if (isAnew && between.includes("\n")) continue;
    if (endsVerb(text.slice(0, match.index), word, text.slice(match.index + whole.length))) continue;
    yield {
      span: proseSpan(prose, match.index, whole.length),
      message: `“${word}” stands twice`,
      remedy: "remove one",
      // Marks of emphasis around one of them have a partner somewhere else; which of two is the name, nobody can tell.
      ...(isAnew || /[*_>]/.test(between)
        ? {}
        : { fix: { span: proseSpan(prose, match.index + word.length, whole.length - word.length), text: "" } }),
    };
  }
}

/** Whether a line that ends between two words ends what the first one says: a heading, or the row of a table. */
function endsLine(text: string, at: number, between: string): boolean {
  if (!between.includes("\n")) return false;
  const line = text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
  return /^[ \t>]*(?:#|\|)/.test(line);
}
