import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import type { Guard } from "./guard.js";
import type { FromPage, Shown, ToPage } from "./protocol.js";
import { fieldsOf, isName, isShown, readReport, readWish } from "./room/read.js";
import type { RoomWish, WindowReport } from "./room/talk.js";

/** A page that is open in a browser. */
export interface Viewer {
  /** The deck that it shows; "" for the gallery. */
  readonly deck: string;
  /** What it shows now. */
  shown: Shown | null;
  /** The problems that it was sent last, as JSON; "" before it was sent any. */
  problems: string;
  /** The id of the slide in view; "" before it has said so. */
  readonly slide: string;
  send(message: ToPage): void;
}

/** The open pages of a server. */
export interface Viewers {
  readonly all: readonly Viewer[];
  of(deck: string): readonly Viewer[];
  close(): void;
}

export interface ViewerEvents {
  /** A page has joined, or has come back. */
  joined(viewer: Viewer): void;
  /** Another slide is in view. */
  moved(viewer: Viewer): void;
  /** A window of the speaker says where the talk is, or wants something of the room. */
  talked(viewer: Viewer, said: WindowReport | RoomWish): void;
  left(viewer: Viewer): void;
}

/** Who may connect, and how. */
export interface Doors {
  readonly guard: Guard;
  /** Takes a socket that is not for pages of decks; false for those that are. */
  takes(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Whether somebody may see decks with their notes. */
  admits(request: IncomingMessage): boolean;
}

/** A message of a page says where it is, and what it shows: some thousand slides at most. */
const mostBytes = 1_000_000;
/** Nobody has so many windows of a talk open. */
const mostViewers = 200;
/** How often, in milliseconds, a page has to say that it is still there: a phone that fell asleep says nothing. */
const pingInterval = 30_000;
/** Bytes that may wait for a page which does not take them; it gets what it lacks when it comes back. */
const mostWaiting = 32 * 2 ** 20;

/** Takes WebSockets of our own pages on `/socket`; whoever else asks for one gets nothing. */
export function openViewers(server: Server, { guard, takes, admits }: Doors, events: ViewerEvents): Viewers {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: mostBytes, clientTracking: false });
  const viewers = new Map<WebSocket, Viewer & { deck: string; slide: string }>();
  const open = new Set<WebSocket>();
  const silent = new Set<WebSocket>();
  const timer = setInterval(() => {
    for (const client of open) {
      if (silent.has(client)) client.terminate();
      else client.ping();
      silent.add(client);
    }
  }, pingInterval);
  timer.unref();
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on("error", () => socket.destroy());
    const isOurs = guard.isFromOurPage(request);
    if (isOurs && takes(request, socket, head)) return;
    if (!isOurs || request.url !== "/socket" || open.size >= mostViewers || !admits(request)) return refuse(socket);
    sockets.handleUpgrade(request, socket, head, (client) => {
      open.add(client);
      client.on("error", () => client.terminate());
      client.on("pong", () => silent.delete(client));
      client.on("close", () => {
        open.delete(client);
        silent.delete(client);
        const viewer = viewers.get(client);
        viewers.delete(client);
        if (viewer) events.left(viewer);
      });
      client.on("message", (data) => hear(client, data));
    });
  });
  const hear = (client: WebSocket, data: RawData) => {
    const message = readMessage(data);
    const known = viewers.get(client);
    if (message?.is === "hello") {
      const viewer = known ?? { deck: "", shown: null, problems: "", slide: "", send: sendTo(client) };
      Object.assign(viewer, { deck: message.deck, shown: message.shown, problems: "" });
      viewers.set(client, viewer);
      events.joined(viewer);
    } else if (message?.is === "at" && known) {
      known.slide = message.slide;
      events.moved(known);
    } else if (message && message.is !== "at" && known) events.talked(known, message);
  };
  return {
    get all() {
      return [...viewers.values()];
    },
    of: (deck) => [...viewers.values()].filter((viewer) => viewer.deck === deck),
    close() {
      clearInterval(timer);
      for (const client of open) client.terminate();
      sockets.close();
    },
  };
}

/** Ends a connection that nobody wants. */
const refuse = (socket: Duplex): void =>
  void socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");

const sendTo = (client: WebSocket) => (message: ToPage) => {
  if (client.bufferedAmount > mostWaiting) client.terminate();
  if (client.readyState === client.OPEN) client.send(JSON.stringify(message));
};

/** What a page says, as far as it is a message: it may be anybody's who has got hold of one of our pages. */
function readMessage(data: RawData): FromPage | undefined {
  const fields = fieldsOf(String(data));
  const { is, deck, slide, shown } = fields;
  if (is === "hello" && isName(deck)) return { is, deck, shown: isShown(shown) ? shown : null };
  return is === "at" && isName(slide) ? { is, slide } : (readReport(fields) ?? readWish(fields));
}
