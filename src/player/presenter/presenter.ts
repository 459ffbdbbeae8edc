import type { RevealApi, RevealConfig } from "reveal.js";
import type { Role } from "../link/message.js";
import { readSlides } from "../settings.js";
import { fitSlide } from "../slide-copy.js";
import { say } from "../words.js";
import { buildDesk, type DeskActions, type DeskFields } from "./desk.js";
import { roleHere } from "./mode.js";
import { showPosition, showState } from "./position.js";
import { listSlides } from "./slide-list.js";
import { type DeckNow, type DeskState, deckNow } from "./state.js";
import { showTimes } from "./timing.js";

/** The speaker's desk around the running slide; the same page without it is the stage. */
export interface Presenter {
  /** Shows or removes the desk, as the window's role says. */
  update(): void;
}

/** The other window plays what moves and sounds, and goes on by itself where the deck says so. */
const deskOptions: RevealConfig = { autoSlide: false, autoPlayMedia: false, hideInactiveCursor: false };
/** What reveal.js does where a deck says nothing. */
const stageOptions: RevealConfig = { autoSlide: 0, autoPlayMedia: null, hideInactiveCursor: true };

/** Prepares the desk, which is built when it is first shown. */
export function createPresenter(state: DeskState, actions: DeskActions): Presenter {
  const { reveal, settings, talk, follower, curtain, link, stage } = state;
  let fields: DeskFields | undefined;
  let now: DeckNow = deckNow(readSlides(), state);
  let role: Role = "stage";
  const whenShown = (action: (open: DeskFields) => void) => {
    if (fields && roleHere() === "presenter") action(fields);
  };
  const showAll = () =>
    whenShown((open) => {
      now = deckNow(now.slides, state);
      showPosition(open, state, now);
      showState(open, state);
      showTimes(open, state, now);
    });
  /** After an edit, nothing that was read before holds. */
  const readAgain = () =>
    whenShown((open) => {
      now = deckNow(readSlides(), state);
      open.notes.dataset["stale"] = "true";
      listSlides(open.list, now, (id) => goTo(reveal, id));
      showAll();
    });
  const showStateNow = () => whenShown((open) => showState(open, state));
  const tick = () => whenShown((open) => showTimes(open, state, now));

  follower.onChange(showAll);
  talk.onChange(tick);
  for (const source of [curtain, stage, talk]) source.onChange(showStateNow);
  link.onWindows(showStateNow);
  document.addEventListener("quarterdeck-patched", () => {
    showTitle(settings);
    readAgain();
  });
  window.setInterval(tick, 1000);
  const fit = new ResizeObserver(() =>
    whenShown((open) => {
      reveal.layout();
      fitSlide(open.next, settings);
    }),
  );
  const build = () => {
    const built = buildDesk(actions);
    document.documentElement.style.setProperty("--ratio", String(settings.width / settings.height));
    // Behind the deck: whoever looks for its slides finds them before the copy of the next one.
    document.body.append(built.root);
    for (const box of [reveal.getRevealElement(), built.next]) if (box) fit.observe(box);
    return built;
  };
  return {
    update() {
      if (roleHere() === role) return;
      role = roleHere();
      const isDesk = role === "presenter";
      fields ??= build();
      fields.root.hidden = !isDesk;
      showTitle(settings);
      reveal.configure(isDesk ? deskOptions : { ...stageOptions, ...settings.reveal });
      reveal.layout();
      readAgain();
    },
  };
}

function showTitle({ title }: DeskState["settings"]): void {
  document.title = roleHere() === "presenter" ? say("speaker.title", { title }) : title;
}

function goTo(reveal: RevealApi, id: string): void {
  const section = document.getElementById(id);
  if (!section) return;
  const { h, v } = reveal.getIndices(section);
  reveal.slide(h, v ?? 0);
}
