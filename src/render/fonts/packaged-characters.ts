import { createHash } from "node:crypto";
import { readCompiled } from "../../source/installed.js";

/** Runs of code points that follow each other: the first of each, and how many more there are. */
type Runs = readonly (readonly [first: number, more: number])[];

const unpack = (runs: Runs): ReadonlySet<number> =>
  new Set(runs.flatMap(([first, more]) => Array.from({ length: more + 1 }, (_, index) => first + index)));

let packaged: Readonly<Record<string, Runs | undefined>> | undefined;

/**
 * The characters that a packaged font can draw, as they were read when Quarterdeck was compiled: it takes longer to unpack a
 * font than to print a slide. Undefined for other fonts.
 */
export function packagedCharacters(bytes: Uint8Array): ReadonlySet<number> | undefined {
  packaged ??= JSON.parse(readCompiled("font-characters.json") ?? "{}") as Readonly<Record<string, Runs | undefined>>;
  const runs = packaged[createHash("sha1").update(bytes).digest("base64url")];
  return runs && unpack(runs);
}
