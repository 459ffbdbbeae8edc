import { eachOnce, type Problem, ProblemList, type ProblemSink } from "../report/problem.js";
import type { Inquirer, Inquiry } from "../source/inquiry.js";

/**
 * What something was made of and what is wrong with it: the context in which it is made. A result that is built on
 * other results includes their ledgers, so that problems and files of the parts count for the whole.
 */
export class Ledger implements ProblemSink, Inquirer {
  /** Most things have no problems. */
  #own: ProblemList | undefined;
  readonly #inquiries = new Set<Inquiry>();
  readonly #parts = new Set<Ledger>();
  readonly #judge: ((problem: Problem) => Problem) | undefined;
  /** Problems as they count here: whoever compares lists of them finds the same objects again. */
  readonly #judged = new Map<Problem, Problem>();

  /** @param judge how much a problem matters here, also one of a part */
  constructor(judge?: (problem: Problem) => Problem) {
    this.#judge = judge;
  }

  report(problem: Problem): void {
    this.#own ??= new ProblemList();
    this.#own.report(problem);
  }

  asked(inquiry: Inquiry): void {
    this.#inquiries.add(inquiry);
  }

  /** Counts another result as a part of this one. */
  include(part: Ledger): void {
    if (part !== this) this.#parts.add(part);
  }

  /** The problems of this result and of its parts, each once. */
  get problems(): readonly Problem[] {
    const found = eachOnce([...this.#all()].flatMap((ledger) => ledger.#own?.all ?? []));
    return found.map((problem) => this.#asItCounts(problem));
  }

  #asItCounts(problem: Problem): Problem {
    const counts = this.#judged.get(problem) ?? this.#judge?.(problem) ?? problem;
    if (counts !== problem) this.#judged.set(problem, counts);
    return counts;
  }

  get hasErrors(): boolean {
    return this.problems.some(({ severity }) => severity === "error");
  }

  /** Every question that was asked of the disk. */
  *inquiries(): Iterable<Inquiry> {
    for (const ledger of this.#all()) yield* ledger.#inquiries;
  }

  /** Whether one of the questions has another answer now. */
  isTouchedBy(changed: ReadonlySet<Inquiry>): boolean {
    for (const inquiry of this.inquiries()) if (changed.has(inquiry)) return true;
    return false;
  }

  /** The same result somewhere else: made of the same files, with problems whose places have moved. */
  moved(change: (problem: Problem) => Problem): Ledger {
    const moved = new Ledger();
    for (const inquiry of this.inquiries()) moved.asked(inquiry);
    for (const problem of this.problems) moved.report(change(problem));
    return moved;
  }

  /** This ledger and those of its parts, parts first. */
  #all(seen = new Set<Ledger>()): ReadonlySet<Ledger> {
    if (seen.has(this)) return seen;
    for (const part of this.#parts) part.#all(seen);
    return seen.add(this);
  }
}
