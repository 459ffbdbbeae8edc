import { readFileSync } from "node:fs";
import path from "node:path";
import { quarterdeckHere } from "./project.js";

/** A place that was fixed, as `quarterdeck check --fix --json` prints it. */
interface FixedPlace {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  readonly file: string;
}

/** What fixing files has come to. */
export interface FixRun {
  readonly places: readonly FixedPlace[];
  /** The texts of all files that were asked for, after it. */
  readonly texts: ReadonlyMap<string, string>;
}

/** The rules that fix, without those that take long. */
const fixingRules = "missing-id,doubled-word,terms,heading-order";

/** Fixes files of a folder in one run, and reads them. */
export async function fixAll(folder: string, files: readonly string[]): Promise<FixRun> {
  const { out, err } = await quarterdeckHere(folder, ["check", ...files, "--fix", "--json", "--rule", fixingRules]);
  const { fixes } = JSON.parse(out);
  if (!fixes) throw new Error(out + err);
  return { places: fixes.places, texts: textsOf(folder, files) };
}

/** The texts of files by their names. */
export const textsOf = (folder: string, files: readonly string[]): Map<string, string> =>
  new Map(files.map((file) => [file, readFileSync(path.join(folder, file), "utf8")]));

/** What a text is apart from what is said of some places: the same before and after, where nothing else was touched. */
export function apartFrom(places: readonly FixedPlace[], text: string): string {
  // What ids are made of may be written otherwise now.
  const idsFirst = places.toSorted((a, b) => Number(b.code === "missing-id") - Number(a.code === "missing-id"));
  const plain = idsFirst.reduce((now, { code, message, remedy }) => {
    const [, quoted = ""] = /^“(.*?)”/s.exec(message) ?? [];
    if (code === "doubled-word") return withoutDoubles(now, quoted);
    if (code === "terms") return now.replaceAll(quoted, /“(.*)”/s.exec(remedy)?.[1] ?? quoted);
    if (code === "missing-id") return withoutId(now, /id="(.*?)"/.exec(remedy)?.[1] ?? "");
    return now;
  }, text);
  const isHeading = places.some(({ code }) => code === "heading-order");
  return isHeading ? plain.replace(/^( {0,3})#+(?=[ \t])/gm, "$1#") : plain;
}

function withoutDoubles(text: string, word: string): string {
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}])(${word})(?:\\s+${word})+(?![\\p{L}\\p{N}])`, "giu"), "$1");
}

/** Ids stand in a comment of their own, or first in one that was there. */
const withoutId = (text: string, id: string): string =>
  text.replaceAll(new RegExp(`<!-- \\.slide: id="${id}" -->(?:\\r\\n?|\\n)`, "g"), "").replaceAll(`id="${id}" `, "");
