import { requireCompiled } from "../source/installed.js";

/** What reads versions and their ranges, loaded with the first collection that asks for one. */
const load = (): typeof import("semver") => requireCompiled("semver.cjs");

/** Whether a version is in a range; what is no version or no range fits. */
export function fits(version: string, range: unknown): boolean {
  if (typeof range !== "string") return true;
  const { satisfies, valid, validRange } = load();
  return (
    validRange(range) === null || valid(version) === null || satisfies(version, range, { includePrerelease: true })
  );
}
