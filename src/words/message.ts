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

/** What is filled into `{name}` places; `count` also chooses the form. */
export type MessageValues = Readonly<Record<string, string | number>>;

/**
 * Fills a message.
 * @param language BCP 47; decides which form a number takes and how it is written
 */
export function fillMessage(message: Message, language: string, values: MessageValues): string {
  const text = typeof message === "string" ? message : formOf(message, language, Number(values["count"] ?? 0));
  return text.replace(/\{([\w-]+)\}/g, (place, name: string) => {
    const value = values[name];
    if (value === undefined) return place;
    return typeof value === "number" ? new Intl.NumberFormat(language).format(value) : value;
  });
}

function formOf(message: PluralMessage, language: string, count: number): string {
  return message[new Intl.PluralRules(language).select(count)] ?? message.other;
}
