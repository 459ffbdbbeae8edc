/** How many of something are fine: more than `many` are worth a hint, and more than `most` count as the rule says. */
interface Limits {
  readonly most: number;
  readonly many: number;
}

interface Beyond {
  /** How many would be fine. */
  readonly limit: number;
  /** For a remark. */
  readonly weight: { readonly severity?: "hint" };
}

/** What a count is beyond; undefined where it is fine. A project that sets `most` below `many` gets no hints. */
export function beyond(count: number, { most, many }: Limits): Beyond | undefined {
  const limit = Math.min(most, many);
  if (count <= limit) return undefined;
  return { limit, weight: count <= most ? { severity: "hint" } : {} };
}
