import { blank } from "../content/asides.js";
import { escapedForPattern } from "../source/pattern.js";
import type { Prose } from "./prose.js";

/** Something that was to be finished or removed. */
export interface LeftOver {
  /** Its offset in the slide. */
  readonly at: number;
  readonly length: number;
  readonly message: string;
  readonly remedy: string;
}

/** Everything of this kind in a slide and its notes; `words` are those that mean unfinished work. */
export function leftOversIn(prose: Prose, words: readonly string[]): LeftOver[] {
  return [
    ...mergeMarkers(prose),
    ...unfinished(prose.written, words),
    ...[...links, ...placeholders].flatMap((kind) => matchesOf(prose.written, kind)),
    ...matchesOf(prose.written, emptyLink).filter(({ at, length }) => endsEmpty(prose, at + length)),
  ].toSorted((a, b) => a.at - b.at);
}

/** A shape that is one of these left-overs wherever it stands. */
interface Kind {
  readonly pattern: RegExp;
  readonly what: (written: string) => string;
  readonly remedy: string;
}

const matchesOf = (text: string, { pattern, what, remedy }: Kind): LeftOver[] =>
  [...text.matchAll(pattern)].map((match) => ({
    at: match.index,
    length: match[0].trimEnd().length,
    message: what(match[0].trim()),
    remedy,
  }));

/** The first line of a conflict says where it is; the others follow from it. */
function mergeMarkers({ span }: Prose): LeftOver[] {
  const text = span.file.text.slice(span.start, span.end);
  const found = [...text.matchAll(/^(?:<{7}|>{7}|\|{7})(?: .*)?$/gm)];
  const [first] = found;
  if (!first || aboutMerging.test(text)) return [];
  return [
    {
      at: first.index,
      length: first[0].length,
      message: "these are lines of a merge conflict",
      remedy: "keep the side that is right, and remove the lines of marks",
    },
  ];
}

/** Slides that teach what a conflict looks like speak of it. */
const aboutMerging = /\b(?:merg(?:e|es|ed|ing)|rebas\w+|conflict\w*|konflikt\w*)\b/i;

function unfinished(text: string, words: readonly string[]): LeftOver[] {
  if (words.length === 0) return [];
  const choice = words.map(escapedForPattern).join("|");
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}_"'“‘«#/-])(?:(?:${choice})(?![\\p{L}\\p{N}_"'”’»/]|-\\p{L}|[ -]*(?:lists?|apps?|items?|comments?|files?|tags?|markers?|notes?)\\b)|(?<=(?:^|[\\s|:(])|^)\\?{3,}(?=$|[\\s|).,;]))`,
    "gmu",
  );
  // An acronym in brackets is explained there; a line of question marks alone asks the room, and so does one behind a label.
  if (/\p{L} \((?:TBD|XXX)\)/u.test(text)) return [];
  const searched = text.replace(/^[ \t#>*+-]*(?:[*_]*\p{L}[^.!?:;,\n]{0,40}:[*_]*[ \t]*)?\?+[ \t]*$/gmu, blank);
  return [...searched.matchAll(pattern)].flatMap((match) => {
    if (spokenOf.test(text.slice(Math.max(0, match.index - 80), match.index))) return [];
    return [
      {
        at: match.index,
        length: match[0].length,
        message: `“${match[0]}” says that something is unfinished`,
        remedy: "finish it, or keep it in a comment, which nobody sees",
      },
    ];
  });
}

/** Words behind which such a word is what the sentence is about. */
const spokenOf = /\b(?:no|many|every|each|all|grep|search|find|the word|an?)[ \t]+$/;

const aLink = "write [words](address)";

const emptyLink: Kind = {
  pattern: /(?<!!)\[[^[\]\n]+\]\([ \t]*\)/g,
  what: () => "this link leads nowhere",
  remedy: `say where it leads: ${aLink}`,
};

/** Whether nothing stands in the brackets that end there; code, which prose leaves out, is something. */
function endsEmpty({ span }: Prose, end: number): boolean {
  const close = span.start + end;
  return /^\([ \t]*\)$/.test(span.file.text.slice(span.file.text.lastIndexOf("(", close), close));
}

const links: readonly Kind[] = [
  {
    // An address may stand on the next line; the end of the paragraph ends it.
    pattern:
      /!?\[[^[\]\n]*\]\((?:[^()\n]|\([^()\n]*\)|\n(?![ \t]*(?:\n|[#>*+-] |$)))*(?=\n[ \t]*(?:\n|[#>*+-] |$)|$(?![\s\S]))/g,
    what: () => "this link has no end",
    remedy: `close it with ): ${aLink}`,
  },
  {
    pattern: /\[[^[\]\n]+\]\([ \t]*https?:[^\s()<>]*[ \t]+(?![ \t"'(])[^()\n]*\)/g,
    what: () => "the address of this link holds a space, so it is no link",
    remedy: "write %20 for a space, or remove it",
  },
  {
    pattern: /\[[^[\]\n]+\][ \t]+\(https?:[^\s()]+\)/g,
    what: () => "a space stands between the words of this link and its address, so it is no link",
    remedy: aLink,
  },
  {
    pattern: /\([^()\n]+\)\[https?:[^\]\s]+\]/g,
    what: () => "the brackets of this link are the wrong way round",
    remedy: aLink,
  },
];

const fill = "fill it in, or remove it";
const placeholders: readonly Kind[] = [
  { pattern: /\blorem\s+ipsum\b/gi, what: () => "this is placeholder text", remedy: "write what the slide is to say" },
  {
    pattern: /<(?:your|insert|enter|dein|deine|ihr|ihre)[ _-][^<>=\n]{1,40}>/gi,
    what: (written) => `“${written}” is a placeholder that nobody filled in`,
    remedy: fill,
  },
  {
    pattern: /(?<!!)\[(?:your|insert|enter|add)\b[ _-][^\]\n]{1,40}\](?![([:])/gi,
    what: (written) => `“${written}” is a placeholder that nobody filled in`,
    remedy: fill,
  },
  {
    pattern: /\b(?:your \w+(?: \w+)? (?:goes )?here|insert \w+(?: \w+)? here|click to (?:add|edit) \w+)\b/gi,
    what: (written) => `“${written}” is a placeholder that nobody filled in`,
    remedy: fill,
  },
];
