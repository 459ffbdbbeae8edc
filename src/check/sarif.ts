import { catalogue } from "../report/catalogue.js";
import type { Severity } from "../report/problem.js";
import { placeOf, type Span } from "../source/text.js";
import type { Finding } from "./finding.js";
import { families, type Rule } from "./rule.js";

const levels: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", hint: "note" };

/** Findings, and what code hosts want before their paths. */
interface Group {
  readonly findings: readonly Finding[];
  readonly prefix: string;
}

/**
 * Findings as SARIF 2.1.0 (OASIS), which code hosts show beside the lines of a change. Columns count UTF-16 code
 * units from 1, as `columnKind` says.
 */
export function sarifOf(groups: readonly Group[], rules: readonly Rule[], version: string): object {
  const used = new Set(groups.flatMap(({ findings }) => findings.map(({ code }) => code)));
  const described = [...rules.map(describeRule), ...describeProblems(used)];
  const indices = new Map(described.map(({ id }, index) => [id, index]));
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "quarterdeck check", semanticVersion: version, rules: described } },
        columnKind: "utf16CodeUnits",
        results: groups.flatMap(({ findings, prefix }) =>
          findings.map((finding) => resultOf(finding, prefix, indices.get(finding.code))),
        ),
      },
    ],
  };
}

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

function resultOf(finding: Finding, prefix: string, ruleIndex: number | undefined) {
  const { code, severity, message, remedy, span, related, fix } = finding;
  return {
    ruleId: code,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: levels[severity],
    message: { text: `${message}. ${remedy}` },
    ...(span ? { locations: [{ physicalLocation: physicalLocation(span, prefix) }] } : {}),
    ...(related
      ? {
          relatedLocations: related.map((other) => ({
            physicalLocation: physicalLocation(other.span, prefix),
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
                  artifactLocation: { uri: uriOf(fix.span, prefix) },
                  replacements: [{ deletedRegion: regionOf(fix.span), insertedContent: { text: fix.text } }],
                },
              ],
            },
          ],
        }
      : {}),
    properties: { deck: finding.deck, slide: finding.slide },
  };
}

const uriOf = ({ file }: Span, prefix: string) => (prefix + file.path).split("/").map(encodeURIComponent).join("/");

const physicalLocation = (span: Span, prefix: string) => ({
  artifactLocation: { uri: uriOf(span, prefix) },
  region: regionOf(span),
});

function regionOf({ file, start, end }: Span) {
  const first = placeOf(file, start);
  const last = placeOf(file, Math.max(start, end));
  return { startLine: first.line, startColumn: first.column, endLine: last.line, endColumn: last.column };
}
