import { readStrokes } from "../../ink/drawings.js";
import type { Stroke } from "../../ink/stroke.js";
import { jsonIn } from "./parts.js";

const prefix = `quarterdeck-ink ${location.pathname} `;
const filterKey = "quarterdeck-filter";

// Some browsers do not let files remember anything, and all have a bound; what is drawn stays on the slides all the same.
function attempt<Result>(action: () => Result): Result | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}

/** Remembers what was drawn on a slide as long as this tab lives. */
export function keepStrokes(slide: string, strokes: readonly Stroke[]): void {
  attempt(() => sessionStorage.setItem(prefix + slide, JSON.stringify(strokes)));
}

/** What was drawn before the deck was loaded again. */
export function keptStrokes(): ReadonlyMap<string, readonly Stroke[]> {
  const kept = new Map<string, readonly Stroke[]>();
  for (const key of attempt(() => Object.keys(sessionStorage)) ?? []) {
    if (!key.startsWith(prefix)) continue;
    const strokes = readStrokes(jsonIn(sessionStorage.getItem(key) ?? ""));
    if (strokes) kept.set(key.slice(prefix.length), strokes);
  }
  return kept;
}

/** Remembers the filter of the stage as long as this tab lives. */
export const keepFilter = (name: string): void => void attempt(() => sessionStorage.setItem(filterKey, name));

/** The filter that was chosen before the deck was loaded again. */
export const keptFilter = (): string | undefined => attempt(() => sessionStorage.getItem(filterKey)) ?? undefined;
