/** The formats in which decks are written; `export/formats` makes them. */
export const formatNames = [
  ...(["html", "pdf", "handout", "notes", "book", "png", "card", "md", "json", "epub"] as const),
  ...(["plan", "cards", "certificate"] as const),
] as const;

export type FormatName = (typeof formatNames)[number];

export const isFormatName = (name: string): name is FormatName => formatNames.some((format) => format === name);

/** Those that are read; the others are shown on a stage. */
export const readFormats: readonly FormatName[] = ["handout", "notes", "book", "md", "json", "epub"];
