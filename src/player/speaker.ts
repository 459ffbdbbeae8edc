import type { RevealApi } from "reveal.js";
import { button, element } from "./elements.js";
import { clockText, createStopwatch, paceOf } from "./pacing.js";
import type { PlayerSettings, SlideView } from "./settings.js";

/** The speaker view: a window without a script of its own, which the deck fills and keeps up to date. */
export interface SpeakerView {
  open(): void;
  /** Shows the slide on which the deck stands. */
  update(): void;
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

export function createSpeakerView(reveal: RevealApi, slides: readonly SlideView[], settings: PlayerSettings): SpeakerView {
  const stopwatch = createStopwatch();
  let popup: Window | null = null;
  let fields: Fields | undefined;
  let timer: number | undefined;
  const isOpen = () => popup !== null && !popup.closed;

  const position = () => Math.max(0, slides.findIndex((slide) => slide.section === reveal.getCurrentSlide()));
  const tick = () => {
    if (!isOpen() || !fields) {
      window.clearInterval(timer);
      return;
    }
    const at = position();
    const before = slides.slice(0, at).reduce((sum, slide) => sum + slide.minutes, 0);
    const planned = slides[at]?.minutes ?? 0;
    const pace = paceOf(stopwatch.elapsed, before, planned);
    fields.time.textContent = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    fields.elapsed.textContent = clockText(stopwatch.elapsed) + (settings.minutes ? ` / ${settings.minutes}:00` : "");
    const isPlanned = slides.some((slide) => slide.minutes > 0);
    fields.pace.textContent = stopwatch.isRunning && isPlanned ? pace.text : "";
    fields.pace.dataset["state"] = pace.state;
    fields.pause.textContent = stopwatch.isRunning ? "Pause" : "Start";
  };
  const update = () => {
    if (!isOpen() || !fields || !popup) return;
    const at = position();
    const slide = slides[at];
    if (!slide) return;
    const { next, fragments } = nextState(reveal, slides, at);
    showSlide(popup.document, fields.current, slide.section, settings);
    showSlide(popup.document, fields.next, next?.section, settings, fragments);
    fields.notes.replaceChildren(...cloneNotes(popup.document, slide));
    const label = fragments ? "Next step" : next ? `Next: ${next.title || `slide ${next.number}`}` : "End of the deck";
    fields.title.textContent = label;
    const minutes = slide.minutes ? ` · ${slide.minutes} min` : "";
    fields.position.textContent = `${slide.number} / ${slides.length}${slide.part ? ` · ${slide.part}` : ""}${minutes}`;
    tick();
  };
  const fill = (target: Window) => {
    fields = buildWindow(target.document, settings, () => {
      stopwatch.toggle();
      tick();
    }, () => {
      stopwatch.reset();
      tick();
    });
    // Keys pressed in the speaker window navigate the deck, as they do in the deck's own window.
    target.document.addEventListener("keydown", (event) => {
      // The event's target belongs to another window, whose classes instanceof does not know.
      const onButton = (event.target as Element | null)?.closest("button") ?? null;
      if (onButton && /^( |Enter)$/.test(event.key)) return;
      const { key, keyCode, shiftKey, altKey, ctrlKey, metaKey } = event;
      if (ctrlKey || metaKey) return;
      event.preventDefault();
      document.dispatchEvent(new KeyboardEvent("keydown", { key, keyCode, shiftKey, altKey, bubbles: true }));
    });
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
    update,
    get isOpen() {
      return isOpen();
    },
  };
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

/** Puts a copy of a slide into a box; `nextStep` shows it with its next fragment. */
function showSlide(
  owner: Document,
  box: HTMLElement,
  section: HTMLElement | undefined,
  settings: PlayerSettings,
  nextStep = false,
): void {
  box.replaceChildren();
  if (!section) return;
  const copy = owner.importNode(section, true);
  copy.querySelector(":scope > aside.notes")?.remove();
  copy.removeAttribute("hidden");
  copy.removeAttribute("aria-hidden");
  copy.removeAttribute("style");
  copy.className = `${section.className.replace(/\b(past|future)\b/g, "")} present`;
  if (nextStep) copy.querySelector(".fragment:not(.visible)")?.classList.add("visible", "current-fragment");
  const background = section.dataset["backgroundColor"] ?? section.dataset["background"];
  if (background) copy.style.background = background;
  const frame = element(owner, "div", { class: "reveal", inert: "" }, element(owner, "div", { class: "slides" }, copy));
  frame.style.width = `${settings.width}px`;
  frame.style.height = `${settings.height}px`;
  box.append(frame);
  const view = owner.defaultView;
  const scale = () => {
    frame.style.transform = `scale(${Math.min(box.clientWidth / settings.width, box.clientHeight / settings.height)})`;
  };
  scale();
  if (view && !box.dataset["watched"]) {
    box.dataset["watched"] = "true";
    view.addEventListener("resize", () => {
      const shown = box.querySelector<HTMLElement>(".reveal");
      if (shown) shown.style.transform = `scale(${Math.min(box.clientWidth / settings.width, box.clientHeight / settings.height)})`;
    });
  }
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
  const controls = element(owner, "div", { class: "qd-controls" }, pause, button(owner, "Reset", "Reset the clock", onReset), smaller, larger);
  const left = element(owner, "section", { class: "qd-left", "aria-label": "Current slide" }, fields.current, fields.position);
  const right = element(owner, "section", { class: "qd-right", "aria-label": "Next slide" }, clock, controls, fields.title, fields.next);
  const notes = element(owner, "section", { class: "qd-notes-area", "aria-label": "Notes", tabindex: "0" }, fields.notes);
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
