import type { Guests } from "./guests.js";
import { audienceInvitation } from "./invitations.js";
import type { Keyring } from "./keyring.js";
import type { Invitation, RoomMessage } from "./talk.js";
import type { TalkDesk } from "./talk-desk.js";

export interface RoomViewTools {
  readonly keyring: Keyring;
  readonly guests: () => Guests;
  readonly deskOf: (deck: string) => TalkDesk;
  /** Where guests reach the server, without a slash at the end. */
  readonly origin: () => string;
}

/** What the windows of the speaker are told of the room of a deck. */
export function openRoomView({ keyring, guests, deskOf, origin }: RoomViewTools): (deck: string) => RoomMessage {
  const drawn = new Map<string, Invitation>();
  const invitationOf = (deck: string) => {
    const code = keyring.audienceCode(deck);
    const known = drawn.get(code) ?? audienceInvitation(origin(), code);
    drawn.set(code, known);
    return known;
  };
  return (deck) => {
    const { isInviting, questions, poll } = deskOf(deck);
    const here = new Set(guests().remotes.map(({ holder }) => holder.id));
    return {
      is: "room",
      ...(keyring.isShared(deck) ? { audience: invitationOf(deck) } : {}),
      isInviting,
      remotes: keyring.remotes(deck).map(({ id }) => ({ id, isHere: here.has(id) })),
      listeners: guests().audience.filter(({ holder }) => holder.deck === deck).length,
      questions: questions.all,
      poll,
    };
  };
}
