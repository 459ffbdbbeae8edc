/** What a window of the deck shows: slides for the audience, or the speaker's desk. */
export type Role = "stage" | "presenter";

/** Whether a value from elsewhere is a role. */
export const isRole = (value: unknown): value is Role => value === "stage" || value === "presenter";

/** What windows of the other role are. */
export const otherRole = (role: Role): Role => (role === "stage" ? "presenter" : "stage");

/** What goes from one window of a deck to the others: plain JSON. */
export interface Message {
  readonly quarterdeck: "link";
  /** The deck's name; windows of another deck may hear it, too. */
  readonly deck: string;
  /** The window that sends, one name for each time it was loaded. */
  readonly from: string;
  readonly role: Role;
  /** When the sender was loaded, in milliseconds since 1970: the older window knows more. */
  readonly born: number;
  /** Counts the sender's messages, so that one which came on two ways is read once. */
  readonly count: number;
  /** The only window that this is for; without it, all of them. */
  readonly to?: string;
  readonly kind: string;
  readonly data: unknown;
}

/** The kind of the last message of a window. */
export const goodbye = "bye";

/** Reads what another window sent; undefined when it is not one of our messages. */
export function readMessage(value: unknown, deck: string): Message | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const message = value as Partial<Record<keyof Message, unknown>>;
  const isOurs =
    message.quarterdeck === "link" &&
    message.deck === deck &&
    typeof message.from === "string" &&
    isRole(message.role) &&
    typeof message.born === "number" &&
    typeof message.count === "number" &&
    (message.to === undefined || typeof message.to === "string") &&
    typeof message.kind === "string";
  return isOurs ? (value as Message) : undefined;
}
