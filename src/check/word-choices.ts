/** Words that are better not said, and what can be said instead. */
export interface WordChoice {
  readonly words: readonly string[];
  /** May be empty: leave them out. */
  readonly instead: readonly string[];
}

/** Reads a list of such words; nothing of what has another shape. */
export function readWordChoices(data: unknown): WordChoice[] {
  return Array.isArray(data) ? data.filter(isWordChoice) : [];
}

function isWordChoice(entry: unknown): entry is WordChoice {
  if (typeof entry !== "object" || entry === null || !("words" in entry) || !("instead" in entry)) return false;
  return isList(entry.words) && isList(entry.instead);
}

const isList = (value: unknown) => Array.isArray(value) && value.every((word) => typeof word === "string");
