import type { RevealApi } from "reveal.js";
import { goTo, placeNow } from "../../live/place.js";
import type { TalkPlace } from "../../serve/room/talk.js";

/** The deck's own slide, which shows on the phone where the talk is. */
export interface Mirror {
  /** Where the talk is. */
  follow(place: TalkPlace): void;
  /** Does something that may move the slide, and shows again where the talk is. */
  keep(action: () => void): void;
  /** Lets the speaker choose a slide in the deck's overview. */
  choose(onChoice: (slide: string) => void): void;
  /** Puts the slide into a place of the window. */
  layInto(box: DOMRect): void;
}

/** The page of a phone moves with the talk only. */
const quiet = {
  keyboard: false,
  touch: false,
  mouseWheel: false,
  controls: false,
  progress: false,
  slideNumber: false,
  hash: false,
  history: false,
  respondToHashChanges: false,
  autoSlide: false,
  autoPlayMedia: false,
  autoAnimate: false,
  transition: "none",
  backgroundTransition: "none",
} as const;

export function createMirror(reveal: RevealApi): Mirror {
  reveal.configure(quiet);
  const stage = reveal.getRevealElement();
  // The desk lies over it; what happens on it is told by the deck's own announcements.
  stage?.setAttribute("inert", "");
  muteSlides();
  let place: TalkPlace | undefined;
  let choice: ((slide: string) => void) | undefined;
  const show = () => {
    const now = placeNow(reveal);
    if (place && (place.slide !== now.slide || place.step !== now.step)) goTo(reveal, place);
  };
  const keep = (action: () => void) => {
    const waiting = choice;
    choice = undefined;
    action();
    show();
    choice = waiting;
  };
  reveal.on("slidechanged", () => {
    const chosen = choice;
    choice = undefined;
    if (!chosen) return;
    chosen(placeNow(reveal).slide);
    // The talk is where it was until its windows have moved. reveal.js is still about to tell of this move.
    queueMicrotask(show);
  });
  return {
    keep,
    follow(next) {
      place = next;
      keep(() => undefined);
    },
    choose(onChoice) {
      reveal.toggleOverview();
      const grid = document.querySelector("dialog[open]");
      if (!grid) return;
      choice = onChoice;
      grid.addEventListener("close", () => {
        choice = undefined;
      });
    },
    layInto({ left, top, width, height }) {
      if (!stage) return;
      const pixels = { left, top, width, height };
      for (const [name, value] of Object.entries(pixels)) stage.style.setProperty(name, `${value}px`);
      reveal.layout();
    },
  };
}

/** The room hears videos from the stage. */
function muteSlides(): void {
  const mute = ({ target }: Event) => {
    if (target instanceof HTMLMediaElement && target.closest(".reveal")) target.muted = true;
  };
  document.addEventListener("play", mute, { capture: true });
}
