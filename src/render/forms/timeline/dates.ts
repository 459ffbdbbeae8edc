import * as v from "valibot";

/** A stretch of time, as exact as it was written: a year, a month or a day. */
export interface When {
  /** Its first day, in days since 1970. */
  readonly start: number;
  /** The day behind its last one. */
  readonly end: number;
  /** As it was written: 2013, 2013-03 or 2013-03-20. */
  readonly text: string;
}

export const howToWrite = "write 2013, 2013-03 or 2013-03-20";

/** A year from 1 to 9999, a month or a day; undefined for what is none, such as 2013-02-30. */
export function whenOf(written: unknown): When | undefined {
  const text = typeof written === "number" || typeof written === "string" ? String(written) : "";
  const [, year, month, day] = /^(\d{1,4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text) ?? [];
  if (year === undefined || Number(year) === 0) return undefined;
  const start = dayOf(Number(year), Number(month ?? 1), Number(day ?? 1));
  const end =
    day === undefined ? dayOf(Number(year) + (month === undefined ? 1 : 0), Number(month ?? 0) + 1, 1) : start + 1;
  return isoOf(start).startsWith(isoStart(text)) ? { start, end, text } : undefined;
}

/** A date as settings hold it. */
export const when = v.pipe(
  v.union([v.number(), v.string()]),
  v.rawTransform(({ dataset, addIssue, NEVER }): When => {
    const found = whenOf(dataset.value);
    if (!found) addIssue({ message: `“${dataset.value}” is no date: ${howToWrite}` });
    return found ?? NEVER;
  }),
);

/** The day in days since 1970; a month above 12 is one of the next year. */
export function dayOf(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime() / 86_400_000;
}

/** A day in days since 1970 as 2013-03-20. */
export const isoOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** How ISO 8601 begins the date that was written, with a year of four digits. */
const isoStart = (text: string) => {
  const [year = "", ...rest] = text.split("-");
  return [year.padStart(4, "0"), ...rest].join("-");
};
