/** The beats of a server, of which there is one a second. */
export interface Pulse {
  /** The last one; only the server knows how old it is. */
  readonly beat: number;
  /** Whether the last one has come just now. */
  readonly isFresh: boolean;
  /** Another beat; true when there was none for a while. */
  hear(beat: number): boolean;
  /** Waits for a beat, as if there had been none: when a connection begins, or `again` when a phone may have slept. */
  await(which: "begin" | "again"): void;
  stop(): void;
}

/** Milliseconds after which taps no longer count. */
const fresh = 2500;
/** And after which the connection is taken for dead. */
const patience = 4500;
/** How long a connection from before the phone slept may take. */
const proofOfLife = 1500;

/** @param lost is told when no beat comes */
export function createPulse(lost: () => void): Pulse {
  let beat = 0;
  /** By the clock on the wall: others stand while a phone sleeps. */
  let heardAt = 0;
  let timer = 0;
  const watch = (pause: number) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(lost, pause);
  };
  const isFresh = () => {
    const age = Date.now() - heardAt;
    return age >= 0 && age < fresh;
  };
  return {
    get beat() {
      return beat;
    },
    get isFresh() {
      return isFresh();
    },
    hear(next) {
      const wasFresh = isFresh();
      [beat, heardAt] = [next, Date.now()];
      watch(patience);
      return !wasFresh;
    },
    await(which) {
      heardAt = 0;
      watch(which === "begin" ? patience : proofOfLife);
    },
    stop() {
      heardAt = 0;
      window.clearTimeout(timer);
    },
  };
}
