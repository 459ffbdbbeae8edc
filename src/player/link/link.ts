import { goodbye, type Message, type Role, readMessage } from "./message.js";
import { createPeers, type Peers } from "./peers.js";
import type { Transport } from "./transport.js";

/** `from` is the window that has sent the data. */
type LinkListener = (data: unknown, from: string) => void;

/** Messages between the windows that show the same deck: stage, presenter. */
interface Link {
  /** Tells the other windows; data is plain JSON. */
  send(kind: string, data: unknown): void;
  /** Is told what other windows send; the data comes from another window of the same origin and is checked by whoever reads it. */
  on(kind: string, listener: LinkListener): void;
  /** Called when another window joins, so that what it has to know can be sent to it. Only the older window is asked. */
  onJoin(listener: () => void): void;
}

/** A link that also knows who is there. */
export interface WindowLink extends Link {
  /** Tells one window only. */
  sendTo(window: string, kind: string, data: unknown): void;
  /** Whether a window of this role is known. */
  has(role: Role): boolean;
  /** The window of this role that belongs most to this one: which it opened or which opened it, else the oldest. */
  partner(role: Role): string | undefined;
  /** Called when a window comes, goes, or becomes something else. */
  onWindows(listener: () => void): void;
  /** Tells the others that this window now shows something else. */
  greet(): void;
}

/** Who speaks, and how. */
export interface LinkOptions {
  /** The deck's name; a deck that is served may get another one. */
  readonly deck: () => string;
  readonly role: () => Role;
  readonly transports: readonly Transport[];
}

/** The kind of message that asks for a sign of life. */
const ask = "ask";
const askEvery = 1000;

/** Links this window with the others that show the deck, and keeps looking for one that was reloaded or has died. */
export function createLink({ deck, role, transports }: LinkOptions): WindowLink {
  const self = { from: windowName(), born: performance.timeOrigin };
  const listeners = new Map<string, LinkListener[]>();
  const joined: (() => void)[] = [];
  const changed: (() => void)[] = [];
  const peers = createPeers(() => {
    for (const listener of changed) listener();
  });
  let count = 0;

  const send = (kind: string, data: unknown = null, to?: string) => {
    const about = { quarterdeck: "link", deck: deck(), ...self, role: role(), count: ++count } as const;
    const message: Message = { ...about, ...(to === undefined ? {} : { to }), kind, data };
    for (const transport of transports) transport.send(message);
  };
  const welcome = (message: Message) => {
    // Whoever does not know us learns of us; whoever is younger learns what we know.
    if (message.kind !== "welcome") send("welcome");
    if (isOlder(self, message)) for (const listener of joined) listener();
  };
  /** Two readers of the same deck do not lead each other; a speaker leads all stages. */
  const isForUs = (message: Message) =>
    message.to === undefined
      ? role() !== "stage" || message.role !== "stage" || peers.has("presenter")
      : message.to === self.from;
  const receive = (value: unknown, transport: Transport) => {
    const message = readMessage(value, deck());
    if (!message || message.from === self.from) return;
    const { kind, from } = message;
    if (kind === goodbye) return peers.forget(from);
    const met = peers.meet(message, transport);
    if (met === "again") return;
    if (met === "new") welcome(message);
    if (kind === ask) return send("here", null, from);
    if (isForUs(message)) for (const listener of listeners.get(kind) ?? []) listener(message.data, from);
  };

  for (const transport of transports) transport.listen((value) => receive(value, transport));
  keepInTouch(transports, peers, send);
  return {
    send: (kind, data) => send(kind, data),
    sendTo: (to, kind, data) => send(kind, data, to),
    has: peers.has,
    partner: peers.partner,
    on: (kind, listener) => void listeners.set(kind, [...(listeners.get(kind) ?? []), listener]),
    onJoin: (listener) => void joined.push(listener),
    onWindows: (listener) => void changed.push(listener),
    greet: () => send("hello"),
  };
}

/** Says goodbye, and finds out who went without it: a window that crashes cannot say anything. */
function keepInTouch(transports: readonly Transport[], peers: Peers, send: (kind: string) => void): void {
  window.addEventListener("pagehide", () => send(goodbye));
  window.addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    peers.forgetAll();
    send("hello");
  });
  window.setInterval(() => {
    peers.ask();
    if (!peers.isEmpty) send(ask);
    else if (transports.some(({ mustKnock }) => mustKnock)) send("hello");
  }, askEvery);
}

/** `crypto.randomUUID` is missing where the page comes from another machine without encryption. */
const windowName = () => [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join("");

/** Whether the first of two windows was there before the second. */
function isOlder(self: Pick<Message, "born" | "from">, other: Pick<Message, "born" | "from">): boolean {
  return self.born < other.born || (self.born === other.born && self.from < other.from);
}
