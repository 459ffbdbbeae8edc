import { capped } from "../report/capped.js";
import { catalogue } from "../report/catalogue.js";
import type { Severity } from "../report/problem.js";
import { shownPath } from "../report/shown-path.js";
import { placeOf, type Span } from "../source/text.js";
import { eachOf, type Finding, type NotRun } from "./finding.js";
import type { Fingerprint } from "./fingerprint.js";
import type { Reported } from "./reported.js";
import { families, type Rule } from "./rule.js";

const levels: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", hint: "note" };

/** What stands beside findings. */
interface SarifDetails {
  /** Of Quarterdeck. */
  readonly version: string;
  /** What programs of ours add to the run. */
  readonly properties?: object | undefined;
}

/**
 * Findings as SARIF 2.1.0 (OASIS), which code hosts show beside the lines of a change. Columns count UTF-16 code
 * units from 1, as `columnKind` says.
 */
export function sarifOf(
  { projects, prints, notRun, folder }: Reported,
  rules: readonly Rule[],
  { version, properties }: SarifDetails,
): object {
  const findings = capped(
    projects.flatMap((project) => project.findings),
    folder,
    "programs",
  );
  const used = new Set(findings.map(({ code }) => code));
  const described = [...rules.map(describeRule), ...describeProblems(used)];
  const indices = new Map(described.map(({ id }, index) => [id, index]));
  const partialOf = partialFingerprints(prints);
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "quarterdeck check", semanticVersion: version, rules: described } },
        columnKind: "utf16CodeUnits",
        ...(properties ? { properties } : {}),
        ...(notRun.length > 0 ? { invocations: [{ executionSuccessful: true, ...notificationsOf(notRun) }] } : {}),
        results: findings.map((finding) => ({
          ...resultOf(finding, folder, indices.get(finding.code)),
          ...partialOf(finding),
        })),
      },
    ],
  };
}

/**
 * By what a result is known again in another run: the hashes of a baseline, and which of several equal ones it is. Ask once for
 * each finding, in their order.
 */
function partialFingerprints(prints: Reported["prints"]): (finding: Finding) => object {
  const seen = new Map<string, number>();
  const numbered = (name: string, { file, rule }: Fingerprint, hash: string) => {
    const key = `${name} ${file} ${rule} ${hash}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return { [name]: `${hash}:${count}` };
  };
  return (finding) => {
    const print = prints.get(finding);
    if (!print) return {};
    const byLine = numbered("quarterdeckByLine/v1", print, print.byLine);
    return { partialFingerprints: { ...byLine, ...numbered("quarterdeckBySlide/v1", print, print.bySlide) } };
  };
}

/** What the tool says of itself: rules that could not look. */
const notificationsOf = (notRun: readonly NotRun[]) => ({
  toolConfigurationNotifications: notRun.map(({ rule, message, remedy }) => ({
    level: "warning",
    message: { text: `${message}; ${remedy}` },
    associatedRule: { id: rule },
  })),
});

function describeRule({ id, summary, why, severity, family }: Rule) {
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: why },
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: [families[family]] },
  };
}

function describeProblems(used: ReadonlySet<string>) {
  return Object.entries(catalogue)
    .filter(([code]) => used.has(code))
    .map(([id, { message, remedy, severity }]) => ({
      id,
      shortDescription: { text: message },
      fullDescription: { text: remedy },
      defaultConfiguration: { level: levels[severity] },
      properties: { tags: ["build"] },
    }));
}

function resultOf(finding: Finding, folder: string, ruleIndex: number | undefined) {
  const { code, severity, message, remedy, span, fix } = finding;
  const related = [...(finding.related ?? []), ...othersOf(finding)];
  return {
    ruleId: code,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: levels[severity],
    message: { text: `${message}. ${remedy}` },
    ...(span ? { locations: [{ physicalLocation: physicalLocation(span, folder) }] } : {}),
    ...(related.length > 0
      ? {
          relatedLocations: related.map((other) => ({
            physicalLocation: physicalLocation(other.span, folder),
            message: { text: other.message },
          })),
        }
      : {}),
    ...(fix
      ? {
          fixes: [
            {
              description: { text: remedy },
              artifactChanges: [
                {
                  artifactLocation: { uri: uriOf(fix.span, folder) },
                  replacements: [{ deletedRegion: regionOf(fix.span), insertedContent: { text: fix.text } }],
                },
              ],
            },
          ],
        }
      : {}),
    properties: { deck: finding.deck, slide: finding.slide, ...(finding.also ? { also: finding.also } : {}) },
  };
}

/** The other places of which a result speaks. */
const othersOf = (finding: Finding) =>
  eachOf(finding)
    .slice(1)
    .flatMap(({ span, message }) => (span ? [{ span, message }] : []));

const uriOf = ({ file }: Span, folder: string) => shownPath(file, folder).split("/").map(encodeURIComponent).join("/");

const physicalLocation = (span: Span, folder: string) => ({
  artifactLocation: { uri: uriOf(span, folder) },
  region: regionOf(span),
});

function regionOf({ file, start, end }: Span) {
  const first = placeOf(file, start);
  const last = placeOf(file, Math.max(start, end));
  return { startLine: first.line, startColumn: first.column, endLine: last.line, endColumn: last.column };
}
