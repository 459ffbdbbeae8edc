import type { WindowLink } from "../link/link.js";
import { loadTalk, saveTalk } from "./memory.js";
import { createStopwatch } from "./pacing.js";
import { createSlideTimes } from "./slide-times.js";
import { readTalk, type TalkState, withMissed } from "./talk-state.js";

/** The time of a talk: all of it, and for each slide. Both windows know it, so either may be the presenter. */
export interface Talk {
  /** Seconds since the first move, pauses left out. */
  readonly elapsed: number;
  readonly isRunning: boolean;
  readonly isRehearsal: boolean;
  /** Seconds on each slide, by its id. */
  times(): ReadonlyMap<string, number>;
  /** The window shows this slide; from now on, time goes to it. */
  show(slide: string): void;
  /** Starts a clock that has not run yet; one that was paused stays so. */
  start(): void;
  toggle(): void;
  reset(): void;
  /** Begins at zero and at once. */
  rehearse(): void;
  /** Stops the clock; the times stay. */
  finish(): void;
  onChange(listener: () => void): void;
}

/** Starts at zero, or where the talk was before a reload. */
export function createTalk(link: WindowLink, first: string): Talk {
  const clock = createStopwatch();
  const times = createSlideTimes(first);
  const listeners: (() => void)[] = [];
  let isRehearsal = false;

  const tell = () => {
    for (const listener of listeners) listener();
  };
  const state = (): TalkState => {
    times.count(clock.elapsed);
    const { elapsed, isRunning } = clock;
    return { elapsed, isRunning, isRehearsal, times: Object.fromEntries(times.all) };
  };
  const take = (other: TalkState) => {
    clock.set(other);
    times.set(other.times, other.elapsed);
    isRehearsal = other.isRehearsal;
  };
  const change = (next: Partial<TalkState>) => {
    take({ ...state(), ...next });
    link.send("talk", state());
    tell();
  };
  shareTalk(link, state, (other) => {
    take(other);
    tell();
  });
  return {
    get elapsed() {
      return clock.elapsed;
    },
    get isRunning() {
      return clock.isRunning;
    },
    get isRehearsal() {
      return isRehearsal;
    },
    times: () => {
      times.count(clock.elapsed);
      return times.all;
    },
    show(slide) {
      times.count(clock.elapsed);
      times.show(slide);
    },
    start: () => !clock.isRunning && clock.elapsed === 0 && change({ isRunning: true }),
    toggle: () => change({ isRunning: !clock.isRunning }),
    reset: () => change({ elapsed: 0, isRunning: false, isRehearsal: false, times: {} }),
    rehearse: () => change({ elapsed: 0, isRunning: true, isRehearsal: true, times: {} }),
    finish: () => change({ isRunning: false, isRehearsal: false }),
    onChange: (listener) => void listeners.push(listener),
  };
}

/** Takes the talk over from a window that was there before, or from this one before it was reloaded. */
function shareTalk(link: WindowLink, state: () => TalkState, take: (talk: TalkState) => void): void {
  const remembered = readTalk(loadTalk());
  if (remembered) take(withMissed(remembered));
  link.on("talk", (data) => {
    const other = readTalk(data);
    if (other) take(other);
  });
  link.onJoin(() => link.send("talk", state()));
  window.addEventListener("pagehide", () => saveTalk({ ...state(), savedAt: Date.now() }));
}
