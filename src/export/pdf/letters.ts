import { entriesOf, referred } from "./dictionary.js";
import { objectText, type PdfFile, streamText } from "./file.js";

/** What the glyphs of a font mean, by their codes as content has them. */
export interface Letters {
  readonly meanings: ReadonlyMap<string, string>;
  /** The code of the space; undefined where the font has none. */
  readonly space: string | undefined;
}

/** Reads what the glyphs of a font mean, as Skia writes it. ISO 32000-1, 9.10.3. */
export function lettersOf(pdf: PdfFile, font: number): Letters {
  const map = streamText(pdf, referred(entriesOf(objectText(pdf, font)).get("ToUnicode")) ?? 0);
  const meanings = new Map<string, string>();
  for (const [code = "", units = ""] of linesOf(map, "bfchar")) meanings.set(code.toUpperCase(), told(units));
  for (const [from = "", to = "", units = ""] of linesOf(map, "bfrange")) {
    const first = Number.parseInt(from, 16);
    for (let code = first; code <= Number.parseInt(to, 16); code++)
      meanings.set(
        code.toString(16).toUpperCase().padStart(4, "0"),
        String.fromCharCode(Number.parseInt(units, 16) + code - first),
      );
  }
  const space = [...meanings].find(([, meaning]) => meaning === " ")?.[0];
  return { meanings, space };
}

/** The numbers in each line of the lists of a kind. */
function linesOf(map: string, kind: "bfchar" | "bfrange"): string[][] {
  const lists = map.matchAll(new RegExp(`begin${kind}\n([\\s\\S]*?)end${kind}`, "g"));
  return [...lists].flatMap(([, list = ""]) => list.split("\n").map((line) => line.match(/\w{4,}/g) ?? []));
}

const told = (units: string): string =>
  String.fromCharCode(...(units.match(/\w{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)));
