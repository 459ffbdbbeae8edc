import { placeOf, type Span } from "../source/text.js";
import type { Finding } from "./finding.js";
import { groupBy } from "./group.js";

/** Problems of the compiler that one cause makes many of in a file: a package that is not installed, a notation of another tool. */
const ofOneCause = new Set(["bad-background", "missing-icon", "missing-theme", "remote-image", "lfs-pointer"]);

/** Problems of the compiler of which a file has many where a folder was moved, or where only a part of a talk is looked at. */
const ofOneMove = new Set(["missing-anchor", "missing-file"]);

/** How many of these are told one by one. */
const few = 3;

/** How many lines a message names. */
const fewLines = 5;

/** Findings in which what one cause makes of a file stands once, at its first place, with the others' lines. */
export function gatherRepeated(findings: readonly Finding[]): Finding[] {
  const groups = groupBy(findings, (finding) => {
    const { code, severity, span, remedy } = finding;
    const isOne = span && severity === "warning" && ofOneCause.has(code);
    return isOne ? `${span.file.path}:${code === "missing-icon" ? remedy : code}` : finding;
  });
  return [...groups.values()].flatMap(([first, ...others]) => (first ? [withOthers(first, others)] : []));
}

/** Findings in which those of a file that are alike stand once, at the first place. */
export function gatherAlike(findings: readonly Finding[]): Finding[] {
  const groups = groupBy(findings, (finding) => {
    const { code, severity, span } = finding;
    const alike = alikeOf(finding);
    return span && alike ? [span.file.root, span.file.path, code, severity, alike.key].join("\n") : finding;
  });
  return [...groups.values()].flatMap((group) => {
    const [first, ...others] = group.toSorted((a, b) => startOf(a) - startOf(b));
    return first && others.length >= (alikeOf(first)?.most ?? 1) ? [withOthers(first, others)] : group;
  });
}

const alikeOf = ({ alike, code, severity }: Finding): Finding["alike"] =>
  alike ?? (severity === "warning" && ofOneMove.has(code) ? { key: "", most: few } : undefined);

const startOf = ({ span }: Finding): number => span?.start ?? 0;

function withOthers(first: Finding, others: readonly Finding[]): Finding {
  if (others.length === 0) return first;
  const places = others.flatMap(({ span }) => span ?? []);
  const message = `${first.message}; ${others.length} more like it in this file: ${linesOf(places)}`;
  return { ...first, message, places, asFound: first.asFound ?? first };
}

/** The lines of some places of a file, such as `lines 3, 8 …`. */
function linesOf(places: readonly Span[]): string {
  const lines = [...new Set(places.map(({ file, start }) => placeOf(file, start).line))];
  const named = lines.slice(0, fewLines).join(", ") + (lines.length > fewLines ? " …" : "");
  return `${lines.length === 1 ? "line" : "lines"} ${named}`;
}

/** Findings that say the same at the same place, each once. */
export function distinct(findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, Finding>();
  for (const finding of findings) {
    const { code, message, span } = finding;
    const key = `${span?.file.path}:${span?.start}:${code}:${message}`;
    if (!seen.has(key)) seen.set(key, finding);
  }
  return [...seen.values()];
}
