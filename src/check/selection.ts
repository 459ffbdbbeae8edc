import { UsageError } from "../report/problem.js";
import { didYouMeanBare } from "../report/suggest.js";
import type { CheckConfig } from "./config.js";
import type { NotRun } from "./finding.js";

/** Of all rules and problems those that a run is about. */
export interface Selection {
  /** Whether a rule, or a problem of a build, was asked for. */
  has(code: string): boolean;
}

const everything: Selection = { has: () => true };

interface Choice {
  readonly only: string | undefined;
  readonly without: string | undefined;
}

/**
 * Reads `--rule` and `--no-rule`, lists with commas; what both name is left out.
 *
 * @param known ids of rules and codes of problems
 * @throws UsageError for a name that is none of these, and where nothing is left
 */
export function readSelection({ only, without }: Choice, known: readonly string[]): Selection {
  const wanted = only === undefined ? known : namesIn("--rule", only, known);
  const unwanted = without === undefined ? [] : namesIn("--no-rule", without, known);
  const chosen = new Set(wanted.filter((name) => !unwanted.includes(name)));
  if (chosen.size === 0)
    throw new UsageError("--no-rule names every rule that --rule does: nothing is left to look at");
  return chosen.size === known.length ? everything : chosen;
}

function namesIn(option: string, list: string, known: readonly string[]): string[] {
  const names = list.split(/[\s,]+/).filter(Boolean);
  if (names.length === 0) throw new UsageError(`${option} names no rule: write ${option} overflow,contrast`);
  for (const name of names) {
    if (known.includes(name)) continue;
    const question = didYouMeanBare(name, known) ?? "docs/rules.md lists all rules";
    throw new UsageError(`${option}: there is no rule “${name}”; ${question}`);
  }
  return names;
}

/** A configuration in which all other rules are off. */
export const selected = (config: CheckConfig, selection: Selection): CheckConfig => ({
  ...config,
  severityOf: (rule, file) => (selection.has(rule.id) ? config.severityOf(rule, file) : "off"),
  isWanted: (rule) => selection.has(rule.id) && config.isWanted(rule),
});

/** What a run looked for. */
interface Looked {
  readonly selection: Selection;
  /** The rules that could not look. */
  readonly notRun: readonly NotRun[];
  /** Whether other sites were asked. */
  readonly isOnline: boolean;
}

/** Whether a run can say of a rule or problem that it found nothing. */
export function canTell(code: string, { selection, notRun, isOnline }: Looked): boolean {
  if (code === "dead-link" && !isOnline) return false;
  return selection.has(code) && !notRun.some(({ rule }) => rule === code);
}
