import type { DeckInfo } from "../../model/deck.js";
import { stableUuid } from "../stable-uuid.js";
import type { Block } from "./blocks.js";

/** What a calendar is made of besides the blocks. */
export interface CalendarOf {
  readonly info: DeckInfo;
  /** The moment that it says it was made at. */
  readonly stamp: Date;
}

/** Octets of a line at most, without its end. RFC 5545, 3.1. */
const longest = 75;

/**
 * The blocks of a training as a calendar (RFC 5545): an event each, in the local time of wherever it is read, which is
 * that of the room. Who imports it again gets the same events anew, not others.
 * @param blocks with clock times, on the day of the deck
 */
export function calendarOf(blocks: readonly Block[], { info, stamp }: CalendarOf): string {
  const events = blocks.flatMap((block) => [
    "BEGIN:VEVENT",
    `UID:${stableUuid(`${info.url}\n${info.name}\n${block.key}`)}`,
    `DTSTAMP:${utc(stamp)}Z`,
    `DTSTART:${moment(info.date, block.from)}`,
    `DTEND:${moment(info.date, block.from + block.minutes)}`,
    `SUMMARY:${textOf(block.number === "" ? block.title : `${block.number} ${block.title}`)}`,
    ...(block.topics.length === 0 ? [] : [`DESCRIPTION:${textOf(block.topics.join("\n"))}`]),
    ...(info.event === "" ? [] : [`LOCATION:${textOf(info.event)}`]),
    ...(block.kind === "break" ? ["TRANSP:TRANSPARENT"] : []),
    "END:VEVENT",
  ]);
  const lines = [
    ...["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Quarterdeck//Quarterdeck//EN", "CALSCALE:GREGORIAN"],
    ...[`NAME:${textOf(info.title)}`, `X-WR-CALNAME:${textOf(info.title)}`],
    ...events,
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** A time of day on a date, in local time; past midnight it is the next day. */
function moment(date: string, minutes: number): string {
  return utc(new Date(Date.parse(`${date}T00:00:00Z`) + Math.round(minutes) * 60_000));
}

const utc = (date: Date) => date.toISOString().slice(0, 19).replace(/[-:]/g, "");

/** A text as a value. RFC 5545, 3.3.11. */
const textOf = (text: string) =>
  text
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\r\n?|\n/g, "\\n")
    .replace(/\p{Cc}/gu, " ");

/** A line in pieces that are short enough; a character is never divided. */
function folded(line: string): string {
  let [done, size] = ["", 0];
  for (const character of line) {
    const octets = Buffer.byteLength(character);
    if (size + octets > longest) {
      done += "\r\n ";
      size = 1;
    }
    done += character;
    size += octets;
  }
  return done;
}
