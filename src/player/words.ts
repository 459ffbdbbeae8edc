import { fillMessage, type Message, type MessageValues } from "../words/message.js";

/** The player's words, as the page brings them. */
interface PlayerWords {
  /** BCP 47 */
  readonly language: string;
  readonly messages: Readonly<Record<string, Message>>;
}

let words: { readonly source: string; readonly read: PlayerWords } | undefined;

/**
 * A word or sentence in the deck's language.
 * @throws SyntaxError when the page was not made by Quarterdeck
 */
export function say(key: string, values: MessageValues = {}): string {
  // A page that is served may get others.
  const source = document.querySelector("script#quarterdeck-words")?.textContent ?? "";
  if (words?.source !== source) words = { source, read: JSON.parse(source) as PlayerWords };
  const { language, messages } = words.read;
  return fillMessage(messages[key] ?? key, language, values);
}
