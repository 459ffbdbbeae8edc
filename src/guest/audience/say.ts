import type { RoomWords } from "../../serve/protocol.js";
import { fillMessage, type MessageValues } from "../../words/message.js";

/** A sentence for the audience, in the language of the deck. */
export type Say = (key: string, values?: MessageValues) => string;

export const sayIn =
  ({ language, messages }: RoomWords): Say =>
  (key, values = {}) =>
    fillMessage(messages[`audience.${key}`] ?? key, language, values);
