import { notesBySlide } from "../../render/page/deck-page.js";
import type { Stage } from "../stage.js";
import type { Viewer } from "../viewers.js";
import type { Guests } from "./guests.js";
import type { RemoteState, ToAudience } from "./protocol.js";
import type { RoomMessage } from "./talk.js";
import type { TalkDesk } from "./talk-desk.js";

/** Tells guests and the windows of the speaker what is new in a talk. */
export interface Teller {
  /** Where the talk is: at once. */
  place(stage: Stage): void;
  /** Votes, questions and who is there: a moment later, so that a full room costs no more than one. */
  soon(stage: Stage): void;
  /** Tells somebody in the audience what they need to know who has just come, and sends what has changed meanwhile. */
  greet(stage: Stage, send: (message: ToAudience) => void): void;
  /** The same for phones. */
  greetRemotes(stage: Stage): void;
  /** Sends what has changed in the deck itself. */
  deck(stage: Stage): void;
  close(): void;
}

export interface TellTools {
  readonly guests: () => Guests;
  readonly deskOf: (deck: string) => TalkDesk;
  readonly windowsOf: (deck: string) => readonly Viewer[];
  readonly roomOf: (deck: string) => RoomMessage;
  readonly onFault: (cause: unknown) => void;
}

/** Milliseconds: a bar of a poll that grows ten times a second looks as if it grew all the time. */
const soonAfter = 100;

export function openTeller(tools: TellTools): Teller {
  const { windowsOf, roomOf, onFault } = tools;
  const audience = openAudienceTeller(tools);
  const tellRemotes = openRemoteTeller(tools);
  const waiting = new Map<string, NodeJS.Timeout>();
  const soon = (stage: Stage) => {
    const { name } = stage.deck.input;
    const tell = () => {
      waiting.delete(name);
      audience.tell(name);
      tellRemotes(stage);
      const room = roomOf(name);
      for (const window of windowsOf(name)) window.send(room);
    };
    if (!waiting.has(name)) waiting.set(name, setTimeout(tell, soonAfter));
  };
  const deck = (stage: Stage) => void sendDeck(stage, tools).catch(onFault);
  return {
    soon,
    deck(stage) {
      deck(stage);
      // Notes are in no patch.
      tellRemotes(stage);
    },
    place(stage) {
      audience.tell(stage.deck.input.name);
      tellRemotes(stage);
    },
    greet(stage, send) {
      const { place, poll } = tools.deskOf(stage.deck.input.name);
      send({ is: "place", place });
      send({ is: "poll", poll });
      deck(stage);
      soon(stage);
    },
    greetRemotes(stage) {
      tellRemotes(stage);
      deck(stage);
      soon(stage);
    },
    close() {
      for (const timer of waiting.values()) clearTimeout(timer);
    },
  };
}

const audienceOf = ({ guests }: TellTools, deck: string) =>
  guests().audience.filter(({ holder }) => holder.deck === deck);

const remotesOf = ({ guests }: TellTools, deck: string) =>
  guests().remotes.filter(({ holder }) => holder.deck === deck);

/** Tells the audience what is another one than before: one text for all. */
function openAudienceTeller(tools: TellTools) {
  const told = new Map<string, Readonly<Record<"place" | "poll", string>>>();
  return {
    tell(deck: string) {
      const { place, poll } = tools.deskOf(deck);
      const messages: Readonly<Record<"place" | "poll", ToAudience>> = {
        place: { is: "place", place },
        poll: { is: "poll", poll },
      };
      const now = { place: JSON.stringify(messages.place), poll: JSON.stringify(messages.poll) };
      const before = told.get(deck);
      told.set(deck, now);
      const news = [now.place, now.poll].filter((text) => text !== before?.place && text !== before?.poll);
      for (const line of audienceOf(tools, deck)) for (const text of news) line.sendText(text);
    },
  };
}

/** Tells the phones of the speaker all that they show. */
function openRemoteTeller(tools: TellTools): (stage: Stage) => void {
  const notes = new WeakMap<object, ReadonlyMap<string, string>>();
  const notesOf = ({ last }: Stage, slide: string) => {
    if (!last) return "";
    const known = notes.get(last.rendered) ?? notesBySlide(last.rendered);
    notes.set(last.rendered, known);
    return known.get(slide) ?? "";
  };
  return (stage) => {
    const { name } = stage.deck.input;
    const remotes = remotesOf(tools, name);
    if (remotes.length === 0) return;
    const { led: place, place: seen, clock, hasStage, questions, poll } = tools.deskOf(name);
    const listeners = audienceOf(tools, name).length;
    const about = { place, seen, clock, hasStage, poll, listeners, questions: questions.all };
    const state: RemoteState = { is: "state", ...about, notes: notesOf(stage, place.slide) };
    for (const line of remotes) line.send(state);
  };
}

/** Brings the pages of guests up to date. */
async function sendDeck(stage: Stage, tools: TellTools): Promise<void> {
  const { name } = stage.deck.input;
  const lines = () => [...audienceOf(tools, name), ...remotesOf(tools, name)];
  if (lines().length === 0) return;
  const bare = await stage.bare();
  if (!bare) return;
  for (const line of lines()) {
    if (line.shown === bare.shown) continue;
    const { shown } = line;
    line.shown = bare.shown;
    if (JSON.stringify(shown) !== JSON.stringify(bare.shown)) line.send(bare.patchFor(shown));
  }
}
