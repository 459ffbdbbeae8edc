import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { ServedDecks } from "../decks.js";
import type { Guard } from "../guard.js";
import type { Stage } from "../stage.js";
import type { Viewer } from "../viewers.js";
import { type Gate, openGate } from "./gate.js";
import { type GuestEvents, openGuests } from "./guests.js";
import type { Holder, Keyring } from "./keyring.js";
import { openLimiter } from "./limits.js";
import { openRoomView } from "./room-view.js";
import type { RoomWish, WindowReport } from "./talk.js";
import { openTalkDesk, type TalkDesk } from "./talk-desk.js";
import { openTeller, type Teller } from "./tell.js";
import { openWindows, type SpeakerWindows } from "./windows.js";
import { grantWish } from "./wishes.js";

/** The room of a server that others can reach: who may do what, and what they hear of each other. */
export interface Room {
  readonly gate: Gate;
  readonly keyring: Keyring;
  /** Where somebody goes who has joined. */
  addressOf(holder: Holder): string;
  /** Takes a socket of a guest; false for one that is not for guests. */
  takes(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** A window of the speaker has joined. */
  welcome(viewer: Viewer): void;
  /** A window of the speaker says something. */
  hear(viewer: Viewer, said: WindowReport | RoomWish): void;
  left(viewer: Viewer): void;
  /** Whether guests look at a deck. */
  hasGuests(deck: string): boolean;
  /** A deck was made again. */
  changed(stage: Stage): void;
  close(): void;
}

export interface RoomTools {
  readonly guard: Guard;
  readonly keyring: Keyring;
  readonly decks: ServedDecks;
  /** The open windows of the speaker that show a deck. */
  readonly windowsOf: (deck: string) => readonly Viewer[];
  /** Where guests reach the server, without a slash at the end. */
  readonly origin: () => string;
  readonly isSecure: boolean;
  readonly onJoin: (holder: Holder) => void;
  readonly onFault: (cause: unknown) => void;
}

/** Questions of one person, and of all who come through one gateway: who joins again and again is one person. */
const questionRate = { burst: 3, perMinute: 3 };
const networkRate = { burst: 30, perMinute: 30 };

const now = () => performance.now();

export function openRoom(tools: RoomTools): Room {
  const { keyring, decks, windowsOf, onFault } = tools;
  const windows = openWindows(now);
  const desks = new Map<string, TalkDesk>();
  const deskOf = (deck: string) => {
    const desk = desks.get(deck) ?? openTalkDesk(deck, windows, now);
    desks.set(deck, desk);
    return desk;
  };
  const shared = { ...tools, deskOf, guests: () => guests };
  const roomOf = openRoomView(shared);
  const teller = openTeller({ ...shared, roomOf });
  const gate = openGate({ ...tools, now, addressFor: addressOf });
  const inRoom: InRoom = { decks, deskOf, teller, windows };
  const isShared = (deck: string) => decks.find(deck) !== undefined;
  const guests = openGuests({ gate, now, onFault, isShared }, guestEvents(inRoom));
  return {
    gate,
    keyring,
    addressOf,
    takes: guests.takes,
    welcome: (viewer) => viewer.send(roomOf(viewer.deck)),
    hear(viewer, said) {
      const { deck } = viewer;
      if (said.is === "talk") {
        windows.report(viewer, said);
        withStage(inRoom, deck, teller.place);
        return;
      }
      const granted = grantWish(deck, said, shared);
      const room = roomOf(deck);
      for (const window of windowsOf(deck)) window.send(window === viewer ? { ...room, ...granted } : room);
      withStage(inRoom, deck, teller.soon);
    },
    left(viewer) {
      windows.leave(viewer);
      withStage(inRoom, viewer.deck, teller.soon);
    },
    hasGuests: (deck) => [...guests.audience, ...guests.remotes].some(({ holder }) => holder.deck === deck),
    changed: (stage) => void teller.deck(stage),
    close() {
      teller.close();
      guests.close();
    },
  };
}

/** What the guests of a room have to do with. */
interface InRoom {
  readonly decks: ServedDecks;
  readonly deskOf: (deck: string) => TalkDesk;
  readonly teller: Teller;
  readonly windows: SpeakerWindows;
}

function withStage({ decks }: InRoom, deck: string, action: (stage: Stage) => void): void {
  const stage = decks.find(deck);
  if (stage) action(stage);
}

/** What happens when guests come, go or say something. */
function guestEvents(inRoom: InRoom): GuestEvents {
  const { deskOf, teller, windows } = inRoom;
  const asking = openLimiter(questionRate, now);
  const askingThere = openLimiter(networkRate, now);
  const mayAsk = (id: string, network: string) =>
    askingThere.has(network) && asking.take(id) && askingThere.take(network);
  const soon = (deck: string) => withStage(inRoom, deck, teller.soon);
  return {
    changed: soon,
    audience: {
      joined: ({ holder, send }) => withStage(inRoom, holder.deck, (stage) => teller.greet(stage, send)),
      said({ holder, network, send }, said) {
        const { poll, ballots, questions } = deskOf(holder.deck);
        const isTaken =
          said.is === "ask"
            ? mayAsk(holder.id, network) && questions.ask(said.text)
            : poll?.id === said.poll && ballots.vote(poll, holder.id, said.option);
        if (said.is === "ask") send({ is: "heard", isRefused: !isTaken });
        if (isTaken) soon(holder.deck);
      },
    },
    remote: {
      proven: ({ holder }) => withStage(inRoom, holder.deck, teller.greetRemotes),
      steer({ holder }, command) {
        const { place, led } = deskOf(holder.deck);
        const isFrozen = place.slide !== led.slide || place.step !== led.step;
        // The same key would freeze the stage again.
        if (command.do !== "thaw" || isFrozen) windows.steer(holder.deck, command);
      },
      answered({ holder }, question) {
        deskOf(holder.deck).questions.answered(question);
        soon(holder.deck);
      },
    },
  };
}

function addressOf({ role, deck }: Holder): string {
  if (role === "speaker") return "/";
  return `/${encodeURIComponent(deck)}/${role === "remote" ? "remote" : "follow"}`;
}
