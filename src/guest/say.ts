import type { RoomWords } from "../serve/protocol.js";
import { fillMessage, type MessageValues } from "../words/message.js";

/** A word or sentence for guests, in the language of the deck. */
export type Say = (key: string, values?: MessageValues) => string;

/** @param group in front of all keys, such as `audience.` */
export const sayFrom =
  ({ language, messages }: RoomWords, group = ""): Say =>
  (key, values = {}) =>
    fillMessage(messages[group + key] ?? key, language, values);
