import { button, element } from "./elements.js";
import { arrowsIn } from "./key-names.js";
import { loadNotesSize, saveNotesSize } from "./memory.js";
import type { PlayerSettings } from "./settings.js";
import { say } from "./words.js";

/** The parts of the speaker window that change during the talk. */
export interface SpeakerFields {
  readonly current: HTMLElement;
  readonly next: HTMLElement;
  readonly notes: HTMLElement;
  readonly title: HTMLElement;
  readonly time: HTMLElement;
  readonly elapsed: HTMLElement;
  readonly pace: HTMLElement;
  readonly position: HTMLElement;
  /** What the audience sees instead of the slide: black, the overview; empty otherwise. */
  readonly state: HTMLElement;
  readonly pause: HTMLElement;
}

/** What the buttons of the speaker window do. */
export interface SpeakerActions {
  readonly previous: () => void;
  readonly next: () => void;
  readonly pause: () => void;
  readonly reset: () => void;
}

/** Builds the speaker window in an empty document; it has no script of its own. */
export function buildWindow(owner: Document, settings: PlayerSettings, actions: SpeakerActions): SpeakerFields {
  const title = say("speaker.title", { title: settings.title });
  owner.documentElement.lang = settings.lang;
  owner.documentElement.dir = document.documentElement.dir;
  owner.documentElement.className = "qd-speaker";
  const styles = [...document.querySelectorAll("style")].map((style) => owner.importNode(style, true));
  owner.head.replaceChildren(element(owner, "title", {}, title), ...styles);
  const fields = createFields(owner, actions);
  owner.body.className = "qd-speaker-body";
  owner.body.replaceChildren(
    element(
      owner,
      "main",
      {},
      region(owner, "qd-left", say("speaker.current"), fields.current, fields.position, fields.state),
      region(
        owner,
        "qd-clock",
        say("speaker.clock"),
        fields.elapsed,
        fields.pace,
        fields.time,
        clockButtons(owner, fields, actions),
      ),
      region(owner, "qd-right", say("speaker.next-slide"), fields.title, fields.next),
      notesArea(owner, fields.notes),
      moveButtons(owner, actions),
    ),
  );
  return fields;
}

function createFields(owner: Document, actions: SpeakerActions): SpeakerFields {
  const make = (name: string, className: string, attributes: Record<string, string> = {}) =>
    element(owner, name, { class: className, ...attributes });
  return {
    current: make("div", "qd-box"),
    next: make("div", "qd-box"),
    notes: make("div", "qd-notes"),
    title: make("p", "qd-next-title"),
    time: make("span", "qd-time", { title: say("speaker.time-of-day") }),
    elapsed: make("span", "qd-elapsed", { title: say("speaker.elapsed") }),
    pace: make("span", "qd-pace"),
    position: make("p", "qd-position"),
    state: make("p", "qd-state", { role: "status" }),
    pause: button(owner, say("speaker.start"), say("speaker.start-or-pause"), actions.pause),
  };
}

function region(owner: Document, className: string, label: string, ...children: Node[]): HTMLElement {
  return element(owner, "section", { class: className, "aria-label": label }, ...children);
}

function clockButtons(owner: Document, fields: SpeakerFields, actions: SpeakerActions): HTMLElement {
  const reset = button(owner, say("speaker.reset"), say("speaker.reset-clock"), actions.reset);
  return element(owner, "div", { class: "qd-controls" }, fields.pause, reset);
}

function notesArea(owner: Document, notes: HTMLElement): HTMLElement {
  const sizes = element(
    owner,
    "div",
    { class: "qd-controls qd-sizes" },
    // The sign stands behind the letter in every language.
    button(owner, element(owner, "bdi", {}, "A−"), say("speaker.smaller"), () => resizeNotes(notes, -2)),
    button(owner, element(owner, "bdi", {}, "A+"), say("speaker.larger"), () => resizeNotes(notes, 2)),
  );
  resizeNotes(notes, 0);
  const scroller = element(owner, "div", { class: "qd-notes-area", tabindex: "0" }, notes);
  return region(owner, "qd-notes-region", say("speaker.notes"), sizes, scroller);
}

function moveButtons(owner: Document, actions: SpeakerActions): HTMLElement {
  const { previous, next } = arrowsIn(owner);
  return element(
    owner,
    "div",
    { class: "qd-controls qd-moves" },
    button(owner, `${previous} ${say("menu.back")}`, say("help.previous"), actions.previous),
    button(owner, `${say("menu.next")} ${next}`, say("help.next"), actions.next),
  );
}

const usualSize = 24;

function resizeNotes(notes: HTMLElement, step: number): void {
  const shown = Number.parseInt(notes.style.fontSize, 10) || loadNotesSize() || usualSize;
  const size = Math.min(60, Math.max(14, shown + step));
  if (step !== 0) saveNotesSize(size);
  notes.style.fontSize = `${size}px`;
}
