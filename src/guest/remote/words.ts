import type { RoomWords } from "../../serve/protocol.js";
import { fillMessage, type MessageValues } from "../../words/message.js";

/** A word or sentence of the group `guest`. */
export type Say = (key: string, values?: MessageValues) => string;

export const sayFrom =
  ({ language, messages }: RoomWords): Say =>
  (key, values = {}) =>
    fillMessage(messages[key] ?? key, language, values);
