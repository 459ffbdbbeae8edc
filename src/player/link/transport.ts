/** A way to other windows: messages of windows, a channel of the browser, later a socket of the server. */
export interface Transport {
  send(message: unknown): void;
  /** Is told what came; nothing of it is known but that it came from a window that may speak to us. */
  listen(listener: (message: unknown) => void): void;
  /** Whether nobody hears us before we have spoken to them, again and again, until they answer. */
  readonly mustKnock: boolean;
  /** Whether it leads only to windows that this one has opened, and to the one that has opened it. */
  readonly isKin: boolean;
}

/** The windows that this one opened, or that opened it. */
export interface WindowTransport extends Transport {
  /** Adds a window that this one has opened. */
  add(other: Window): void;
  /** Brings them to the front; false when there is none. */
  focus(): boolean;
}
