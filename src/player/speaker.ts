import type { RevealApi } from "reveal.js";
import { element } from "./elements.js";
import { type DeckActions, pressOwnKey } from "./keys.js";
import { loadTalk, saveTalk } from "./memory.js";
import { createStopwatch, type Stopwatch } from "./pacing.js";
import type { PlayerSettings } from "./settings.js";
import { fitSlide } from "./slide-copy.js";
import { showClock, showPosition, showState, type Talk } from "./speaker-content.js";
import { featuresOf, findPopup, isReachable, onNextGesture, openPopup } from "./speaker-popup.js";
import { buildWindow, type SpeakerFields } from "./speaker-window.js";
import { say } from "./words.js";

/** The speaker view: a window without a script of its own, which the deck fills and keeps up to date. */
export interface SpeakerView {
  open(): void;
  readonly isOpen: boolean;
}

/** Prepares the speaker view, and finds the window again that was open before the deck was reloaded. */
export function createSpeakerView(talk: Talk, deck: DeckActions): SpeakerView {
  const memory = loadTalk();
  const stopwatch = restoreClock(memory);
  let popup: Window | null = null;
  let fields: SpeakerFields | undefined;
  /** The place of the window that a reload has lost. */
  let lost = "";

  const shown = () => (isReachable(popup) && fields?.current.isConnected ? fields : undefined);
  const tick = () => withFields(shown(), (open) => showClock(open, stopwatch, talk));
  const update = () => {
    withFields(shown(), (open) => showPosition(open, talk));
    tick();
  };
  const fill = () => {
    if (!popup || !isReachable(popup)) return;
    fields = fillWindow(popup, { settings: talk.settings, deck, stopwatch, tick });
    const target = popup;
    const features = featuresOf(target);
    lost = "";
    // Reloaded by the speaker it is empty, and filled again as soon as it is there or, when the browser now takes
    // it for a stranger's, replaced on the next key.
    target.addEventListener("pagehide", () => {
      lost = features;
      window.setTimeout(() => {
        if (target.closed) lost = "";
        else if (isReachable(target)) shown() ?? fill();
        else onNextGesture(() => lost && open(lost));
      }, 300);
    });
    update();
  };
  const open = (features?: string) => {
    if (shown()) return popup?.focus();
    popup = openPopup(features);
    if (isReachable(popup)) fill();
    else showBlocked();
  };
  followDeck(talk.reveal, stopwatch.start, update, () =>
    withFields(shown(), (current) => showState(current, talk.reveal)),
  );
  keepOverReload(() => {
    const { elapsed, isRunning } = stopwatch;
    withFields(shown(), markLost);
    saveTalk({ elapsed, isRunning, savedAt: Date.now(), popup: popup && shown() ? featuresOf(popup) : lost });
  }, update);
  if (memory?.popup) {
    popup = findPopup();
    if (isReachable(popup)) fill();
    else onNextGesture(() => shown() ?? open(memory.popup));
  }
  return {
    open: () => open(),
    get isOpen() {
      return shown() !== undefined;
    },
  };
}

function withFields(fields: SpeakerFields | undefined, action: (fields: SpeakerFields) => void): void {
  if (fields) action(fields);
}

/** What works in the speaker window. */
interface SpeakerTools {
  readonly settings: PlayerSettings;
  readonly deck: DeckActions;
  readonly stopwatch: Stopwatch;
  /** Updates the time that is shown. */
  readonly tick: () => void;
}

function fillWindow(target: Window, { settings, deck, stopwatch, tick }: SpeakerTools): SpeakerFields {
  const pause = () => {
    stopwatch.toggle();
    tick();
  };
  const reset = () => {
    stopwatch.reset();
    tick();
  };
  const fields = buildWindow(target.document, settings, { previous: deck.previous, next: deck.next, pause, reset });
  // The window's own timer: browsers slow down those of a deck that is hidden behind it.
  target.setInterval(tick, 1000);
  target.document.addEventListener("keydown", (event) => forwardKey(event, deck, target.document));
  target.addEventListener("resize", () => {
    for (const box of [fields.current, fields.next]) fitSlide(box, settings);
  });
  return fields;
}

function restoreClock(memory: ReturnType<typeof loadTalk>) {
  if (!memory) return createStopwatch();
  const missed = memory.isRunning ? (Date.now() - memory.savedAt) / 1000 : 0;
  return createStopwatch(undefined, { elapsed: memory.elapsed + missed, isRunning: memory.isRunning });
}

function followDeck(reveal: RevealApi, onMove: () => void, update: () => void, onState: () => void): void {
  for (const event of ["slidechanged", "fragmentshown", "fragmenthidden"]) {
    reveal.on(event, () => {
      onMove();
      update();
    });
  }
  for (const event of ["paused", "resumed", "overviewshown", "overviewhidden"]) reveal.on(event, onState);
}

function keepOverReload(save: () => void, update: () => void): void {
  window.addEventListener("pagehide", save);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) update();
  });
}

function markLost(fields: SpeakerFields | undefined): void {
  if (fields) fields.state.textContent = say("speaker.loading");
}

/** Keys pressed in the speaker window navigate the deck, as they do in the deck's own window. */
function forwardKey(event: KeyboardEvent, deck: DeckActions, owner: Document): void {
  // The event's target belongs to another window, whose classes instanceof does not know.
  const onButton = (event.target as Element | null)?.closest("button") ?? null;
  const { key, keyCode, shiftKey, altKey } = event;
  if (pressOwnKey(event, deck, owner) || event.ctrlKey || event.metaKey) return;
  if ((onButton && /^( |Enter)$/.test(key)) || /^(Tab|F\d+|f)$/i.test(key)) return;
  event.preventDefault();
  // reveal.js asks for a slide's number in the deck's window.
  if (key.toLowerCase() === "g") window.focus();
  document.dispatchEvent(new KeyboardEvent("keydown", { key, keyCode, shiftKey, altKey, bubbles: true }));
}

function showBlocked(): void {
  const note = element(document, "p", { class: "qd-message", role: "alert" }, say("speaker.blocked"));
  document.body.append(note);
  window.setTimeout(() => note.remove(), 8000);
}
