import { clockText } from "../../player/presenter/pacing.js";
import type { TalkClock } from "../../serve/room/talk.js";
import type { Say } from "../say.js";
import type { Desk } from "./desk.js";
import { icon } from "./icon.js";
import { setText } from "./text.js";

/** Shows the clock of the talk, which runs on between two messages. */
export interface Timer {
  set(clock: TalkClock): void;
  show(): void;
}

/** @param minutes those of the slot; null without */
export function createTimer(desk: Desk, minutes: number | null, say: Say): Timer {
  let clock: TalkClock = { elapsed: 0, isRunning: false };
  /** By the clock on the wall, which runs on while a phone sleeps. */
  let cameAt = 0;
  const show = () => {
    const elapsed = clock.elapsed + (clock.isRunning ? (Date.now() - cameAt) / 1000 : 0);
    showElapsed(desk, { ...clock, elapsed }, say);
    if (minutes === null) return;
    const left = minutes * 60 - elapsed;
    desk.left.toggleAttribute("data-over", left < 0);
    setText(desk.left, say(left < 0 ? "remote.over" : "remote.left", { time: clockText(left) }));
  };
  return {
    show,
    set(next) {
      [clock, cameAt] = [next, Date.now()];
      show();
    },
  };
}

function showElapsed({ clock, elapsed: shown }: Desk, { elapsed, isRunning }: TalkClock, say: Say): void {
  const text = clockText(elapsed);
  setText(shown, text);
  clock.setAttribute("aria-label", say(isRunning ? "remote.pause" : "remote.start", { time: text }));
  if (clock.dataset["running"] === String(isRunning)) return;
  clock.dataset["running"] = String(isRunning);
  clock.querySelector("svg")?.replaceWith(icon(isRunning ? "pause" : "start"));
}
