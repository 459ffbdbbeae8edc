import { rules } from "../check/rules.js";
import type { Selection } from "../check/selection.js";
import { checkDecks } from "./check-decks.js";
import type { CheckEvents, CheckedProject, CheckRequest } from "./check-project.js";
import { type Fixes, fixOnce, pathOf } from "./fix.js";

/** A fix may bring about a finding that another fix mends; what does not come to an end by then never does. */
const mostRounds = 8;

const noFixes: Fixes = { files: [], fixed: [] };

/** Leaves the findings that count, of those that were looked for. */
type Narrow = (projects: readonly CheckedProject[], looked: Selection) => Promise<readonly CheckedProject[]>;

/**
 * Mends decks in memory until there is nothing left that could be. A file whose fixes do not come to an end stays as it is on
 * disk, with its findings: so whoever mends what came out changes nothing any more. Only rules that can fix look,
 * and no other site is asked.
 *
 * @param narrow chooses what to mend of what was found
 * @throws InputError when an input does not exist
 * @throws MachineError when there is no browser
 */
export async function mendDecks(request: CheckRequest, events: CheckEvents, narrow: Narrow): Promise<Fixes> {
  const selection: Selection = { has: (code) => request.selection.has(code) && canFix(code) };
  const asked = { ...request, online: false, selection };
  const closed = new Set<string>();
  for (;;) {
    const made = await mendInRounds(asked, events, { closed, narrow });
    if ("fixes" in made) return made.fixes;
    for (const file of made.endless) closed.add(file);
  }
}

/** Whether a rule can fix what it finds. */
const canFix = (code: string): boolean => rules.some(({ id, fixes }) => id === code && fixes);

/** Files that are read from memory, as they were mended. */
export const editedBy = ({ files }: Fixes): Pick<CheckRequest, "edited"> =>
  files.length === 0 ? {} : { edited: new Map(files.map((each) => [pathOf(each), Buffer.from(each.after)])) };

/** What came out, or the files in which nothing does. */
type Rounds = { readonly fixes: Fixes } | { readonly endless: readonly string[] };

interface Mending {
  readonly closed: ReadonlySet<string>;
  readonly narrow: Narrow;
}

async function mendInRounds(request: CheckRequest, events: CheckEvents, { closed, narrow }: Mending): Promise<Rounds> {
  let fixes = noFixes;
  for (let round = 0; ; round++) {
    const before = fixes;
    fixes = await checkDecks({ ...request, ...editedBy(before) }, events, async (projects) =>
      fixOnce(await narrow(projects, request.selection), before, closed),
    );
    if (fixes.fixed.length === before.fixed.length) return { fixes };
    if (round === mostRounds) return { endless: changedSince(before, fixes) };
  }
}

function changedSince(before: Fixes, { files }: Fixes): string[] {
  const texts = new Map(before.files.map((each) => [pathOf(each), each.after]));
  return files.filter((each) => texts.get(pathOf(each)) !== each.after).map(pathOf);
}
