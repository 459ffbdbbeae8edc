import { it } from "vitest";

/** Whether a proof runs the tests: then they try everything, and in `npm test` what says most in little time. */
export const isThorough = process.env["THOROUGH"] !== undefined;

/** Everything in a proof, and the first so many in `npm test`. */
export const some = <T>(all: readonly T[], count: number): readonly T[] => (isThorough ? all : all.slice(0, count));

/** A test that takes long and is there in a proof only. */
export function thoroughly(name: string, test: () => Promise<void>): void {
  if (isThorough) it(name, test);
}
