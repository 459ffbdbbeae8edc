import { button, element } from "../elements.js";
import { arrowsIn } from "../key-names.js";
import { say } from "../words.js";
import { loadNotesSize, saveNotesSize } from "./memory.js";
import { walkList } from "./slide-list.js";

/** The parts of the desk that change during the talk. */
export interface DeskFields {
  /** Holds all the others; the slide itself stands beside it. */
  readonly root: HTMLElement;
  readonly next: HTMLElement;
  readonly title: HTMLElement;
  readonly notes: HTMLElement;
  readonly notesArea: HTMLElement;
  readonly time: HTMLElement;
  readonly elapsed: HTMLElement;
  readonly left: HTMLElement;
  readonly pace: HTMLElement;
  readonly pause: HTMLElement;
  readonly rehearse: HTMLElement;
  readonly parts: HTMLElement;
  readonly position: HTMLElement;
  /** What the audience sees instead of the slide, and what is switched on; empty otherwise. */
  readonly state: HTMLElement;
  readonly list: HTMLElement;
  /** Buttons by what they do. */
  readonly tools: ReadonlyMap<string, HTMLElement>;
}

/** What the buttons of the desk do. */
export interface DeskActions {
  readonly previous: () => void;
  readonly next: () => void;
  readonly pause: () => void;
  readonly reset: () => void;
  readonly rehearse: () => void;
  readonly black: () => void;
  readonly white: () => void;
  readonly freeze: () => void;
  readonly swap: () => void;
  /** The stage fills its screen. */
  readonly full: () => void;
  /** Opens the stage. */
  readonly stage: () => void;
  /** Opens the tools for drawing. */
  readonly draw: () => void;
  readonly laser: () => void;
  readonly search: () => void;
  readonly help: () => void;
}

/** The buttons with their keys, in the order in which they stand. */
const toolKeys = [
  ["stage", "S"],
  ["black", "B"],
  ["white", "W"],
  ["freeze", "Z"],
  ["full", "F5"],
  ["swap", "X"],
  ["draw", "D"],
  ["laser", "L"],
  ["search", "/"],
  ["help", "?"],
] as const;

/** Makes the speaker's desk. */
export function buildDesk(actions: DeskActions): DeskFields {
  const tools = new Map(
    toolKeys.map(([name, key]) => {
      const label = element(document, "span", {}, say(`tool.${name}`));
      const title = `${say(`tool.${name}`)} (${key})`;
      return [name, named(element(document, "span", {}, label, kbd(key)), title, actions[name])] as const;
    }),
  );
  const fields = { ...makeFields(actions), tools };
  fields.root.append(
    region(
      "qd-clock",
      "speaker.clock",
      fields.elapsed,
      fields.left,
      fields.pace,
      clockButtons(fields, actions),
      fields.time,
    ),
    fields.parts,
    region("qd-under", "speaker.current", fields.position, fields.state),
    region("qd-next", "speaker.next-slide", fields.title, fields.next),
    notesRegion(fields),
    toolBar(tools, actions),
    element(document, "nav", { class: "qd-slides", "aria-label": say("speaker.slides") }, fields.list),
  );
  walkList(fields.list);
  fields.notesArea.addEventListener("keydown", (event) => {
    // Here they scroll.
    if (event.key === "ArrowDown" || event.key === "ArrowUp") event.stopPropagation();
  });
  fields.root.addEventListener("click", (event) => {
    // The space bar is for the slides again, and does not press the same button once more.
    if (event.detail > 0 && document.activeElement instanceof HTMLButtonElement) document.activeElement.blur();
  });
  return fields;
}

function makeFields(actions: DeskActions): Omit<DeskFields, "tools"> {
  const make = (name: string, className: string, attributes: Record<string, string> = {}) =>
    element(document, name, { class: className, ...attributes });
  const notes = make("div", "qd-notes");
  return {
    root: make("section", "qd-desk", { "aria-label": say("menu.speaker") }),
    next: make("div", "qd-box"),
    title: make("p", "qd-next-title"),
    notes,
    notesArea: element(document, "div", { class: "qd-notes-area", tabindex: "0" }, notes),
    time: make("span", "qd-time", { title: say("speaker.time-of-day") }),
    elapsed: make("span", "qd-elapsed", { title: say("speaker.elapsed") }),
    left: make("span", "qd-left"),
    pace: make("span", "qd-pace"),
    pause: named(say("speaker.start"), say("speaker.start-or-pause"), actions.pause),
    rehearse: named(say("speaker.rehearse"), say("speaker.rehearse-long"), actions.rehearse),
    parts: make("ol", "qd-parts", { "aria-label": say("speaker.parts") }),
    position: make("p", "qd-position"),
    state: make("p", "qd-state", { role: "status" }),
    list: make("ol", "qd-slide-list"),
  };
}

/** A button whose own words are its name; what it does is told as well. */
function named(label: Node | string, title: string, onClick: () => void): HTMLElement {
  const made = button(document, label, title, onClick);
  made.removeAttribute("aria-label");
  return made;
}

const kbd = (key: string) => element(document, "kbd", { "aria-hidden": "true" }, key);

function region(className: string, label: string, ...children: Node[]): HTMLElement {
  return element(document, "section", { class: className, "aria-label": say(label) }, ...children);
}

function clockButtons(
  { pause, rehearse }: Pick<DeskFields, "pause" | "rehearse">,
  { reset }: DeskActions,
): HTMLElement {
  const again = named(say("speaker.reset"), say("speaker.reset-clock"), reset);
  return element(document, "div", { class: "qd-controls" }, pause, again, rehearse);
}

/** What stands below the notes, where a hand on a touch screen covers nothing that is read. */
function toolBar(tools: DeskFields["tools"], { previous, next }: DeskActions): HTMLElement {
  const arrows = arrowsIn(document);
  const moves = [
    named(`${arrows.previous} ${say("menu.back")}`, say("help.previous"), previous),
    named(`${say("menu.next")} ${arrows.next}`, say("help.next"), next),
  ];
  for (const move of moves) move.classList.add("qd-move");
  const label = say("menu.label");
  return element(document, "nav", { class: "qd-controls qd-tools", "aria-label": label }, ...moves, ...tools.values());
}

function notesRegion({ notes, notesArea }: Pick<DeskFields, "notes" | "notesArea">): HTMLElement {
  const sizes = element(
    document,
    "div",
    { class: "qd-controls qd-sizes" },
    // The sign stands behind the letter in every language.
    named(element(document, "bdi", {}, "A−"), say("speaker.smaller"), () => resizeNotes(notes, -2)),
    named(element(document, "bdi", {}, "A+"), say("speaker.larger"), () => resizeNotes(notes, 2)),
  );
  resizeNotes(notes, 0);
  return region("qd-notes-region", "speaker.notes", sizes, notesArea);
}

/** Notes are larger where there is more room, until the speaker says otherwise. */
const usualSize = () => Math.min(30, Math.max(22, Math.round(window.innerWidth / 56)));

function resizeNotes(notes: HTMLElement, step: number): void {
  const shown = Number.parseInt(notes.style.fontSize, 10) || loadNotesSize() || usualSize();
  const size = Math.min(60, Math.max(14, shown + step));
  if (step !== 0) saveNotesSize(size);
  notes.style.fontSize = `${size}px`;
}
