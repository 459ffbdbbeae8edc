import { counted } from "../report/counted.js";
import { placeOf } from "../source/text.js";
import { eachOf, type Finding, keyOf } from "./finding.js";
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
const mostNamed = 20;

/** Findings in which those of a file that are alike stand once, at the first place, and those that all decks of a collection have. */
export function gatherAlike(findings: readonly Finding[]): Finding[] {
  const inFiles = groupBy(findings, (finding) => {
    const { severity, span } = finding;
    const kind = kindOf(finding);
    return span && kind ? [span.file.root, span.file.path, severity, kind.key].join("\n") : finding;
  });
  const gathered = [...inFiles.values()].flatMap((group) => {
    const [first, ...others] = group.toSorted((a, b) => startOf(a) - startOf(b));
    return first && others.length >= (kindOf(first)?.most ?? 1) ? [inFile(first, others)] : group;
  });
  const inDecks = groupBy(gathered, (finding) => {
    const { severity, span } = finding;
    const key = sharedKeyOf(finding);
    return span && key !== undefined ? [span.file.root, severity, key].join("\n") : finding;
  });
  return [...inDecks.values()].flatMap((group) => {
    const [first, ...others] = group;
    return first && others.length >= few ? [inCollection(first, others)] : group;
  });
}

/** With which findings of its file one is told, and how many of them are told one by one. */
function kindOf({ alike, code, severity, remedy, surplus, slide, shown }: Finding): Finding["alike"] {
  if (surplus && slide !== "" && shown?.view.isAsked === false) return { key: `too much ${shown.view.name}`, most: 1 };
  if (surplus && slide !== "") return { key: "too much", most: few };
  if (alike) return { ...alike, key: `${code} ${alike.key}` };
  if (severity === "warning" && ofOneCause.has(code)) return { key: code === "missing-icon" ? remedy : code, most: 1 };
  return severity === "warning" && ofOneMove.has(code) ? { key: code, most: few } : undefined;
}

/** With which findings of other files one is told; undefined where it is a matter of its file. */
function sharedKeyOf({ alike, code, severity, remedy }: Finding): string | undefined {
  if (alike?.isShared) return `${code} ${alike.key}`;
  if (severity !== "warning" || !ofOneCollection.has(code)) return undefined;
  return code === "ignored-key" ? code : `${code} ${remedy}`;
}

const startOf = ({ span }: Finding): number => span?.start ?? 0;

const inFile = (first: Finding, others: readonly Finding[]): Finding =>
  withOthers(first, others, moreInFile(first, others));

function moreInFile({ surplus, slide }: Finding, others: readonly Finding[]): string {
  const lines = new Set(others.flatMap(({ span }) => (span ? [placeOf(span.file, span.start).line] : [])));
  const where = `${lines.size === 1 ? "line" : "lines"} ${named([...lines])}`;
  if (!surplus) return `${others.length} more like it in this file: ${where}`;
  const slides = new Set(others.map((other) => other.slide).filter((other) => other !== slide)).size;
  return `${counted(slides, "more slide")} of this file ${slides === 1 ? "has" : "have"} too much: ${where}`;
}

function inCollection(first: Finding, others: readonly Finding[]): Finding {
  const files = new Set(others.flatMap(({ span }) => span?.file.path ?? []));
  return withOthers(first, others, `${others.length} more files have the same: ${named([...files])}`);
}

function withOthers(first: Finding, others: readonly Finding[], more: string): Finding {
  const told = [first, ...others].flatMap(eachOf);
  const codes = new Set([first, ...others].flatMap(({ code, also = [] }) => [code, ...also]));
  codes.delete(first.code);
  return {
    ...first,
    message: `${first.message}; ${more}`,
    told,
    asFound: first.asFound ?? first,
    ...(codes.size > 0 ? { also: [...codes] } : {}),
  };
}

const named = (list: readonly (string | number)[]): string =>
  list.slice(0, mostNamed).join(", ") + (list.length > mostNamed ? " …" : "");

/** Findings that say the same at the same place, each once. */
export function distinct(findings: readonly Finding[]): Finding[] {
  return [...groupBy(findings, keyOf).values()].flatMap(([first]) => first ?? []);
}
