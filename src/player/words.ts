import { fillMessage, type Message, type MessageValues } from "../words/message.js";

/** The player's words, as the page brings them. */
interface PlayerWords {
  /** BCP 47 */
  readonly language: string;
  readonly messages: Readonly<Record<string, Message>>;
}

let words: PlayerWords | undefined;

/**
 * A word or sentence in the deck's language.
 * @throws SyntaxError when the page was not made by Quarterdeck
 */
export function say(key: string, values: MessageValues = {}): string {
  words ??= JSON.parse(document.querySelector("script#quarterdeck-words")?.textContent ?? "") as PlayerWords;
  const { language, messages } = words;
  return fillMessage(messages[key] ?? key, language, values);
}
