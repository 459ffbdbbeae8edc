import type { Guests } from "./guests.js";
import { phoneInvitation } from "./invitations.js";
import type { Keyring } from "./keyring.js";
import type { RoomMessage, RoomWish } from "./talk.js";
import type { TalkDesk } from "./talk-desk.js";

export interface WishTools {
  readonly keyring: Keyring;
  readonly guests: () => Guests;
  readonly deskOf: (deck: string) => TalkDesk;
  /** Where guests reach the server, without a slash at the end. */
  readonly origin: () => string;
}

/**
 * Does what the speaker wants of the room of a deck.
 * @returns what only the window is told that has asked
 */
export function grantWish(
  deck: string,
  wish: RoomWish,
  { keyring, guests, deskOf, origin }: WishTools,
): Partial<RoomMessage> {
  const desk = deskOf(deck);
  if (wish.wish === "phone") return { phone: phoneInvitation(origin(), keyring.remoteCode(deck)) };
  if (wish.wish === "invite") {
    keyring.audienceCode(deck);
    desk.isInviting = wish.isShown;
  } else if (wish.wish === "renew") {
    keyring.renewAudience(deck);
    guests().dismiss((holder) => holder.role === "audience" && holder.deck === deck);
  } else if (wish.wish === "answered") desk.questions.answered(wish.question);
  else if (keyring.remotes(deck).some(({ id }) => id === wish.remote)) {
    keyring.revoke(wish.remote);
    guests().dismiss(({ id }) => id === wish.remote);
  }
  return {};
}
