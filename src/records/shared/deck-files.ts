import type { FormatName } from "../../model/format-names.js";
import type { DeckJob } from "../../project/deck-jobs.js";

/** What follows the name of a deck in the names of its files, by format. */
const endings: Readonly<Record<FormatName, RegExp>> = {
  html: /^\.html$/,
  pdf: /^\.pdf$/,
  handout: /^-handout\.pdf$/,
  notes: /^-notes\.pdf$/,
  book: /^-book\.pdf$/,
  png: /^-png\/[^/]+\.png$/,
  card: /^-card\.png$/,
  md: /^(?:\.md|-md\/.+|-files\/.+)$/,
  json: /^\.json$/,
  epub: /^\.epub$/,
  plan: /^-plan\.(?:pdf|ics)$/,
  cards: /^-cards\.pdf$/,
  certificate: /^-certificate\.pdf$/,
};

/**
 * Whether a file below the output folder is one of those that are made of a deck: other files that begin with its name may be
 * sources, or of another deck.
 */
export function isFileOf(file: string, { name, formats }: Pick<DeckJob, "name" | "formats">): boolean {
  const ending = file.startsWith(name) ? file.slice(name.length) : "";
  return formats.some((format) => endings[format].test(ending));
}
