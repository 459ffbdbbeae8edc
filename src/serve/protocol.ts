import type { Rect } from "../check/rect.js";
import type { Message } from "../words/message.js";
import type { RoomMessage, RoomWish, SteerMessage, WindowReport } from "./room/talk.js";

/** What a server and the open pages of a deck tell each other: JSON over a WebSocket. */

/** The deck's style sheet in a served page begins with this. */
export const sheetMark = "/* quarterdeck */";

/** A text by a short hash of it. */
export interface HashedText {
  readonly hash: string;
  readonly text: string;
}

/** What an open page shows, as hashes: the server sends what differs. */
export interface Shown {
  /** What stands around slides and style sheets; a page with another one is loaded again. */
  readonly frame: string;
  readonly styles: string;
  readonly config: string;
  readonly words: string;
  /** By the id of each slide. */
  readonly slides: Readonly<Record<string, string>>;
}

/** Words by their keys, in one language. */
export interface RoomWords {
  /** BCP 47 */
  readonly language: string;
  readonly messages: Readonly<Record<string, Message>>;
}

/** What a page is told when it is made; it stands in the page's script. */
export interface LiveSettings {
  /** The deck's name on the server. */
  readonly deck: string;
  readonly shown: Shown;
  /** What the speaker reads about those who join the talk; null where nobody can. */
  readonly room: RoomWords | null;
}

/** What the page is told that stands for a deck which never could be made; it stands in the page as JSON. */
export interface WaitingSettings {
  /** The deck's name on the server. */
  readonly deck: string;
  readonly problems: readonly ShownProblem[];
}

/** A deck that has changed. */
export interface DeckPatch {
  readonly is: "deck";
  readonly frame: string;
  /** The ids of the slides, in their columns. */
  readonly columns: readonly (readonly string[])[];
  /** The slides that differ, as HTML. */
  readonly slides: Readonly<Record<string, HashedText>>;
  readonly styles?: HashedText;
  readonly config?: HashedText;
  readonly words?: HashedText;
}

/** Something that is wrong, as a page shows it. */
export interface ShownProblem {
  readonly severity: "error" | "warning" | "hint";
  readonly message: string;
  readonly remedy: string;
  readonly code: string;
  /** `file:line:column`; "" where no file is to blame. */
  readonly place: string;
  /** The lines around the place; "" without one. */
  readonly frame: string;
}

/** All that is wrong with a deck now; its last good form stays in the page while there is an error. */
interface ProblemsMessage {
  readonly is: "problems";
  readonly problems: readonly ShownProblem[];
}

/** Something that the check finds on a slide. */
export interface ShownFinding extends ShownProblem {
  /** Where on the slide, on its canvas; empty where it is about no place, or only shows in another size. */
  readonly rects: readonly Rect[];
}

/** What the check finds on a slide. */
export interface FindingsMessage {
  readonly is: "findings";
  readonly slide: string;
  readonly findings: readonly ShownFinding[];
}

/** The list of decks, or what is said of one of them, has changed. */
interface GalleryMessage {
  readonly is: "gallery";
}

export type ToPage = DeckPatch | ProblemsMessage | FindingsMessage | GalleryMessage | RoomMessage | SteerMessage;

/** A page of a deck joins, or comes back. */
interface Hello {
  readonly is: "hello";
  /** "" for the gallery. */
  readonly deck: string;
  readonly shown: Shown | null;
}

/** The slide that is in view. */
interface AtSlide {
  readonly is: "at";
  readonly slide: string;
}

export type FromPage = Hello | AtSlide | WindowReport | RoomWish;

/** Where pages ask for a place of the source to be opened in the editor: JSON, sent with POST. */
export const jumpAddress = "/open";

/** Wishes to see the source of something. A request names no file: the server knows where things come from. */
export type JumpRequest = ElementJump | PlaceJump;

/** The source of an element of a slide. */
export interface ElementJump {
  readonly deck: string;
  readonly slide: string;
  /** The element's name; "" for the slide as a whole. */
  readonly tag: string;
  /** The beginning of its text, or the alternative text of a picture. */
  readonly text: string;
  /** For pictures: how many others stand before it on the slide. */
  readonly before: number;
}

/** The place of a problem or finding, as the page was told it. */
interface PlaceJump {
  readonly deck: string;
  readonly place: string;
}

/** What became of the wish. */
export interface JumpAnswer {
  /** `file:line:column`. */
  readonly place: string;
  /** Why the editor does not show it; "" when it does. */
  readonly refusal: string;
}
