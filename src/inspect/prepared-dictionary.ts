import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";

/** How cspell reads a file: as a tree of letters, as a list of words, or as what there is to say of dictionaries. */
export type PreparedKind = "T" | "S" | "settings";

/** What is called that was made of a file when the package was compiled; of a file that is another one since, there is nothing. */
export const preparedName = (kind: PreparedKind, file: Uint8Array | string): string =>
  `${kind}-${createHash("sha256").update(file).digest("hex").slice(0, 32)}.${kind === "settings" ? "json" : "btrie"}`;

const placeOf = (kind: PreparedKind, file: Uint8Array | string) =>
  new URL(`dictionaries/${preparedName(kind, file)}`, import.meta.url);

/** What cspell says of a dictionary, as far as it decides about what is made of its file. */
interface DictionaryOptions {
  readonly supportNonStrictSearches?: boolean | undefined;
}

/**
 * A dictionary as cspell has it in memory, for cspell: to build one letter by letter takes longer than all else that is done to
 * spell a deck.
 *
 * @returns undefined where the dictionary has to be built of its file
 */
export async function findDictionary(
  file: URL,
  kind: string,
  { supportNonStrictSearches = true }: DictionaryOptions,
): Promise<Uint8Array | undefined> {
  if (file.protocol !== "file:" || !supportNonStrictSearches || (kind !== "T" && kind !== "S")) return undefined;
  try {
    return await readFile(placeOf(kind, await readFile(file)));
  } catch {
    return undefined;
  }
}

/** What a YAML file says of dictionaries, for cspell; undefined where the file has to be parsed. */
export function findSettings(yaml: string): unknown {
  try {
    return JSON.parse(readFileSync(placeOf("settings", yaml), "utf8"));
  } catch {
    return undefined;
  }
}
