import { UsageError } from "../report/problem.js";

/** The last second of the year 9999: neither PDF nor HTML can write a later one. */
const latest = 253_402_300_799;

/**
 * The moment that `SOURCE_DATE_EPOCH` fixes, see https://reproducible-builds.org/specs/source-date-epoch/; undefined when
 * it is not set or empty.
 *
 * @throws UsageError for anything but a number of seconds that a date can be made of
 */
export function sourceDate(environment: NodeJS.ProcessEnv): Date | undefined {
  const text = environment["SOURCE_DATE_EPOCH"];
  if (text === undefined || text === "") return undefined;
  if (!/^\d{1,12}$/.test(text) || Number(text) > latest)
    throw new UsageError(
      `SOURCE_DATE_EPOCH is “${text}”: write whole seconds since 1970, from 0 to ${latest} (the end of the year 9999), or unset it`,
    );
  return new Date(Number(text) * 1000);
}
