import { type ProblemSink, problem } from "../report/problem.js";
import { type Expression, readExpression } from "./expression.js";
import type { FrontMatter } from "./schema.js";
import type { Settings } from "./settings.js";
import type { SplitLevel } from "./split-level.js";

/** What divides the slides of a file, and the slides from their notes. */
export interface Separators {
  /** Expressions of the front matter, as in reveal-md; what is absent follows the dialect. */
  readonly slide?: Expression | undefined;
  readonly below?: Expression | undefined;
  readonly notes?: Expression | undefined;
  /** What dashes directly under a line of text do: divide, make a heading of it, or that with a warning. */
  readonly underText: "divide" | "underline" | "underline and warn";
  /** The headings that begin slides. */
  readonly split?: SplitLevel | undefined;
}

/** How a Markdown file is used, as far as it decides what divides it. */
export interface FileUse {
  /** A deck of its own is read as reveal-md reads it; the sections of a manifest are not. */
  readonly as?: "deck" | "section" | undefined;
  /** What the command line says; it wins over the front matter. */
  readonly split?: SplitLevel | undefined;
}

/** Reads the separators of a file; one that cannot be used is reported and counts as absent. */
export function readSeparators(
  { settings, spanAt }: Settings<FrontMatter>,
  use: FileUse,
  problems: ProblemSink,
): Separators {
  const read = (key: "separator" | "verticalSeparator" | "notesSeparator") => {
    const source = settings[key];
    if (!source) return undefined;
    // The text of a deck has no carriage returns any more.
    const unix = source.replaceAll("\\r\\n", "\\n").replaceAll("\r\n", "\n");
    const expression = readExpression(unix, key === "notesSeparator" ? "any case" : "as written");
    if ("next" in expression) return expression;
    problems.report(problem("bad-expression", { key, ...expression }, { span: spanAt([key]) }));
    return undefined;
  };
  const split = use.split ?? settings.split;
  return {
    slide: read("separator"),
    below: read("verticalSeparator"),
    notes: read("notesSeparator"),
    underText: split !== undefined ? "underline" : use.as === "deck" ? "divide" : "underline and warn",
    split,
  };
}

/** Lines that divide where no expression says what does. */
export const dashes = { slide: /^---[ \t]*$/, below: /^-{2}(?:-{2})?[ \t]*$/ } as const;

/** Tells whether something in a text would divide it. */
export function dividesIn({ slide, below, split }: Separators): (text: string) => boolean {
  const lines = [
    ...(slide ? [] : [dashes.slide]),
    ...(below ? [] : [dashes.below]),
    ...(split === undefined ? [] : [split === "h1" ? /^#[ \t]/ : /^##?[ \t]/]),
  ];
  const expressions = [slide, below].filter((expression) => expression !== undefined);
  return (text) =>
    expressions.some((expression) => expression.next(text, 0)) ||
    text.split("\n").some((line) => lines.some((pattern) => pattern.test(line)));
}
