import type { RevealApi } from "reveal.js";
import { button, element } from "./elements.js";
import { clockText, createStopwatch, paceOf, type Stopwatch } from "./pacing.js";
import type { PlayerSettings, SlideView } from "./settings.js";
import { showSlide } from "./slide-copy.js";

/** The speaker view: a window without a script of its own, which the deck fills and keeps up to date. */
export interface SpeakerView {
  open(): void;
  readonly isOpen: boolean;
}

const windowName = "quarterdeck-speaker";
const sizeKey = "quarterdeck-notes-size";

interface Fields {
  readonly current: HTMLElement;
  readonly next: HTMLElement;
  readonly notes: HTMLElement;
  readonly title: HTMLElement;
  readonly time: HTMLElement;
  readonly elapsed: HTMLElement;
  readonly pace: HTMLElement;
  readonly position: HTMLElement;
  readonly pause: HTMLElement;
}

export function createSpeakerView(
  reveal: RevealApi,
  slides: readonly SlideView[],
  settings: PlayerSettings,
): SpeakerView {
  const stopwatch = createStopwatch();
  let popup: Window | null = null;
  let fields: Fields | undefined;
  let timer: number | undefined;

  const position = () =>
    Math.max(
      0,
      slides.findIndex((slide) => slide.section === reveal.getCurrentSlide()),
    );
  const tick = () => {
    if (!popup || popup.closed || !fields) window.clearInterval(timer);
    else showClock(fields, stopwatch, slides, position(), settings);
  };
  const update = () => {
    if (!popup || popup.closed || !fields) return;
    showPosition(popup.document, fields, reveal, slides, position(), settings);
    tick();
  };
  const fill = (target: Window) => {
    const onPause = () => {
      stopwatch.toggle();
      tick();
    };
    const onReset = () => {
      stopwatch.reset();
      tick();
    };
    fields = buildWindow(target.document, settings, onPause, onReset);
    target.document.addEventListener("keydown", forwardKey);
    window.clearInterval(timer);
    timer = window.setInterval(tick, 1000);
    update();
  };
  for (const event of ["slidechanged", "fragmentshown", "fragmenthidden"] as const) {
    reveal.on(event, () => {
      stopwatch.start();
      update();
    });
  }
  return {
    open() {
      if (popup && !popup.closed) return popup.focus();
      popup = window.open("", windowName, "popup,width=1280,height=800");
      if (popup) fill(popup);
      else showBlocked();
    },
    get isOpen() {
      return popup !== null && !popup.closed;
    },
  };
}

/** Keys pressed in the speaker window navigate the deck, as they do in the deck's own window. */
function forwardKey(event: KeyboardEvent): void {
  // The event's target belongs to another window, whose classes instanceof does not know.
  const onButton = (event.target as Element | null)?.closest("button") ?? null;
  const { key, keyCode, shiftKey, altKey } = event;
  if (event.ctrlKey || event.metaKey || (onButton && /^( |Enter)$/.test(key))) return;
  event.preventDefault();
  document.dispatchEvent(new KeyboardEvent("keydown", { key, keyCode, shiftKey, altKey, bubbles: true }));
}

function showClock(
  fields: Fields,
  stopwatch: Stopwatch,
  slides: readonly SlideView[],
  at: number,
  settings: PlayerSettings,
): void {
  const before = slides.slice(0, at).reduce((sum, slide) => sum + slide.minutes, 0);
  const pace = paceOf(stopwatch.elapsed, before, slides[at]?.minutes ?? 0);
  const isPlanned = slides.some((slide) => slide.minutes > 0);
  fields.time.textContent = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  fields.elapsed.textContent = clockText(stopwatch.elapsed) + (settings.minutes ? ` / ${settings.minutes}:00` : "");
  fields.pace.textContent = stopwatch.isRunning && isPlanned ? pace.text : "";
  fields.pace.dataset["state"] = pace.state;
  fields.pause.textContent = stopwatch.isRunning ? "Pause" : "Start";
}

function showPosition(
  owner: Document,
  fields: Fields,
  reveal: RevealApi,
  slides: readonly SlideView[],
  at: number,
  settings: PlayerSettings,
): void {
  const slide = slides[at];
  if (!slide) return;
  const { next, fragments } = nextState(reveal, slides, at);
  showSlide(owner, fields.current, slide.section, settings);
  showSlide(owner, fields.next, next?.section, settings, fragments);
  fields.notes.replaceChildren(...cloneNotes(owner, slide));
  const title = next ? `Next: ${next.title || `slide ${next.number}`}` : "End of the deck";
  fields.title.textContent = fragments ? "Next step" : title;
  const minutes = slide.minutes ? ` · ${slide.minutes} min` : "";
  fields.position.textContent = `${slide.number} / ${slides.length}${slide.part ? ` · ${slide.part}` : ""}${minutes}`;
}

function showBlocked(): void {
  const message = "The browser blocked the speaker window. Allow pop-ups for this file and press S again.";
  const note = element(document, "p", { class: "qd-message", role: "alert" }, message);
  document.body.append(note);
  window.setTimeout(() => note.remove(), 8000);
}

/** What comes next: another step of this slide, or the next slide. */
function nextState(reveal: RevealApi, slides: readonly SlideView[], at: number) {
  const hidden = reveal.availableFragments().next;
  return hidden ? { next: slides[at], fragments: true } : { next: slides[at + 1], fragments: false };
}

function cloneNotes(owner: Document, slide: SlideView): Node[] {
  if (!slide.notes) return [element(owner, "p", { class: "empty" }, "No notes on this slide.")];
  return [...slide.notes.childNodes].map((node) => owner.importNode(node, true));
}

function buildWindow(owner: Document, settings: PlayerSettings, onPause: () => void, onReset: () => void): Fields {
  owner.title = `Speaker view: ${settings.title}`;
  owner.documentElement.lang = settings.lang;
  owner.documentElement.className = "qd-speaker";
  const styles = [...document.querySelectorAll("style")].map((style) => owner.importNode(style, true));
  owner.head.replaceChildren(element(owner, "title", {}, owner.title), ...styles);
  const make = (name: string, className: string) => element(owner, name, { class: className });
  const pause = button(owner, "Start", "Start or pause the clock", onPause);
  const fields: Fields = {
    current: make("div", "qd-box"),
    next: make("div", "qd-box"),
    notes: make("div", "qd-notes"),
    title: make("p", "qd-next-title"),
    time: make("span", "qd-time"),
    elapsed: make("span", "qd-elapsed"),
    pace: make("span", "qd-pace"),
    position: make("p", "qd-position"),
    pause,
  };
  const larger = button(owner, "A+", "Larger notes", () => resizeNotes(fields.notes, 2));
  const smaller = button(owner, "A−", "Smaller notes", () => resizeNotes(fields.notes, -2));
  const clock = element(owner, "div", { class: "qd-clock" }, fields.time, fields.elapsed, fields.pace);
  const controls = element(
    owner,
    "div",
    { class: "qd-controls" },
    pause,
    button(owner, "Reset", "Reset the clock", onReset),
    smaller,
    larger,
  );
  const left = element(
    owner,
    "section",
    { class: "qd-left", "aria-label": "Current slide" },
    fields.current,
    fields.position,
  );
  const right = element(
    owner,
    "section",
    { class: "qd-right", "aria-label": "Next slide" },
    clock,
    controls,
    fields.title,
    fields.next,
  );
  const notes = element(
    owner,
    "section",
    { class: "qd-notes-area", "aria-label": "Notes", tabindex: "0" },
    fields.notes,
  );
  owner.body.className = "qd-speaker-body";
  owner.body.replaceChildren(element(owner, "main", {}, left, right, notes));
  resizeNotes(fields.notes, 0);
  return fields;
}

/** The size of the notes is remembered where the browser allows files to remember something. */
function resizeNotes(notes: HTMLElement, step: number): void {
  let size = 24;
  try {
    size = Number(window.localStorage.getItem(sizeKey) ?? size) + step;
    window.localStorage.setItem(sizeKey, String(size));
  } catch {
    size = (Number.parseInt(notes.style.fontSize, 10) || size) + step;
  }
  notes.style.fontSize = `${Math.min(60, Math.max(14, size))}px`;
}
