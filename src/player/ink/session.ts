import { readStrokes } from "../../ink/drawings.js";
import type { Stroke } from "../../ink/stroke.js";
import { attempt } from "../attempt.js";
import { deckPath } from "../presenter/mode.js";
import { jsonIn } from "./parts.js";

/** The same in all windows of the deck, whatever they show. */
const prefix = () => `quarterdeck-ink ${deckPath()} `;
const filterKey = "quarterdeck-filter";

/** Remembers what was drawn on a slide as long as this tab lives; without it, strokes stay on the slide all the same. */
export function keepStrokes(slide: string, strokes: readonly Stroke[]): void {
  attempt(() => sessionStorage.setItem(prefix() + slide, JSON.stringify(strokes)));
}

/** What was drawn before the deck was loaded again. */
export function keptStrokes(): ReadonlyMap<string, readonly Stroke[]> {
  const kept = new Map<string, readonly Stroke[]>();
  const start = prefix();
  for (const key of attempt(() => Object.keys(sessionStorage)) ?? []) {
    if (!key.startsWith(start)) continue;
    const strokes = readStrokes(jsonIn(sessionStorage.getItem(key) ?? ""));
    if (strokes) kept.set(key.slice(start.length), strokes);
  }
  return kept;
}

/** Remembers the filter of the stage as long as this tab lives. */
export const keepFilter = (name: string): void => void attempt(() => sessionStorage.setItem(filterKey, name));

/** The filter that was chosen before the deck was loaded again. */
export const keptFilter = (): string | undefined => attempt(() => sessionStorage.getItem(filterKey)) ?? undefined;
