/** A word or a sentence; one that depends on a number has forms by Unicode's plural categories. */
export type Message = string | PluralMessage;

interface PluralMessage {
  readonly zero?: string;
  readonly one?: string;
  readonly two?: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}

/** The forms that a message can have. */
export const pluralCategories: ReadonlySet<string> = new Set(["zero", "one", "two", "few", "many", "other"]);

/** The names of a message's `{name}` places, each once. */
export function placesIn(message: Message): string[] {
  const texts: string[] = typeof message === "string" ? [message] : Object.values(message);
  return [...new Set(texts.flatMap((text) => [...text.matchAll(place)].map(([, name = ""]) => name)))];
}

const place = /\{([\w-]+)\}/g;

/** What is filled into `{name}` places; `count` also chooses the form. */
export type MessageValues = Readonly<Record<string, string | number>>;

/**
 * Fills a message.
 * @param language BCP 47; decides which form a number takes and how it is written
 */
export function fillMessage(message: Message, language: string, values: MessageValues): string {
  const text = typeof message === "string" ? message : formOf(message, language, Number(values["count"] ?? 0));
  return text.replace(place, (written, name: string) => {
    const value = values[name];
    if (value === undefined) return written;
    return typeof value === "number" ? numberText(value, language) : value;
  });
}

/** The names of the values that a message needs: what is filled in, and `count` where it has plural forms. */
export const valuesOf = (message: Message): string[] => [
  ...new Set([...placesIn(message), ...(typeof message === "string" ? [] : ["count"])]),
];

/** Languages whose usual digits are not 0 to 9. Unicode CLDR, default numbering systems. */
const ownDigits = /^(?:ar|as|bn|ckb|dz|fa|ks|mr|my|mzn|ne|pa-Arab|ps|sa|sd|ur-IN|uz-Arab)\b/;

/** A number as the language writes it; small whole ones need no library, which takes some time to load. */
function numberText(value: number, language: string): string {
  const isPlain = Number.isInteger(value) && value >= 0 && value < 1000 && !ownDigits.test(language);
  return isPlain ? String(value) : new Intl.NumberFormat(language).format(value);
}

function formOf(message: PluralMessage, language: string, count: number): string {
  if (Object.keys(message).length === 1) return message.other;
  return message[new Intl.PluralRules(language).select(count)] ?? message.other;
}
