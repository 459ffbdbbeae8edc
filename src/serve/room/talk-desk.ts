import { type Ballots, openBallots } from "./ballots.js";
import { openQuestions, type Questions } from "./questions.js";
import type { PollResult, TalkClock, TalkPlace } from "./talk.js";
import type { DatedReport, SpeakerWindows } from "./windows.js";

/** What a server knows of one talk. */
export interface TalkDesk {
  /** What the room sees. */
  readonly place: TalkPlace;
  /** What the speaker sees; the stage may be frozen meanwhile. */
  readonly led: TalkPlace;
  readonly clock: TalkClock;
  readonly poll: PollResult | null;
  readonly questions: Questions;
  readonly ballots: Ballots;
  readonly hasStage: boolean;
  /** Whether the stage shows how one joins. */
  isInviting: boolean;
}

const nowhere: TalkPlace = { slide: "", step: -1, curtain: "" };

/** @param now milliseconds that only grow */
export function openTalkDesk(deck: string, windows: SpeakerWindows, now: () => number): TalkDesk {
  const ballots = openBallots();
  /** What was said last: a room goes on to see it when the window of the speaker is gone for a moment. */
  let known: { readonly seen: DatedReport; readonly led: DatedReport } | undefined;
  const look = () => {
    const [seen, led] = [windows.seen(deck), windows.led(deck)];
    if (seen && led) known = { seen, led };
    return known;
  };
  return {
    ballots,
    questions: openQuestions(),
    isInviting: false,
    get place() {
      return look()?.seen.place ?? nowhere;
    },
    get led() {
      return look()?.led.place ?? nowhere;
    },
    get clock() {
      const { clock, at } = look()?.led ?? { clock: { elapsed: 0, isRunning: false }, at: 0 };
      return clock.isRunning ? { ...clock, elapsed: clock.elapsed + (now() - at) / 1000 } : clock;
    },
    get poll() {
      const poll = look()?.seen.poll;
      return poll ? ballots.result(poll) : null;
    },
    get hasStage() {
      return windows.seen(deck) !== undefined;
    },
  };
}
