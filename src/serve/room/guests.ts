import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { type AudienceEvents, type AudienceLine, openAudienceLine } from "./audience-line.js";
import { type Gate, networkOf } from "./gate.js";
import type { Holder } from "./keyring.js";
import { dismissed, guestSocketAddress } from "./protocol.js";
import { openRemoteLine, type RemoteEvents, type RemoteLine } from "./remote-line.js";

/** The guests who are connected. */
export interface Guests {
  readonly audience: readonly AudienceLine[];
  readonly remotes: readonly RemoteLine[];
  /** Takes a socket that is for guests; false for those that are not. */
  takes(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Ends the connections of whoever this says of. */
  dismiss(isMeant: (holder: Holder) => boolean): void;
  close(): void;
}

export interface GuestTools {
  readonly gate: Gate;
  /** Whether a deck is there. */
  readonly isShared: (deck: string) => boolean;
  /** Milliseconds that only grow. */
  readonly now: () => number;
  /** Is told what went wrong in here. */
  readonly onFault: (cause: unknown) => void;
}

export interface GuestEvents {
  readonly audience: Omit<AudienceEvents, "broken">;
  readonly remote: Omit<RemoteEvents, "broken">;
  /** Somebody came, or went. */
  changed(deck: string): void;
}

/** A message says what a page shows: some thousand slides at most. */
const mostBytes = 200_000;
/** More people are in no room. */
const mostGuests = 2000;
/** Tabs of one browser. */
const mostOfOne = 6;
/** A whole room may come through one gateway, but nobody fills a room alone. */
const mostOfNetwork = 600;
/** How often, in milliseconds, a guest has to say that it is still there. */
const pingInterval = 20_000;
/** Bytes that may wait for a guest who does not take them; it gets what it lacks when it comes back. */
const mostWaiting = 8 * 2 ** 20;
/** Bytes that may wait for all of them. */
const mostWaitingOfAll = 128 * 2 ** 20;
/** Milliseconds in which a page says who it is. */
const patience = 10_000;
/** Milliseconds between two signs of life for phones that drive. */
const beatInterval = 1000;

type Line = AudienceLine | RemoteLine;

export function openGuests(tools: GuestTools, events: GuestEvents): Guests {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: mostBytes, clientTracking: false });
  const lines = new Map<WebSocket, Line>();
  const ofHolder = (id: string) => [...lines.values()].filter(({ holder }) => holder.id === id).length;
  const rhythm = keepRhythm(lines);
  const networks = countNames();
  const end = (client: WebSocket) => {
    const line = lines.get(client);
    // What it still says is not heard.
    lines.delete(client);
    client.close(dismissed);
    if (line) events.changed(line.holder.deck);
  };
  const dismiss = (isMeant: (holder: Holder) => boolean) => {
    for (const [client, { holder }] of [...lines]) if (isMeant(holder)) end(client);
  };
  const dismissOthers = (line: Line) => {
    for (const [client, other] of [...lines]) if (other !== line && other.holder.id === line.holder.id) end(client);
  };
  const say = (client: WebSocket, text: string) => {
    if (isSlow(client, lines.keys())) client.terminate();
    if (client.readyState === client.OPEN) client.send(text);
  };
  const admit = (client: WebSocket, guest: Guest) => {
    const { holder } = guest;
    const line = lineFor(client, guest, { ...tools, say, dismissOthers }, events);
    lines.set(client, line);
    setTimeout(() => isKnown(line) || client.terminate(), patience).unref();
    client.on("error", () => client.terminate());
    client.on("pong", () => rhythm.heard(client));
    client.on("message", (data) => lines.has(client) && hear(client, line, String(data), tools));
    client.on("close", () => {
      rhythm.heard(client);
      if (lines.delete(client)) events.changed(holder.deck);
    });
  };
  return {
    get audience() {
      return [...lines.values()].flatMap((line) => ("beat" in line || !line.isHere ? [] : [line]));
    },
    get remotes() {
      return [...lines.values()].flatMap((line) => ("beat" in line && line.isProven ? [line] : []));
    },
    takes(request, socket, head) {
      const role = rolesByAddress[request.url ?? ""];
      const holder = role && tools.gate.holderOf(request, role);
      if (!holder || !tools.isShared(holder.deck) || ofHolder(holder.id) >= mostOfOne) return false;
      const network = networkOf(request.socket.remoteAddress ?? "");
      const isFull = lines.size >= mostGuests || networks.count(network) >= mostOfNetwork;
      // A full room must not keep the speaker out.
      if (role === "audience" && isFull) return false;
      sockets.handleUpgrade(request, socket, head, (client) => {
        networks.add(network);
        client.once("close", () => networks.remove(network));
        admit(client, { holder, network });
      });
      return true;
    },
    dismiss,
    close() {
      rhythm.end();
      for (const client of lines.keys()) client.terminate();
      sockets.close();
    },
  };
}

/** Somebody who connects, and from where. */
type Guest = Pick<AudienceLine, "holder" | "network">;

interface LineTools extends GuestTools {
  readonly say: (client: WebSocket, text: string) => void;
  /** Ends what else the same guest has open. */
  readonly dismissOthers: (line: Line) => void;
}

/** The line of a connection, which ends where it says what none of our pages would say. */
function lineFor(client: WebSocket, guest: Guest, tools: LineTools, { audience, remote }: GuestEvents): Line {
  const broken = () => client.terminate();
  const say = (text: string) => tools.say(client, text);
  if (guest.holder.role === "audience") return openAudienceLine(guest, say, { ...audience, broken }, tools.now);
  return openRemoteLine(guest.holder, say, {
    ...remote,
    broken,
    proven(line) {
      // A phone that comes back must not be heard on its old connection any more; who only has its cookie ends nothing.
      tools.dismissOthers(line);
      remote.proven(line);
    },
  });
}

/** Whether somebody has said, or shown, who they are. */
const isKnown = (line: Line) => ("beat" in line ? line.isProven : line.isHere);

/** Whether too much waits for a guest, or for all of them and for this one as well. */
function isSlow({ bufferedAmount }: WebSocket, all: Iterable<WebSocket>): boolean {
  if (bufferedAmount === 0) return false;
  let bytes = 0;
  for (const each of all) bytes += each.bufferedAmount;
  return bufferedAmount > mostWaiting || bytes > mostWaitingOfAll;
}

function hear(client: WebSocket, line: Line, text: string, { onFault }: GuestTools): void {
  try {
    line.hear(text);
  } catch (cause) {
    onFault(cause);
    client.terminate();
  }
}

const rolesByAddress: Readonly<Record<string, "audience" | "remote">> = {
  [`${guestSocketAddress}/audience`]: "audience",
  [`${guestSocketAddress}/remote`]: "remote",
};

/** How often a name is there. */
function countNames() {
  const counts = new Map<string, number>();
  const count = (name: string) => counts.get(name) ?? 0;
  return {
    count,
    add: (name: string) => void counts.set(name, count(name) + 1),
    remove(name: string) {
      if (count(name) > 1) counts.set(name, count(name) - 1);
      else counts.delete(name);
    },
  };
}

/** Asks all, now and then, whether they are still there, and tells phones that the server is. */
function keepRhythm(lines: ReadonlyMap<WebSocket, Line>) {
  const silent = new Set<WebSocket>();
  const askAll = () => {
    for (const client of lines.keys()) {
      if (silent.has(client)) client.terminate();
      else client.ping();
      silent.add(client);
    }
  };
  const beat = () => {
    for (const line of lines.values()) if ("beat" in line) line.beat();
  };
  const timers = [setInterval(askAll, pingInterval), setInterval(beat, beatInterval)];
  for (const timer of timers) timer.unref();
  return {
    heard: (client: WebSocket) => void silent.delete(client),
    end() {
      for (const timer of timers) clearInterval(timer);
    },
  };
}
