import { type Finding, keyOf } from "../check/finding.js";
import type { Selection } from "../check/selection.js";
import type { Project } from "../project/project.js";
import type { InspectedDeck } from "./editions.js";

/**
 * What the compiler says of a project, as findings: of what was asked for, and every error. Those errors because of which a deck
 * could not be read are marked.
 *
 * @param inspected all decks that could be read
 */
export function compilerFindings(
  project: Project,
  inspected: readonly InspectedDeck[],
  selection: Selection,
): Finding[] {
  const survived = new Set(inspected.flatMap(({ compiled }) => compiled.ledger.problems.map(keyOf)));
  return project.problems().flatMap((problem): Finding[] => {
    const isError = problem.severity === "error";
    if (!isError && !selection.has(problem.code)) return [];
    const isFatal = isError && !survived.has(keyOf(problem));
    return [{ ...problem, deck: "", slide: "", ...(isFatal ? { isFatal } : {}) }];
  });
}
