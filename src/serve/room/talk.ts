/** What a talk is, as the server, the windows of the speaker and the guests tell each other. */

/** What everybody in the room sees. */
export interface TalkPlace {
  /** The id of the slide; "" before anybody has said so. */
  readonly slide: string;
  /** The index of the last step that is shown; -1 before the first. */
  readonly step: number;
  /** What covers the slide. */
  readonly curtain: "" | "black" | "white";
}

/** The clock of the talk. */
export interface TalkClock {
  /** Seconds since the first move, pauses left out. */
  readonly elapsed: number;
  readonly isRunning: boolean;
}

/** A poll that is open while its slide is shown. */
export interface OpenPoll {
  readonly id: string;
  /** How many options it has. */
  readonly options: number;
}

/** What was voted so far. */
export interface PollResult extends OpenPoll {
  /** How many have chosen each option. */
  readonly counts: readonly number[];
}

/** What somebody in the room has asked. */
export interface AudienceQuestion {
  readonly id: number;
  readonly text: string;
}

/** A phone that may drive the talk. */
interface RemoteEntry {
  readonly id: string;
  /** Whether it is connected now. */
  readonly isHere: boolean;
}

/** What the speaker wants of the windows of the deck. */
export type SteerCommand =
  | { readonly do: "next" }
  | { readonly do: "previous" }
  /** The stage that was frozen shows what the speaker sees. */
  | { readonly do: "thaw" }
  | { readonly do: "go"; readonly slide: string }
  | { readonly do: "curtain"; readonly curtain: TalkPlace["curtain"] }
  /** Lets the clock of the talk run or stand, or sets it to zero. */
  | { readonly do: "clock"; readonly clock: "toggle" | "reset" };

/** What a window of the speaker says of the talk. */
export interface WindowReport {
  readonly is: "talk";
  readonly role: "stage" | "presenter";
  readonly place: TalkPlace;
  readonly clock: TalkClock;
  /** The poll on its slide; null without. */
  readonly poll: OpenPoll | null;
}

/** What the speaker wants of the room. */
export type RoomWish =
  /** A code for a phone, in place of those that were shown before. */
  | { readonly is: "room"; readonly wish: "phone" }
  /** Shares the deck, and shows on the stage how one joins; or takes that away. */
  | { readonly is: "room"; readonly wish: "invite"; readonly isShown: boolean }
  /** Another code for the audience; all who have joined have to join again. */
  | { readonly is: "room"; readonly wish: "renew" }
  | { readonly is: "room"; readonly wish: "revoke"; readonly remote: string }
  | { readonly is: "room"; readonly wish: "answered"; readonly question: number };

/** An address that somebody opens to join, as text and as a drawing. */
export interface Invitation {
  readonly address: string;
  /** For who types: the address without its code, and the code; "" for phones of the speaker. */
  readonly typed: string;
  readonly code: string;
  /** The QR code as SVG. */
  readonly drawing: string;
}

/** What the windows of the speaker are told of the room. */
export interface RoomMessage {
  readonly is: "room";
  /** Undefined until the deck is shared. */
  readonly audience?: Invitation;
  /** Whether the stage shows how one joins. */
  readonly isInviting: boolean;
  readonly phone?: Invitation;
  readonly remotes: readonly RemoteEntry[];
  readonly listeners: number;
  readonly questions: readonly AudienceQuestion[];
  readonly poll: PollResult | null;
}

/** Tells the window that leads to do something. */
export interface SteerMessage {
  readonly is: "steer";
  readonly command: SteerCommand;
}
