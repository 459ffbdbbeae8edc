import { limits, shownCount } from "../source/limits.js";
import type { Diagnostic } from "./problem.js";
import { shownPath } from "./shown-path.js";

/** For whom problems are listed: people read the first ones, programs take many. */
const most = { people: limits.messagesOfKind, programs: limits.messagesOfKindInData } as const;

/**
 * Problems without those of a kind that a file has too often; in the place of these stands one that says how many more
 * there are.
 * @param problems in the order in which they are listed
 */
export function capped<D extends Diagnostic>(problems: readonly D[], folder: string, reader: keyof typeof most): D[] {
  const seen = new Map<string, number>();
  const keyOf = ({ code, span }: D) => `${code} ${span?.file.root ?? ""} ${span?.file.path ?? ""}`;
  for (const problem of problems) seen.set(keyOf(problem), (seen.get(keyOf(problem)) ?? 0) + 1);
  const shown = new Map<string, number>();
  return problems.flatMap((problem) => {
    const key = keyOf(problem);
    const count = (shown.get(key) ?? 0) + 1;
    shown.set(key, count);
    // One that is left over is shown rather than counted.
    const room = (seen.get(key) ?? 0) > most[reader] + 1 ? most[reader] : most[reader] + 1;
    if (count <= room) return [problem];
    return count === room + 1 ? [moreOf(problem, (seen.get(key) ?? 0) - room, { folder, reader })] : [];
  });
}

/**
 * The first problem that is not shown as one that speaks of all of its kind. Programs are told where it stands; people would
 * take its lines for a problem of their own.
 */
function moreOf<D extends Diagnostic>(
  problem: D,
  count: number,
  { folder, reader }: { readonly folder: string; readonly reader: keyof typeof most },
): D {
  const { span, related: _, ...rest } = problem;
  const where = span ? ` in ${shownPath(span.file, folder)}` : "";
  const remedy =
    problem.severity === "error" || reader === "programs"
      ? "correct the ones above first; most of these may have the same cause"
      : `--json lists up to ${shownCount(most.programs)}`;
  const message = `and ${shownCount(count)} more of “${problem.code}”${where}`;
  return { ...rest, ...(reader === "programs" ? { span } : {}), message, remedy } as D;
}
