import type * as v from "valibot";
import type { Severity } from "../report/problem.js";
import type { Span } from "../source/text.js";
import type { Rect } from "./rect.js";
import type { DeckSubject, ProjectSubject, SlideSubject, View } from "./subject.js";

export const families = {
  layout: "Layout",
  legibility: "Legibility",
  accessibility: "Accessibility",
  links: "Links and assets",
  talk: "Talk",
  truth: "Truth",
  language: "Language",
  fonts: "Fonts",
  safety: "Safety",
  check: "The check itself",
} as const;

type Family = keyof typeof families;

type OptionValue = number | string | readonly string[] | Readonly<Record<string, unknown>>;

/** An option of a rule: its default decides its type. */
export interface RuleOption {
  readonly default: OptionValue;
  /** What a value has to be where it has parts of its own. */
  readonly schema?: v.GenericSchema;
  readonly help: string;
}

type RuleOptions = Readonly<Record<string, RuleOption>>;

type Widened<T> = T extends number
  ? number
  : T extends string
    ? string
    : T extends readonly unknown[]
      ? readonly string[]
      : T;

/** The values of a rule's options. */
type ValuesOf<O extends RuleOptions> = { readonly [key in keyof O]: Widened<O[key]["default"]> };

/** A piece of the source and the text that replaces it with `--fix`. */
export interface Fix {
  readonly span: Span;
  readonly text: string;
}

/** Something in a deck's theme or style sheet that makes a rule speak on many slides. */
export interface Cause {
  readonly key: string;
  /** How bad it is in one place; the highest is the worst. */
  readonly badness: number;
}

/** How a slide has too much: in which direction it would have to be larger, and the words for it beside another finding's. */
export interface Surplus {
  readonly axis: "down" | "across";
  readonly said: string;
}

/** What is alike has the same key. */
interface Alike {
  readonly key: string;
  /** Where it is one cause in all files, such as a picture, more than three of them are told as one, too. */
  readonly isShared?: boolean;
}

/** What a rule says; the runner adds severity, rule and deck. */
export interface Remark {
  readonly span: Span;
  readonly message: string;
  /** By what of its message it is known again, where the message counts others or names them, too: these come and go. */
  readonly identity?: string;
  /** What would be right. */
  readonly remedy: string;
  readonly slide?: SlideSubject;
  /** The view in which it can be seen; remarks about another view than the deck's own weigh less. */
  readonly view?: View;
  /** Where on the slide. */
  readonly rects?: readonly Rect[];
  /** Remarks of a rule about the same file with the same key are kept once; without a key, place and message count. */
  readonly key?: string;
  /** What makes it, where that is not on its slide: those of a deck with the same cause become one, at the worst place. */
  readonly cause?: Cause;
  /** What else is told with it: those with the same key, however many they are, because the author did the same again. */
  readonly alike?: Alike;
  /** What its slide has too much of: all that one slide has too much of in one direction is told as one. */
  readonly surplus?: Surplus;
  readonly severity?: Severity;
  readonly fix?: Fix;
  readonly related?: readonly { readonly span: Span; readonly message: string }[];
  /** What somebody who only has the printed slide misses, in a few words, such as `the end` or `cut code`. */
  readonly missed?: string | undefined;
}

export interface RuleContext<O extends RuleOptions> {
  readonly options: ValuesOf<O>;
  report(remark: Remark): void;
}

/** Files of a small project by path; a string alone is its `talk.md`. */
export type Example = string | Readonly<Record<string, string>>;

interface RuleText {
  /** The name under which it is configured and suppressed. */
  readonly id: string;
  readonly family: Family;
  readonly severity: Severity;
  /** One sentence: what it finds. */
  readonly summary: string;
  /** Why it matters to somebody on a stage. */
  readonly why: string;
  /** A project in which it finds something, and one in which no rule finds anything; tests run both. */
  readonly bad: Example;
  readonly good: Example;
  readonly fixes?: boolean;
  /**
   * What it finds is what an author does everywhere: from four warnings of a file on they are told as one, whatever they say; or those
   * that say the same are, from two on.
   */
  readonly habit?: "whatever it says" | "same words";
  /**
   * It sees what the deck's theme, size and fonts make of a slide: only such a rule looks at slides of collections, whose
   * words somebody else looks after.
   */
  readonly ofLook?: true;
  /** The optional package without which it cannot look at anything. */
  readonly needs?: "quarterdeck-check";
}

/** What a rule looks at: each slide, each deck or the project. */
interface RuleChecks<O extends RuleOptions> {
  readonly slide?: (subject: SlideSubject, deck: DeckSubject, context: RuleContext<O>) => void;
  readonly deck?: (deck: DeckSubject, context: RuleContext<O>) => void;
  readonly project?: (project: ProjectSubject, context: RuleContext<O>) => void;
}

/** A rule as the runner sees it: its options are checked elsewhere. */
export interface Rule extends RuleText, RuleChecks<RuleOptions> {
  readonly options: RuleOptions;
}

/** Ties the options of a rule to what its functions read. */
export function defineRule<const O extends RuleOptions>(
  rule: RuleText & RuleChecks<O> & { readonly options?: O },
): Rule {
  return { options: {}, ...rule } as Rule;
}
