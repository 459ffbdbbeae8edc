import { placeOf } from "../source/text.js";
import type { Finding } from "./finding.js";

/** Problems of the compiler that one cause makes many of in a file: a package that is not installed, a notation of another tool. */
const ofOneCause = new Set(["bad-background", "missing-icon", "missing-theme", "remote-image", "lfs-pointer"]);

/** How many lines a message names. */
const fewLines = 5;

/** Findings in which what one cause makes of a file stands once, at its first place, with the others' lines. */
export function gatherRepeated(findings: readonly Finding[]): Finding[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { code, severity, span, remedy } = finding;
    const isOne = span && severity === "warning" && ofOneCause.has(code);
    const cause = code === "missing-icon" ? remedy : code;
    const key = isOne ? `${span.file.path}:${cause}` : `${groups.size}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()].flatMap(([first, ...others]) => (first ? [withOthers(first, others)] : []));
}

function withOthers(first: Finding, others: readonly Finding[]): Finding {
  if (others.length === 0) return first;
  const lines = [...new Set(others.flatMap(({ span }) => (span ? [placeOf(span.file, span.start).line] : [])))];
  const named = lines.slice(0, fewLines).join(", ") + (lines.length > fewLines ? " …" : "");
  const where = `${lines.length === 1 ? "line" : "lines"} ${named}`;
  return { ...first, message: `${first.message}; ${others.length} more like it in this file: ${where}` };
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
