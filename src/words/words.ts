import { fillMessage, type Message, type MessageValues } from "./message.js";

/** The words that the readers of a deck see, in its language. */
export interface Words {
  /** BCP 47 */
  readonly language: string;
  /** The message of this key, such as `paper.index`, with `{name}` places filled. */
  say(key: string, values?: MessageValues): string;
  /** An ISO date as it is written in the language; "" for "". */
  date(iso: string): string;
  /** A number as it is written in the language, with at most so many significant digits. */
  number(value: number, digits?: number): string;
  /** The messages whose keys begin with `prefix.`, by the rest of their keys. */
  group(prefix: string): Readonly<Record<string, Message>>;
}

/** Messages by key, and what is done about one that is missing. */
export interface MessageSource {
  readonly messages: ReadonlyMap<string, Message>;
  missing(key: string): void;
}

export function createWords(language: string, { messages, missing }: MessageSource): Words {
  return {
    language,
    say(key, values = {}) {
      const message = messages.get(key);
      if (message === undefined) missing(key);
      return fillMessage(message ?? key, language, values);
    },
    date: (iso) => dateText(iso, language),
    number: (value, digits) => numberIn(language, value, digits),
    group: (prefix) =>
      Object.fromEntries(
        [...messages].flatMap(([key, message]) =>
          key.startsWith(`${prefix}.`) ? [[key.slice(prefix.length + 1), message]] : [],
        ),
      ),
  };
}

/** A number as it is written in a language, with at most so many significant digits. */
export const numberIn = (language: string, value: number, digits = 15): string =>
  new Intl.NumberFormat(language, { maximumSignificantDigits: digits }).format(value);

/** Whether a text is a day as ISO 8601 writes it: 2026-11-23. */
export const isIsoDate = (text: string): boolean => /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(text);

/** A day in words; what is no ISO 8601 date stands as it is written. */
function dateText(iso: string, language: string): string {
  if (!isIsoDate(iso)) return iso;
  // British order for English without a region: 23 November 2026.
  const locale = language === "en" ? "en-GB" : language;
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  return format.format(new Date(`${iso}T00:00:00Z`));
}

/** Scripts that are written from right to left. Unicode Standard Annex 9. */
const rightToLeft = new Set(["Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"]);

/** Languages that are written from left to right wherever they are spoken; of the others, a table of all has to be loaded. */
const leftToRight = /^(?:cs|da|de|en|es|fi|fr|it|ja|ko|nb|nl|pl|pt|sv)(?:-(?:[a-z]{2}|\d{3}))?$/i;

/** The direction in which a language is written. */
export function directionOf(language: string): "ltr" | "rtl" {
  if (leftToRight.test(language)) return "ltr";
  const { script } = new Intl.Locale(language).maximize();
  return rightToLeft.has(script ?? "") ? "rtl" : "ltr";
}

/** A language tag and those that it falls back to, such as de-AT, de, en. */
export function fallbacksOf(language: string): string[] {
  const parts = language.split("-");
  const own = parts.map((_, index) => parts.slice(0, parts.length - index).join("-"));
  return [...new Set([...own, "en"])];
}
