import type { DeckInput } from "../project/inputs.js";
import type { Projects } from "../project/projects.js";
import { eachOnce, InputError, type Problem } from "../report/problem.js";
import type { ExportedDeck } from "./export-deck.js";
import type { BuildPlan } from "./plan.js";

/** Decks that are wrong, and their problems. */
export interface WrongDecks {
  readonly names: readonly string[];
  readonly problems: readonly Problem[];
}

/** A build, and what its projects say. */
interface Run {
  readonly projects: Projects;
  readonly plan: BuildPlan;
}

/** The decks that neither stand nor can be written; problems that they share with others are said with those. */
export function wrongDecks(
  exported: readonly ExportedDeck[],
  { projects, plan: { inputs, standing } }: Run,
): WrongDecks {
  const right = new Set<DeckInput>([...standing.keys(), ...exported.map(({ compiled }) => compiled.input)]);
  const said = new Set(exported.flatMap(({ compiled }) => compiled.ledger.problems));
  return {
    names: inputs.filter((input) => !right.has(input)).map(({ name }) => name),
    problems: projects.problems().filter((problem) => !said.has(problem)),
  };
}

export const hasErrors = (projects: Projects) => projects.problems().some(({ severity }) => severity === "error");

/** All problems of the run: those of the decks that stand are still true. */
export function inputError({ projects, plan }: Run): InputError {
  const known = [...plan.standing.values()].flatMap(({ deck }) => deck.warnings);
  return new InputError(eachOnce([...known, ...projects.problems()]));
}
