import type { NotRun } from "../../check/finding.js";
import { canTell, type Selection } from "../../check/selection.js";
import { openBaseline } from "../../inspect/baseline-file.js";
import type { CheckedProject, CheckRequest } from "../../inspect/check-project.js";
import { type Narrowed, narrow } from "../../inspect/narrow.js";
import { type Changes, openChanges } from "../../project/edits/changes.js";
import type { Wishes } from "./wishes.js";

/** What a run is about, for the choice of findings that count. */
interface Choosing {
  readonly wishes: Wishes;
  readonly request: Pick<CheckRequest, "environment" | "online" | "rootChoice">;
  /** The folder from which paths are shown. */
  readonly folder: string;
}

/** Chooses the findings that count. */
interface Chooser {
  /** To be told of the folders of the projects before one of them is chosen from. */
  found(roots: readonly string[]): Promise<void>;
  /**
   * @param looked what was looked for
   * @throws MachineError when the baseline cannot be written, or git does not answer
   */
  choose(projects: readonly CheckedProject[], looked: Selection): Promise<Narrowed>;
}

/**
 * Opens what a command line says about findings that count: those that no baseline has, and those on changed slides.
 *
 * @throws UsageError when there is no such baseline
 * @throws InputError when it cannot be read
 */
export function openChooser({ wishes, request, folder }: Choosing, notice: (message: string) => void): Chooser {
  const { since, writesBaseline } = wishes;
  const asked = { given: wishes.baseline ?? "", folder, isWritten: writesBaseline };
  const baseline = wishes.baseline === undefined ? undefined : openBaseline(asked, notice);
  const { environment, online, rootChoice } = request;
  let changes: Changes | undefined;
  return {
    async found(roots) {
      if (since !== undefined)
        changes = await openChanges(roots, { ref: since, isSafe: rootChoice?.isSafe ?? false, environment });
    },
    choose(projects, looked) {
      const notRun = notRunIn(projects);
      const isRule = (code: string) => canTell(code, { selection: looked, notRun, isOnline: online });
      // What nobody looked for must not count against a file that has another name now.
      const entries = (baseline?.entries ?? []).filter(({ rule }) => writesBaseline || isRule(rule));
      const compared = baseline && { ...baseline, entries };
      return narrow(projects, { baseline: compared, writesBaseline, changes, folder, isRule });
    },
  };
}

/** The rules that could not look; several projects lack the same. */
export const notRunIn = (projects: readonly CheckedProject[]): NotRun[] => [
  ...new Map(projects.flatMap(({ notRun }) => notRun.map((each) => [each.rule, each] as const))).values(),
];
