/**
 * What a token says, or the one that it refers to as `var(--text-s)`.
 * @param written what is written for a token; undefined for nothing
 * @returns undefined for nothing, and where that leads in a circle
 */
export function followed(name: string, written: (name: string) => string | undefined): string | undefined {
  const seen = new Set<string>();
  let at = name;
  while (!seen.has(at)) {
    seen.add(at);
    const value = written(at);
    const referred = /^\s*var\(\s*--([\w-]+)\s*\)\s*$/.exec(value ?? "")?.[1];
    if (referred === undefined) return value;
    at = referred;
  }
  return undefined;
}
