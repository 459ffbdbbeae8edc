/** Messages between the windows that show the same deck. */
export interface InkLink {
  /** Tells the other windows; data is plain JSON. */
  send(kind: string, data: unknown): void;
  /** Is told what other windows send; what they send is checked by whoever reads it. */
  on(kind: string, listener: (data: unknown) => void): void;
  /** Called when another window joins, so that what it has to know can be sent to it. */
  onJoin(listener: () => void): void;
}

interface Envelope {
  readonly kind: string;
  readonly data: unknown;
}

/** Links windows of the same origin that show the deck under this name. */
export function openChannel(name: string): InkLink {
  const channel = new BroadcastChannel(`quarterdeck-ink ${name}`);
  const listeners = new Map<string, (data: unknown) => void>();
  const send = (kind: string, data: unknown) => channel.postMessage({ kind, data } satisfies Envelope);
  channel.addEventListener("message", ({ data }) => {
    const { kind, data: said } = data as Envelope;
    listeners.get(kind)?.(said);
  });
  return {
    send,
    on: (kind, listener) => void listeners.set(kind, listener),
    onJoin(listener) {
      listeners.set("hello", listener);
      send("hello", null);
    },
  };
}
