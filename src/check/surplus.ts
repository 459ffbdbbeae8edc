import type { Severity } from "../report/problem.js";
import type { Finding } from "./finding.js";
import { groupBy } from "./group.js";

/** Findings in which what a slide has too much of in one direction is told once: by the one that matters most. */
export function mergeSurplus(findings: readonly Finding[]): Finding[] {
  const groups = groupBy(findings, (finding) => {
    const { deck, slide, surplus, span } = finding;
    return surplus && slide !== "" ? [deck, slide, span?.file.path, surplus.axis].join("\n") : finding;
  });
  return [...groups.values()].flatMap((group) => {
    const [lead, ...others] = group.toSorted((a, b) => rankOf(a) - rankOf(b));
    return lead ? [withOthers(lead, others)] : [];
  });
}

/** What is told stands first: a hint must hide no warning, and a warning no error. */
const weights: Readonly<Record<Severity, number>> = { error: 0, warning: 1, hint: 2 };

/** From what is lost to what is merely much; each of the same weight. */
const order = ["overflow", "clipped", "dense-table", "too-many-bullets", "too-many-words", "long-code", "small-text"];

const rankOf = ({ code, severity }: Finding): number =>
  weights[severity] * order.length + Math.max(0, order.indexOf(code));

function withOthers(lead: Finding, others: readonly Finding[]): Finding {
  if (others.length === 0) return lead;
  const said = others.flatMap(({ surplus }) => surplus?.said ?? []);
  const also = [...new Set(others.map(({ code }) => code))];
  return { ...lead, message: [lead.message, ...said].join("; "), also, asFound: lead };
}
