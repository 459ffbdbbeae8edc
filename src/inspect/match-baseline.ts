import type { Finding } from "../check/finding.js";
import type { Fingerprint } from "../check/fingerprint.js";
import { groupBy } from "../check/group.js";

/** Findings of now, by what each is known again. */
export type Prints = ReadonlyMap<Finding, Fingerprint>;

/** How findings of now and those of a baseline belong together. */
export interface BaselineMatch {
  readonly known: ReadonlySet<Finding>;
  /** What stands in the baseline and was not found. */
  readonly left: readonly Fingerprint[];
}

type KeyOf = (print: Fingerprint) => string;

/** From the surest on: the same line on the same slide, the same line wherever it is now, the same words on the same slide. */
const keys: readonly KeyOf[] = [
  ({ rule, byLine, bySlide }) => `${rule} ${byLine} ${bySlide}`,
  ({ rule, byLine }) => `${rule} ${byLine}`,
  ({ rule, bySlide }) => `${rule} ${bySlide}`,
];

/**
 * Finds the findings that stand in a baseline. Each entry stands for one finding, so a second one that is equal is new. What
 * stood in a file that is gone is looked for in a file of which the baseline knows nothing, if only one of these can be
 * that file under its new name.
 *
 * @param isThere whether there still is a file of the baseline
 */
export function matchBaseline(
  prints: Prints,
  baseline: readonly Fingerprint[],
  isThere: (file: string) => boolean,
): BaselineMatch {
  const inPlace = pair([...prints], baseline, ({ file }) => file);
  const rest = [...prints].filter(([finding]) => !inPlace.known.has(finding));
  const gone = inPlace.left.filter(({ file }) => !isThere(file));
  const old = new Set(baseline.map(({ file }) => file));
  const renamed = findRenamed(
    rest.filter(([, { file }]) => !old.has(file)),
    gone,
  );
  const moved = pair(rest, gone, ({ file }) => renamed.get(file) ?? file);
  const taken = new Set([...inPlace.known, ...moved.known]);
  const stillLeft = new Set(moved.left);
  return {
    known: taken,
    left: inPlace.left.filter((entry) => stillLeft.has(entry) || isThere(entry.file)),
  };
}

type Entries = readonly (readonly [Finding, Fingerprint])[];

/** Pairs findings with entries of the same file, each at most once. */
function pair(
  findings: Entries,
  entries: readonly Fingerprint[],
  fileOf: (entry: Fingerprint) => string,
): BaselineMatch {
  const known = new Set<Finding>();
  const left = new Set(entries);
  for (const keyOf of keys) {
    const pools = new Map<string, Fingerprint[]>();
    for (const entry of left) {
      const key = `${fileOf(entry)} ${keyOf(entry)}`;
      const pool = pools.get(key);
      if (pool) pool.push(entry);
      else pools.set(key, [entry]);
    }
    for (const [finding, print] of findings) {
      const entry = known.has(finding) ? undefined : pools.get(`${print.file} ${keyOf(print)}`)?.shift();
      if (!entry) continue;
      known.add(finding);
      left.delete(entry);
    }
  }
  return { known, left: [...left] };
}

/** The new names of files that are gone: where more than half is found again, and in one file only. */
function findRenamed(findings: Entries, gone: readonly Fingerprint[]): ReadonlyMap<string, string> {
  const candidates = groupBy(findings, ([, { file }]) => file);
  const claims = [...groupBy(gone, ({ file }) => file)].flatMap(([file, entries]) => {
    const found = [...candidates].filter(
      ([, list]) => pair(list, entries, () => list[0]?.[1].file ?? "").known.size * 2 > entries.length,
    );
    return found.map(([name]) => ({ file, name }));
  });
  const isOnly = (claim: (typeof claims)[number]) =>
    claims.every((other) => other === claim || (other.file !== claim.file && other.name !== claim.name));
  return new Map(claims.filter(isOnly).map(({ file, name }) => [file, name]));
}
