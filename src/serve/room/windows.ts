import type { SteerCommand, SteerMessage, WindowReport } from "./talk.js";

/** A window of the speaker that shows a deck. */
interface SpeakerWindow {
  /** The deck that it shows. */
  readonly deck: string;
  send(message: SteerMessage): void;
}

/** What a window has said, and when. */
export interface DatedReport extends WindowReport {
  /** Milliseconds that only grow. */
  readonly at: number;
}

/** Where a talk is, by what the windows of the speaker say of it. */
export interface SpeakerWindows {
  report(window: SpeakerWindow, report: WindowReport): void;
  leave(window: SpeakerWindow): void;
  /** What the audience is to see: the stage, or the desk of the speaker where no stage is open. */
  seen(deck: string): DatedReport | undefined;
  /** What the speaker sees. */
  led(deck: string): DatedReport | undefined;
  /** Tells the window with which the speaker leads; false when none is open. */
  steer(deck: string, command: SteerCommand): boolean;
}

/**
 * Windows that are linked say the same; of others, the one that has moved last counts.
 * @param now milliseconds that only grow
 */
export function openWindows(now: () => number): SpeakerWindows {
  const reports = new Map<SpeakerWindow, DatedReport>();
  const last = (deck: string, wanted: WindowReport["role"]) => {
    const ofDeck = [...reports].filter(([window]) => window.deck === deck);
    return ofDeck.findLast(([, { role }]) => role === wanted) ?? ofDeck.at(-1);
  };
  return {
    report(window, report) {
      reports.delete(window);
      reports.set(window, { ...report, at: now() });
    },
    leave: (window) => void reports.delete(window),
    seen: (deck) => last(deck, "stage")?.[1],
    led: (deck) => last(deck, "presenter")?.[1],
    steer(deck, command) {
      const found = last(deck, "presenter");
      found?.[0].send({ is: "steer", command });
      return found !== undefined;
    },
  };
}
