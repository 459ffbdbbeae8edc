import { goodbye, type Message, type Role, readMessage } from "./message.js";
import type { Transport } from "./transport.js";

/** Messages between the windows that show the same deck: stage, presenter. */
interface Link {
  /** Tells the other windows; data is plain JSON. */
  send(kind: string, data: unknown): void;
  /** Is told what other windows send; the data comes from another window of the same origin and is checked by whoever reads it. */
  on(kind: string, listener: (data: unknown) => void): void;
  /** Called when another window joins, so that what it has to know can be sent to it. Only the older window is asked. */
  onJoin(listener: () => void): void;
}

/** A link that also knows who is there. */
export interface WindowLink extends Link {
  /** Whether a window of this role is known. */
  has(role: Role): boolean;
  /** Called when a window comes, goes, or becomes something else. */
  onWindows(listener: () => void): void;
  /** Tells the others that this window now shows something else. */
  greet(): void;
}

/** Who speaks, and how. */
export interface LinkOptions {
  readonly deck: string;
  readonly role: () => Role;
  readonly transports: readonly Transport[];
}

interface Peer {
  readonly role: Role;
  readonly count: number;
}

const knockEvery = 1000;

/** Links this window with the others that show the deck, and keeps looking for one that was reloaded. */
export function createLink({ deck, role, transports }: LinkOptions): WindowLink {
  const self = { from: windowName(), born: performance.timeOrigin };
  const peers = new Map<string, Peer>();
  const listeners = new Map<string, ((data: unknown) => void)[]>();
  const joined: (() => void)[] = [];
  const changed: (() => void)[] = [];
  let count = 0;

  const has = (wanted: Role) => [...peers.values()].some((peer) => peer.role === wanted);
  const send = (kind: string, data: unknown = null) => {
    const message: Message = { quarterdeck: "link", deck, ...self, role: role(), count: ++count, kind, data };
    for (const transport of transports) transport.send(message);
  };
  const knock = () => {
    if (peers.size > 0) return;
    send("hello");
    if (transports.some(({ mustKnock }) => mustKnock)) window.setTimeout(knock, knockEvery);
  };
  /** Notes who speaks; true when the message is new. */
  const meet = (message: Message): boolean => {
    const known = peers.get(message.from);
    if (known && message.count <= known.count) return false;
    peers.set(message.from, { role: message.role, count: message.count });
    if (known?.role !== message.role) for (const listener of changed) listener();
    if (known) return true;
    // Whoever does not know us learns of us; whoever is younger learns what we know.
    if (message.kind !== "welcome") send("welcome");
    if (isOlder(self, message)) for (const listener of joined) listener();
    return true;
  };
  const leave = (from: string) => {
    if (!peers.delete(from)) return;
    for (const listener of changed) listener();
    knock();
  };
  const receive = (value: unknown) => {
    const message = readMessage(value, deck);
    if (!message || message.from === self.from) return;
    if (message.kind === goodbye) return leave(message.from);
    if (!meet(message)) return;
    // Two readers of the same deck do not lead each other; a speaker leads all stages.
    if (message.role === role() && !has("presenter") && role() === "stage") return;
    for (const listener of listeners.get(message.kind) ?? []) listener(message.data);
  };

  for (const transport of transports) transport.listen(receive);
  window.addEventListener("pagehide", () => send(goodbye));
  window.addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    peers.clear();
    knock();
  });
  return {
    send,
    has,
    on: (kind, listener) => void listeners.set(kind, [...(listeners.get(kind) ?? []), listener]),
    onJoin: (listener) => void joined.push(listener),
    onWindows: (listener) => void changed.push(listener),
    greet: () => (peers.size > 0 ? send("hello") : knock()),
  };
}

/** `crypto.randomUUID` is missing where the page comes from another machine without encryption. */
const windowName = () => [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join("");

/** Whether the first of two windows was there before the second. */
function isOlder(self: Pick<Message, "born" | "from">, other: Pick<Message, "born" | "from">): boolean {
  return self.born < other.born || (self.born === other.born && self.from < other.from);
}
