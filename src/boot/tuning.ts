import { setFlagsFromString } from "node:v8";
import { Script } from "node:vm";

/** A flag of V8 as a run wants it, and as it is by itself. */
type Flag = readonly [wanted: string, usual: string];

const flags: readonly Flag[] = [
  // V8 forgets code that has not run for a while; what is kept would lack what only a start needs.
  ["--no-flush-bytecode", "--flush-bytecode"],
  // A run ends before most of what V8 makes faster has paid for that, so that begins later; V8 12 and later do that otherwise.
  ...(process.versions.v8.startsWith("11.")
    ? [["--interrupt-budget=1000000", "--interrupt-budget=67584"] as const]
    : []),
];

/**
 * Sets V8 up for a run that works. Not earlier than that: under other flags V8 takes neither what is kept of the program nor
 * what Node brings of its own modules.
 *
 * @returns sets it back, and says whether it is as it was: only then can be used again what it has compiled
 */
export function tune(): () => boolean {
  const source = "0";
  const cachedData = new Script(source).createCachedData();
  for (const [wanted] of flags) setFlagsFromString(wanted);
  return () => {
    for (const [, usual] of flags) setFlagsFromString(usual);
    return new Script(source, { cachedData }).cachedDataRejected === false;
  };
}
