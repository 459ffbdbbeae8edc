import { limits } from "../source/limits.js";
import type { Span } from "../source/text.js";
import { catalogue, type ProblemCode } from "./catalogue.js";

/** How much it matters: an error must be fixed, a warning should be, a hint may be. */
export type Severity = "error" | "warning" | "hint";

/** Something to tell an author, with its place; `report/format` turns it into text. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** What would be right. */
  readonly remedy: string;
  /** Absent only where no file is to blame. */
  readonly span?: Span;
  readonly related?: readonly { readonly span: Span; readonly message: string }[];
  /** Codes of what it says as well. */
  readonly also?: readonly string[];
}

/** Something wrong with the input, from the catalogue. */
export interface Problem extends Diagnostic {
  readonly code: ProblemCode;
  /** An error without which the deck can be made: in a deck that is one Markdown file it is a warning. */
  readonly dispensable?: true;
}

export interface ProblemSink {
  report(problem: Problem): void;
}

/** Hands problems on, and knows whether there was one. */
export class WatchedSink implements ProblemSink {
  readonly #sink: ProblemSink;
  isSilent = true;

  constructor(sink: ProblemSink) {
    this.#sink = sink;
  }

  report(problem: Problem): void {
    this.isSilent = false;
    this.#sink.report(problem);
  }
}

/** Collects the problems of a run; equal ones at the same place are kept once, as the worst that one of them is. */
export class ProblemList implements ProblemSink {
  readonly #seen = new Map<string, Problem>();

  report(problem: Problem): void {
    const place = problem.span ? `${problem.span.file.root}/${problem.span.file.path}:${problem.span.start}` : "";
    const key = `${place}:${problem.code}:${problem.message}`;
    const seen = this.#seen.get(key);
    if (seen?.severity !== "error" || (seen.dispensable && !problem.dispensable)) this.#seen.set(key, problem);
  }

  get all(): readonly Problem[] {
    return [...this.#seen.values()];
  }
}

/** Problems of several sources, such as decks that share a section, each once. */
export function eachOnce(problems: Iterable<Problem>): readonly Problem[] {
  const all = new ProblemList();
  for (const problem of problems) all.report(problem);
  return all.all;
}

interface ProblemDetails {
  readonly span?: Span | undefined;
  /** Stands in place of the catalogue's remedy, word for word: it may quote `{{variable}}` from the author's text. */
  readonly remedy?: string | undefined;
  readonly related?: Problem["related"];
  readonly dispensable?: boolean;
}

/** Makes a problem from the catalogue; `values` fill the `{name}` places of its message and remedy. */
export function problem(
  code: ProblemCode,
  values: Readonly<Record<string, string | number>>,
  details: ProblemDetails = {},
): Problem {
  const rule = catalogue[code];
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => shortened(String(values[name] ?? "")));
  return {
    code,
    severity: rule.severity,
    message: fill(rule.message),
    remedy: details.remedy ?? fill(rule.remedy),
    ...(details.span ? { span: details.span } : {}),
    ...(details.related ? { related: details.related } : {}),
    ...(details.dispensable ? { dispensable: true } : {}),
  };
}

/** What a message quotes may be a whole picture. */
const shortened = (text: string) =>
  text.length <= limits.quotedCharacters ? text : `${text.slice(0, limits.quotedCharacters)}…`;

/** The input is wrong; the run collected these problems. Exit status 1. */
export class InputError extends Error {
  readonly exitStatus = 1;
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(`${problems.length} problem(s) in the input`);
    this.problems = problems;
  }
}

/** The command line is wrong. Exit status 2. */
export class UsageError extends Error {
  readonly exitStatus = 2;
}

/** The machine lacks something; each remedy is one line. Exit status 3. */
export class MachineError extends Error {
  readonly exitStatus = 3;
  readonly remedies: readonly string[];
  constructor(message: string, remedies: readonly string[], options?: ErrorOptions) {
    super(message, options);
    this.remedies = remedies;
  }
}
