import type { Verdict } from "./judge.js";

/** What became of a file. */
export interface FileResult {
  readonly file: string;
  readonly outcome: "clean" | "warned" | "refused";
  /** Codes of the errors of a refused file, each once. */
  readonly codes: readonly string[];
  /** Undefined for a refused file. */
  readonly verdict: Verdict | undefined;
}

/** A folder and what became of its files. */
export interface CollectionResult {
  readonly name: string;
  readonly files: readonly FileResult[];
}

/** The least share of files that must build. */
const leastShare = 0.98;

/** What keeps the proof from passing; nothing when it passes. */
export function failuresOf(collections: readonly CollectionResult[]): string[] {
  const files = collections.flatMap((collection) => collection.files);
  const refused = files.filter(({ outcome }) => outcome === "refused");
  const share = 1 - refused.length / files.length;
  const tooFew = share < leastShare ? [`only ${percent(share)} of the files build: ${percent(leastShare)} must`] : [];
  const differing = files.filter(({ verdict }) => verdict && verdict.differences.length > 0);
  return [...tooFew, ...differing.map(({ file }) => `${file} differs from reveal.js, and no reason is known`)];
}

const columns = [
  "files",
  "clean",
  "warned",
  "refused",
  "decks =",
  "on purpose",
  "differ",
  "slides =",
  "on purpose",
  "differ",
];

/** The table of a run: a line for each collection, one for all, then reasons with their numbers. */
export function reportOf(collections: readonly CollectionResult[], details: "table" | "each difference"): string {
  const all = { name: "all", files: collections.flatMap(({ files }) => files) };
  const rows = [...collections, all].map(({ name, files }) => [name, ...countsOf(files).map(String)]);
  const wide = Math.max(...rows.map(([name = ""]) => name.length));
  const line = ([name = "", ...cells]: readonly string[]) =>
    name.padEnd(wide) + cells.map((cell, index) => `  ${cell.padStart(columns[index]?.length ?? 0)}`).join("");
  const refused = all.files.filter(({ outcome }) => outcome === "refused");
  const share = percent(1 - refused.length / all.files.length);
  return [
    line(["", ...columns]),
    ...rows.map(line),
    "",
    `${share} of ${all.files.length} files build`,
    ...counted(
      "refused for",
      refused.flatMap(({ codes }) => codes),
    ),
    ...counted(
      "differs on purpose",
      all.files.flatMap(({ verdict }) => verdict?.reasons ?? []),
    ),
    ...(details === "each difference" ? all.files.flatMap(detailsOf) : []),
  ].join("\n");
}

function countsOf(files: readonly FileResult[]): number[] {
  const outcomes = (["clean", "warned", "refused"] as const).map(
    (outcome) => files.filter((file) => file.outcome === outcome).length,
  );
  const verdicts = files.flatMap(({ verdict }) => verdict ?? []);
  const differ = verdicts.filter(({ differences }) => differences.length > 0).length;
  const onPurpose = verdicts.filter(
    ({ differences, reasons }) => differences.length === 0 && reasons.length > 0,
  ).length;
  const sum = (key: "equal" | "onPurpose" | "different") =>
    verdicts.reduce((total, verdict) => total + verdict[key], 0);
  const decks = [verdicts.length - differ - onPurpose, onPurpose, differ];
  return [files.length, ...outcomes, ...decks, sum("equal"), sum("onPurpose"), sum("different")];
}

/** Each of these with how often it stands in the list, the most frequent first. */
function counted(title: string, list: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const each of list) counts.set(each, (counts.get(each) ?? 0) + 1);
  const sorted = [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
  return sorted.map(([each, count]) => `${title} ${String(count).padStart(4)} × ${each}`);
}

function detailsOf({ file, codes, verdict }: FileResult): string[] {
  if (!verdict) return [`${file}: refused for ${codes.join(", ")}`];
  return [
    ...verdict.reasons.map((reason) => `${file}: on purpose: ${reason}`),
    ...verdict.differences.map(
      ({ place, kind, theirs, ours }) =>
        `${file}: ${place}: ${kind}\n    reveal.js    ${theirs}\n    Quarterdeck  ${ours}`,
    ),
  ];
}

/** Rounded down, so that nothing is called complete that is not. */
const percent = (share: number) => `${(Math.floor(share * 1000) / 10).toFixed(1)} %`;
