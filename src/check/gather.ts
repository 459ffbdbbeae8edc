import { placeOf, type Span } from "../source/text.js";
import type { Finding } from "./finding.js";
import { groupBy } from "./group.js";

/** Problems of the compiler that one cause makes many of in a file: a package that is not installed, a notation of another tool. */
const ofOneCause = new Set(["bad-background", "missing-icon", "missing-theme", "remote-image", "lfs-pointer"]);

/** Problems of the compiler of which a file has many where a folder was moved, or where only a part of a talk is looked at. */
const ofOneMove = new Set(["missing-anchor", "missing-file"]);

/** What every deck of a collection has where it was written for another tool, or says nothing of its language. */
const ofOneCollection = new Set(["missing-theme", "ignored-key", "deck-language"]);

/** How many of these are told one by one. */
const few = 3;

/** How many lines or files a message names. */
const fewNamed = 5;

/** Findings in which what one cause makes of a file stands once, at its first place, with the others' lines. */
export function gatherRepeated(findings: readonly Finding[]): Finding[] {
  const groups = groupBy(findings, (finding) => {
    const { code, severity, span, remedy } = finding;
    const isOne = span && severity === "warning" && ofOneCause.has(code);
    return isOne ? `${span.file.path}:${code === "missing-icon" ? remedy : code}` : finding;
  });
  return [...groups.values()].flatMap(([first, ...others]) => (first ? [inFile(first, others)] : []));
}

/** Findings in which those of a file that are alike stand once, at the first place, and those that all decks of a collection have. */
export function gatherAlike(findings: readonly Finding[]): Finding[] {
  const inFiles = groupBy(findings, (finding) => {
    const { code, severity, span } = finding;
    const alike = alikeOf(finding);
    return span && alike ? [span.file.root, span.file.path, code, severity, alike.key].join("\n") : finding;
  });
  const gathered = [...inFiles.values()].flatMap((group) => {
    const [first, ...others] = group.toSorted((a, b) => startOf(a) - startOf(b));
    return first && others.length >= (alikeOf(first)?.most ?? 1) ? [inFile(first, others)] : group;
  });
  const inDecks = groupBy(gathered, (finding) => {
    const { code, severity, span, remedy } = finding;
    const isOne = span && severity === "warning" && ofOneCollection.has(code);
    return isOne ? [span.file.root, code, code === "ignored-key" ? "" : remedy].join("\n") : finding;
  });
  return [...inDecks.values()].flatMap((group) => {
    const [first, ...others] = group;
    return first && others.length >= few ? [inCollection(first, others)] : group;
  });
}

const alikeOf = ({ alike, code, severity }: Finding): Finding["alike"] =>
  alike ?? (severity === "warning" && ofOneMove.has(code) ? { key: "", most: few } : undefined);

const startOf = ({ span }: Finding): number => span?.start ?? 0;

function inFile(first: Finding, others: readonly Finding[]): Finding {
  const lines = new Set(placesOf(others).map(({ file, start }) => placeOf(file, start).line));
  const where = `${lines.size === 1 ? "line" : "lines"} ${named([...lines])}`;
  return withOthers(first, others, `${others.length} more like it in this file: ${where}`);
}

function inCollection(first: Finding, others: readonly Finding[]): Finding {
  const files = new Set(placesOf(others).map(({ file }) => file.path));
  return withOthers(first, others, `${others.length} more files have the same: ${named([...files])}`);
}

const withOthers = (first: Finding, others: readonly Finding[], more: string): Finding =>
  others.length === 0
    ? first
    : {
        ...first,
        message: `${first.message}; ${more}`,
        places: [...(first.places ?? []), ...placesOf(others)],
        asFound: first.asFound ?? first,
      };

/** All places of which some findings speak. */
const placesOf = (findings: readonly Finding[]): Span[] =>
  findings.flatMap(({ span, places = [] }) => (span ? [span, ...places] : places));

const named = (list: readonly (string | number)[]): string =>
  list.slice(0, fewNamed).join(", ") + (list.length > fewNamed ? " …" : "");

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
