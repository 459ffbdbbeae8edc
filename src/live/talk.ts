import type { RevealApi } from "reveal.js";
import type { OpenPoll, SteerCommand, TalkClock, TalkPlace, WindowReport } from "../serve/room/talk.js";
import { goTo } from "./place.js";

/** Tells a server where the talk is, and does what the phone of the speaker says. */
export interface TalkBridge {
  /** What this window shows. */
  report(): WindowReport;
  steer(command: SteerCommand): void;
}

const moves = ["slidechanged", "fragmentshown", "fragmenthidden", "paused", "resumed"] as const;

/** @param changed is called when there is something new to report */
export function createTalkBridge(reveal: RevealApi, changed: () => void): TalkBridge {
  let clock: TalkClock = { elapsed: 0, isRunning: false };
  const askClock = (wish: "tell" | "toggle" | "reset") =>
    document.dispatchEvent(new CustomEvent("quarterdeck-clock-wish", { detail: wish }));
  let isReading = false;
  document.addEventListener("quarterdeck-clock", (event) => {
    if (event instanceof CustomEvent) clock = event.detail as TalkClock;
    if (!isReading) changed();
  });
  /** What was heard of a clock that runs is old. */
  const readClock = () => {
    isReading = true;
    askClock("tell");
    isReading = false;
    return clock;
  };
  for (const event of moves) reveal.on(event, changed);
  // The slide in view may have another name, or be another one.
  document.addEventListener("quarterdeck-patched", changed);
  // It becomes the desk of the speaker, or the stage again.
  new MutationObserver(changed).observe(document.documentElement, { attributes: true, attributeFilter: ["class"] });
  const uncover = () => {
    const isCovered = reveal.isPaused();
    if (isCovered) reveal.togglePause(false);
    return isCovered;
  };
  return {
    report: () => ({
      is: "talk",
      role: document.documentElement.classList.contains("qd-presenting") ? "presenter" : "stage",
      place: placeOf(reveal),
      clock: readClock(),
      poll: pollOf(reveal),
    }),
    steer(command) {
      // As with a clicker: nobody has seen yet what is behind a black screen.
      if (command.do === "curtain") reveal.togglePause(command.curtain !== "");
      else if (command.do === "clock") askClock(command.clock);
      else if (command.do === "thaw") document.dispatchEvent(new KeyboardEvent("keydown", { key: "z", bubbles: true }));
      else if (command.do === "go") {
        uncover();
        goTo(reveal, { slide: command.slide, step: -1 });
      } else if (!uncover()) command.do === "next" ? reveal.next() : reveal.prev();
    },
  };
}

function placeOf(reveal: RevealApi): TalkPlace {
  const isWhite = reveal.getRevealElement()?.classList.contains("qd-white") === true;
  const curtain = !reveal.isPaused() ? "" : isWhite ? "white" : "black";
  return { slide: reveal.getCurrentSlide()?.id ?? "", step: reveal.getIndices().f ?? -1, curtain };
}

function pollOf(reveal: RevealApi): OpenPoll | null {
  const poll = reveal.getCurrentSlide()?.querySelector<HTMLElement>("[data-poll]");
  const id = poll?.dataset["poll"];
  return poll && id !== undefined ? { id, options: poll.querySelectorAll("[data-option]").length } : null;
}
