/** The formats in which decks are written; `export/formats` makes them. */
export const formatNames = [
  ...(["html", "pdf", "handout", "notes", "book", "png", "card", "md", "json", "epub"] as const),
  ...(["plan", "cards", "certificate"] as const),
] as const;

export type FormatName = (typeof formatNames)[number];

export const isFormatName = (name: string): name is FormatName => formatNames.some((format) => format === name);

/** Those that are read; the others are shown on a stage. */
export const readFormats: readonly FormatName[] = ["handout", "notes", "book", "md", "json", "epub"];

/** Formats that are best made together, because they share a rendering or what takes long; each format is in one of these families. */
const families: readonly (readonly FormatName[])[] = [
  ["html", "pdf", "card", "md", "json"],
  ["png"],
  ["handout", "notes", "plan", "cards", "certificate"],
  ["book", "epub"],
];

/** Formats by the families to which they belong, that of the first one first; the order within stays. */
export function inFamilies(formats: readonly FormatName[]): (readonly FormatName[])[] {
  const groups = new Map<readonly FormatName[] | undefined, FormatName[]>();
  for (const format of formats) {
    const family = families.find((each) => each.includes(format));
    groups.set(family, [...(groups.get(family) ?? []), format]);
  }
  return [...groups.values()];
}
