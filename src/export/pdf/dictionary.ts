/**
 * A string, a collection in which nothing has an end of its own, a reference, a name, a number or word, or what opens or
 * closes another collection. ISO 32000-1, 7.2 and 7.3.
 */
const token =
  /\s*(\((?:\\[\s\S]|[^\\()])*\)|<<[^<>()[\]]*>>|\[[^<>()[\]]*\]|\d+ \d+ R(?![^\s/<>[\]()])|<<|>>|<[0-9A-Fa-f\s]*>|\/[^\s/<>[\]()]*|[[\]]|[^\s/<>[\]()]+)/y;

/** The values of an array, or the keys and values of a dictionary, each as it is written; values keep what is in them. */
export function itemsOf(collection: string): string[] {
  const text = collection.trim().replace(/^(?:<<|\[)|(?:>>|\])$/g, "");
  const items: string[] = [];
  let depth = 0;
  let from = 0;
  token.lastIndex = 0;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const word = match[1] ?? "";
    const at = token.lastIndex - word.length;
    if (depth === 0) from = at;
    if (word === "<<" || word === "[") depth++;
    if (word === ">>" || word === "]") depth--;
    if (depth > 0) continue;
    // The number of an object and its generation belong to the R behind them.
    if (word === "R" && items.length >= 2) items.splice(-2, 2, `${items.at(-2)} ${items.at(-1)} R`);
    else items.push(text.slice(from, token.lastIndex));
  }
  return items;
}

/** The entries of a dictionary, as they are written, by their keys without the slash. */
export function entriesOf(dictionary: string): Map<string, string> {
  const items = itemsOf(dictionary);
  const entries = new Map<string, string>();
  for (let index = 0; index + 1 < items.length; index += 2)
    entries.set((items[index] ?? "").slice(1), items[index + 1] ?? "");
  return entries;
}

export function dictionaryText(entries: ReadonlyMap<string, string>): string {
  return `<<${[...entries].map(([key, value]) => `/${key} ${value}`).join("\n")}>>`;
}

/** The number of the object to which a value refers; undefined where it is something else. */
export function referred(value: string | undefined): number | undefined {
  const match = /^(\d+) 0 R$/.exec(value ?? "");
  return match ? Number(match[1]) : undefined;
}
