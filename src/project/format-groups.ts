import { shownKey } from "../content/shown-parts.js";
import type { Part } from "../model/deck.js";

/** Formats that show the same of a deck in a variant; they are composed and rendered once. */
export function formatGroups<F extends string>(
  parts: readonly Part[],
  formats: readonly F[],
  variant: string | undefined,
): F[][] {
  const groups = new Map<string, F[]>();
  for (const format of formats) {
    const shown = shownKey(parts, new Set([format, ...(variant ? [variant] : [])]));
    groups.set(shown, [...(groups.get(shown) ?? []), format]);
  }
  return [...groups.values()];
}
