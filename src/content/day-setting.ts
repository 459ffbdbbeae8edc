import type { DaySetting } from "../model/deck.js";

/** `day`, or `day from 9:00`. */
export const dayPattern = /^day(?: from ([01]?\d|2[0-3]):([0-5]\d))?$/;

/** How agendas draw the day; undefined where they are lists, or where there is none. */
export function readDay(agenda: boolean | string | undefined): DaySetting | undefined {
  const [whole, hours, minutes] = typeof agenda === "string" ? (dayPattern.exec(agenda) ?? []) : [];
  if (whole === undefined) return undefined;
  return { start: hours === undefined ? undefined : Number(hours) * 60 + Number(minutes) };
}
