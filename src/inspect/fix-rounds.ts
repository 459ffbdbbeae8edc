import type { BrowserOwner } from "../browser/owner.js";
import { type CheckEvents, type CheckedProject, type CheckRequest, checkDecks } from "./check-decks.js";
import { type Fixes, fixOnce, pathOf } from "./fix.js";

/** A fix may bring about a finding that another fix mends; what does not come to an end by then never does. */
const mostRounds = 8;

/** Leaves the findings that count. */
type Narrow = (projects: readonly CheckedProject[]) => Promise<readonly CheckedProject[]>;

/** What is done with checked decks, while the browser is still there. */
type Use<T> = (projects: readonly CheckedProject[], browser: BrowserOwner) => Promise<T>;

interface MendingWork<T> {
  readonly narrow: Narrow;
  readonly use: (fixes: Fixes) => Use<T>;
}

/**
 * Mends decks in memory until there is nothing left that could be, and checks what came out. A file whose fixes do not come
 * to an end stays as it is on disk, with its findings: so whoever mends what came out changes nothing any more.
 *
 * @param work what to mend of what was found, and what to do with all that was found in the end
 * @throws InputError when an input does not exist
 * @throws MachineError when there is no browser
 */
export async function fixDecks<T>(request: CheckRequest, events: CheckEvents, work: MendingWork<T>): Promise<T> {
  const closed = new Set<string>();
  for (;;) {
    const made: Rounds<T> = await fixInRounds(request, events, { ...work, closed });
    if ("result" in made) return made.result;
    for (const file of made.endless) closed.add(file);
  }
}

/** What came out, or the files in which nothing does. */
type Rounds<T> = { readonly result: T } | { readonly endless: readonly string[] };

/** What came out, or what is to be looked at next. */
type Round<T> = { readonly result: T } | { readonly next: Fixes };

interface Tools<T> extends MendingWork<T> {
  readonly closed: ReadonlySet<string>;
}

async function fixInRounds<T>(
  request: CheckRequest,
  events: CheckEvents,
  { closed, narrow, use }: Tools<T>,
): Promise<Rounds<T>> {
  let fixes: Fixes = { files: [], fixed: [] };
  for (let round = 0; ; round++) {
    const before = fixes;
    const seen = await checkDecks(
      { ...request, ...editedBy(before) },
      events,
      async (projects, browser): Promise<Round<T>> => {
        const next = fixOnce(await narrow(projects), before, closed);
        return next.fixed.length === before.fixed.length ? { result: await use(before)(projects, browser) } : { next };
      },
    );
    if ("result" in seen) return seen;
    fixes = seen.next;
    if (round === mostRounds) return { endless: changedSince(before, fixes) };
  }
}

/** Files that are read from memory. */
const editedBy = ({ files }: Fixes): Pick<CheckRequest, "edited"> =>
  files.length === 0 ? {} : { edited: new Map(files.map((each) => [pathOf(each), Buffer.from(each.after)])) };

function changedSince(before: Fixes, { files }: Fixes): string[] {
  const texts = new Map(before.files.map((each) => [pathOf(each), each.after]));
  return files.filter((each) => texts.get(pathOf(each)) !== each.after).map(pathOf);
}
