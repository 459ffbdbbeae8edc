import type { Settings } from "../../content/settings.js";
import { keyItself } from "../../content/yaml-place.js";
import type { GivenToken } from "../../model/brand.js";
import { type ProblemSink, problem } from "../../report/problem.js";
import { didYouMean } from "../../report/suggest.js";
import { roles } from "../drawing/roles.js";
import { isBalanced, isColour } from "./colours.js";
import { namesFile } from "./own-sheet.js";
import { factors, isFactor, isLength, sizes } from "./sizes.js";

/** The colours of code. */
const inks = ["text", "comment", "keyword", "string", "number", "function", "type", "property"];

/** Tokens that our style sheets read: the layers of a host, the page, paper, code. */
const colours = [
  ...roles,
  ...["part-bg", "part-ink"],
  ...["ink", "muted", "line", "card", "accent", "guide"].map((name) => `paper-${name}`),
  ...inks.map((name) => `paper-code-${name}`),
  ...["bg", ...inks, "hl-bg", "hl-bar", "dim"].map((name) => `code-${name}`),
];
/** Tokens of earlier versions, and what has taken their places. */
const former: ReadonlyMap<string, string> = new Map([
  [
    "code-dim-opacity",
    "write code-dim, the colour of dimmed lines, in its place; without it, the ground of code decides",
  ],
  ["text-heading-s", "leave it out: titles have one size, text-heading"],
]);
/** Tokens whose values are lists of fonts. */
export const fontTokens: ReadonlySet<string> = new Set(["font-text", "font-display", "font-code"]);
const ours: ReadonlySet<string> = new Set([...colours, ...fontTokens, ...sizes, ...factors]);

/** A list of fonts in which every `var()`, however deep, is a font. */
function withoutReferences(value: string): string {
  const shorter = value.replace(/var\([^()]*\)/g, "serif");
  return shorter === value ? value : withoutReferences(shorter);
}

/** A kind of value: which tokens have it, how to tell, and how it is written. */
const kinds = [
  {
    tokens: new Set(colours),
    isRight: isColour,
    detail: "is no colour",
    hint: 'write "#f57a56", rgb(…) or a name of CSS',
  },
  {
    tokens: new Set(sizes),
    isRight: isLength,
    detail: "is no length",
    hint: "write a number with its unit, such as 28px, or calc(…)",
  },
  {
    tokens: new Set(factors),
    isRight: isFactor,
    detail: "is no factor",
    hint: "write a number above 0, such as 1.1",
  },
  {
    tokens: fontTokens,
    isRight: (value: string) =>
      value !== "" &&
      withoutReferences(value)
        .split(",")
        .every((family) => /^\s*(?:"[^"]+"|'[^']+'|-?[a-z][\w -]*)\s*$/i.test(family)),
    detail: "is no list of fonts",
    hint: "write names of fonts with commas between them",
  },
];

/**
 * Tokens that are given, with what has to change along: what suits one ground of code may be unreadable on another, so
 * a new ground takes the colour of dimmed lines away, and the style sheet makes one for it.
 */
export function withOwnGround(given: readonly (readonly [string, string])[]): (readonly [string, string])[] {
  const names = new Set(given.map(([name]) => name));
  return names.has("code-bg") && !names.has("code-dim") ? [...given, ["code-dim", "initial"]] : [...given];
}

/** The `tokens:` of a file with their places. */
export function tokensIn(
  file: Settings<{ readonly tokens?: Readonly<Record<string, string | number>> | undefined }>,
): GivenToken[] {
  return Object.entries(file.settings.tokens ?? {}).map(([name, value]) => ({
    name,
    value: String(value),
    nameSpan: file.spanAt(["tokens", name, keyItself]),
    valueSpan: file.spanAt(["tokens", name]),
  }));
}

/** Where a token may be known from besides our own style sheets. */
export interface TokenUse {
  readonly tokens: ReadonlyMap<string, string>;
  /** Texts that read tokens, such as style sheets; asked for when a token is not known otherwise. */
  readonly readers: () => readonly string[];
}

/** Reports tokens that nothing reads, and values that CSS would not take. */
export function checkTokens(tokens: readonly GivenToken[], use: TokenUse, problems: ProblemSink): void {
  for (const token of tokens) if (isKnown(token, use, problems)) checkValue(token, problems);
}

function isKnown({ name, nameSpan }: GivenToken, use: TokenUse, problems: ProblemSink): boolean {
  if (ours.has(name) || use.tokens.has(name)) return true;
  const known = new Set([...ours, ...use.tokens.keys(), ...use.readers().flatMap(propertiesIn)]);
  if (known.has(name)) return true;
  const values = {
    name,
    known: `${[...colours, ...fontTokens].join(", ")}, and the sizes in docs/themes.md`,
  };
  problems.report(
    problem("unknown-token", values, { span: nameSpan, remedy: former.get(name) ?? didYouMean(name, known) }),
  );
  return false;
}

/** The custom properties that a style sheet reads or sets: a theme can have tokens of its own. */
const propertiesIn = (css: string) => [...css.matchAll(/--([a-z][\w-]*)/gi)].map(([, name = ""]) => name);

/** Whether every quotation mark has its other one. */
const isQuoted = (value: string) => value.replace(/"[^"\n]*"|'[^'\n]*'/g, "").search(/["']/) === -1;

function checkValue({ name, value, valueSpan }: GivenToken, problems: ProblemSink): void {
  const kind = kinds.find(({ tokens }) => tokens.has(name));
  // What ends a declaration, opens something that nothing closes, or ends a style sheet would take others with it.
  const isWhole = !/[;{}<\\]|\/\*/.test(value) && isBalanced(value) && isQuoted(value);
  const own = namesFile(value)
    ? {
        detail: "names another file",
        hint: "write a value that stands for itself; pictures stand in templates and sections",
      }
    : kind;
  const mistake = isWhole
    ? own
    : {
        detail: "is no value that stands for itself",
        hint: "write one value of CSS, without ; { } < and with every bracket closed",
      };
  if (!mistake || (mistake === kind && kind.isRight(value.trim()))) return;
  const values = { key: `tokens.${name}`, detail: `“${value}” ${mistake.detail}`, hint: mistake.hint };
  problems.report(problem("wrong-value", values, { span: valueSpan }));
}
