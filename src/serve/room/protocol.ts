import type { DeckPatch, RoomWords, Shown } from "../protocol.js";
import type { AudienceQuestion, PollResult, SteerCommand, TalkClock, TalkPlace } from "./talk.js";

/** What a server tells the guests of a talk, and what they tell it: JSON over a WebSocket, sealed for the phone of the speaker. */

/** What a page of a guest is told when it is made; it stands in the page's script. */
export interface GuestSettings {
  /** The deck's name on the server. */
  readonly deck: string;
  readonly shown: Shown;
  /** Minutes of the slot; null without. */
  readonly minutes: number | null;
  /** Those of the group `guest`. */
  readonly words: RoomWords;
}

/** Where codes are exchanged for a role: JSON, sent with POST. */
export const joinAddress = "/join";

/** What somebody shows who wants to join; codes stand behind the `#` of an address, as `a=CODE`, `s=CODE` or `r=ID.KEY`. */
export type JoinRequest =
  | { readonly as: "audience"; readonly code: string }
  | { readonly as: "speaker"; readonly code: string }
  /** The proof is sealed with the key, which is never sent; see {@link joinPurpose}. */
  | { readonly as: "remote"; readonly id: string; readonly proof: string };

/** What a proof is sealed for. */
export const joinPurpose = (id: string): string => `quarterdeck join 1, ${id}`;

/** Where the page goes that has joined. */
export interface JoinAnswer {
  readonly address: string;
}

/** Where guests connect. */
export const guestSocketAddress = "/room";

/** The status with which a connection ends that another one replaces, or whose role was taken back. RFC 6455, 7.4.2 */
export const dismissed = 4403;

// ---- The audience

interface PlaceMessage {
  readonly is: "place";
  readonly place: TalkPlace;
}

/** The poll that is open; null when there is none. */
interface PollMessage {
  readonly is: "poll";
  readonly poll: PollResult | null;
}

/** What became of a question. */
interface HeardMessage {
  readonly is: "heard";
  /** The server takes no more for a while. */
  readonly isRefused: boolean;
}

export type ToAudience = DeckPatch | PlaceMessage | PollMessage | HeardMessage;

export type FromAudience =
  | { readonly is: "hello"; readonly deck: string; readonly shown: Shown }
  | { readonly is: "ask"; readonly text: string }
  | { readonly is: "vote"; readonly poll: string; readonly option: number };

// ---- The phone of the speaker. It says hello openly, and hears the nonce of the server; all else is sealed.

export interface RemoteHello {
  readonly is: "hello";
  readonly deck: string;
  readonly nonce: string;
}

export interface RemoteChallenge {
  readonly is: "challenge";
  readonly nonce: string;
}

export interface SealedMessage {
  readonly is: "sealed";
  readonly box: string;
}

/** What the phone shows. */
export interface RemoteState {
  readonly is: "state";
  readonly place: TalkPlace;
  /** What the room sees: another place while the stage is frozen. */
  readonly seen: TalkPlace;
  readonly clock: TalkClock;
  /** The notes of the slide as HTML; "" without. */
  readonly notes: string;
  /** Whether a window of the deck is there that can be driven. */
  readonly hasStage: boolean;
  readonly questions: readonly AudienceQuestion[];
  readonly poll: PollResult | null;
  /** How many of the audience are connected. */
  readonly listeners: number;
}

/** Comes once a second: who hears none has lost the server. */
interface Beat {
  readonly is: "beat";
  readonly beat: number;
}

export type ToRemote = RemoteState | Beat | DeckPatch;

export type FromRemote =
  | { readonly is: "shown"; readonly shown: Shown }
  /** The last beat that was heard: what was said long ago and comes late must not move the talk. */
  | { readonly is: "steer"; readonly beat: number; readonly command: SteerCommand }
  | { readonly is: "answered"; readonly question: number };
