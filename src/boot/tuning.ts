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

const set = (each: (flag: Flag) => string) => {
  for (const flag of flags) setFlagsFromString(each(flag));
};
const wanted = ([flag]: Flag) => flag;
const usual = ([, flag]: Flag) => flag;

const source = "0";
const cachedData = new Script(source).createCachedData();

/** Whether V8 has the flags with which the process began, in all its threads: only then can be used again what it has compiled. */
export const isUsual = (): boolean => new Script(source, { cachedData }).cachedDataRejected === false;

/**
 * V8 set up for a run that works. Under other flags V8 takes neither what is kept of the program nor what Node brings of its own
 * modules: it is tuned when most of them are there.
 */
export class Tuning {
  constructor() {
    set(wanted);
  }

  /** Does something under the flags that V8 has by itself. */
  asUsual<T>(work: () => T): T {
    set(usual);
    try {
      return work();
    } finally {
      set(wanted);
    }
  }

  /** Sets V8 back. */
  end(): void {
    set(usual);
  }
}
