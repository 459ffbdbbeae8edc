import type { Finding } from "../check/finding.js";
import { type Fingerprint, fingerprintOf } from "../check/fingerprint.js";
import { rules } from "../check/rules.js";
import type { Changes } from "../project/edits/changes.js";
import { type BaselineFile, isLookedFor, writeBaseline } from "./baseline-file.js";
import type { CheckedProject } from "./check-project.js";
import { matchBaseline } from "./match-baseline.js";
import { placesByFile, slideAround } from "./slide-places.js";

/** Which findings count. */
interface Narrowing {
  readonly baseline: BaselineFile | undefined;
  readonly writesBaseline: boolean;
  /** Undefined where it does not matter what has changed. */
  readonly changes: Changes | undefined;
  /** From where paths of files are written where there is no baseline. */
  readonly folder: string;
  /** Whether a rule or problem was looked for. */
  isRule(code: string): boolean;
}

/** What became of a baseline. */
export interface BaselineReport {
  /** The file as it was given. */
  readonly file: string;
  /** So many findings stand in it. */
  readonly known: number;
  /** So many of it were looked for and are not found any more. */
  readonly gone: number;
  /** So many are new in it, where it was written. */
  readonly written?: { readonly all: number; readonly added: number };
}

/** Findings that count, and by what all can be known again. */
export interface Narrowed {
  readonly projects: readonly CheckedProject[];
  readonly prints: ReadonlyMap<Finding, Fingerprint>;
  readonly baseline?: BaselineReport;
}

/**
 * Leaves the findings that are new and on slides that have changed, as far as that is asked for, and writes the baseline. What
 * makes a deck unreadable always counts: nobody knows what else there is in it.
 *
 * @throws MachineError when the baseline cannot be written, or git does not answer
 */
export async function narrow(projects: readonly CheckedProject[], wanted: Narrowing): Promise<Narrowed> {
  const { baseline, changes, folder } = wanted;
  const all = projects.flatMap(({ findings }) => findings);
  const from = baseline?.folder ?? folder;
  const prints = new Map(all.map((finding) => [finding, fingerprintOf(finding, from)]));
  const compared = baseline && compare(projects, prints, { ...wanted, baseline });
  const left = await Promise.all(
    projects.map(async (project) => {
      const unknown = project.findings.filter((finding) => !compared?.known.has(finding));
      return { ...project, findings: changes ? await touched({ ...project, findings: unknown }, changes) : unknown };
    }),
  );
  return { projects: left, prints, ...(compared ? { baseline: compared.report } : {}) };
}

/** Nobody knows what else there is where YAML cannot be read. */
const isNeverPassed = ({ isFatal, code }: Finding): boolean => isFatal === true || code === "malformed-yaml";

/** Tells what stands in a baseline, or writes it. */
function compare(
  projects: readonly CheckedProject[],
  prints: ReadonlyMap<Finding, Fingerprint>,
  { baseline, writesBaseline, isRule }: Narrowing & { readonly baseline: BaselineFile },
): { readonly known: ReadonlySet<Finding>; readonly report: BaselineReport } {
  const passable = new Map([...prints].filter(([finding]) => !isNeverPassed(finding)));
  const { known, left } = matchBaseline(passable, baseline.entries, (file) => baseline.isThere(file));
  const looked = { isRule, projects };
  const gone = left.filter((entry) => isLookedFor(entry, looked, baseline));
  const report = { file: baseline.given, known: known.size, gone: gone.length };
  if (!writesBaseline) return { known, report };
  const kept = left.filter((entry) => !gone.includes(entry));
  const entries = [...passable.values(), ...kept];
  writeBaseline(baseline, entries);
  const written = { all: entries.length, added: passable.size - known.size };
  return { known: new Set(passable.keys()), report: { ...report, known: passable.size, written } };
}

/** What rules find in a project as a whole stands nowhere in particular. */
const ofProjects = new Set(rules.flatMap(({ id, project }) => (project ? [id] : [])));

/** The findings on slides that have changed, and on lines outside of slides. */
async function touched({ findings, slides }: CheckedProject, changes: Changes): Promise<Finding[]> {
  const places = placesByFile(slides);
  const kept: Finding[] = [];
  for (const finding of findings) {
    const { span, code, isFatal } = finding;
    const around = span && !ofProjects.has(code) ? (slideAround(span, places)?.span ?? span) : undefined;
    if (isFatal || (around && (await changes.touch(around)))) kept.push(finding);
  }
  return kept;
}
