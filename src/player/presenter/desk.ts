import { element } from "../elements.js";
import { say } from "../words.js";
import { loadNotesSize, saveNotesSize } from "./memory.js";
import { walkList } from "./slide-list.js";
import { listButton, makeTools, named, type ToolActions, toolBar } from "./tools.js";

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
export interface DeskActions extends ToolActions {
  readonly pause: () => void;
  readonly reset: () => void;
  readonly rehearse: () => void;
}

/** Makes the speaker's desk. */
export function buildDesk(actions: DeskActions): DeskFields {
  const tools = makeTools(actions);
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
    region("qd-notes-region", "speaker.notes", fields.notesArea),
    toolBar(tools, actions, listButton(fields.root, fields.list), sizeButtons(fields.notes)),
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
    pause: named([say("speaker.start")], say("speaker.start-or-pause"), actions.pause),
    rehearse: named([say("speaker.rehearse")], say("speaker.rehearse-long"), actions.rehearse),
    parts: make("ol", "qd-parts", { "aria-label": say("speaker.parts") }),
    position: make("p", "qd-position"),
    state: make("p", "qd-state", { role: "status" }),
    list: make("ol", "qd-slide-list"),
  };
}

function region(className: string, label: string, ...children: Node[]): HTMLElement {
  return element(document, "section", { class: className, "aria-label": say(label) }, ...children);
}

function clockButtons(
  { pause, rehearse }: Pick<DeskFields, "pause" | "rehearse">,
  { reset }: DeskActions,
): HTMLElement {
  const again = named([say("speaker.reset")], say("speaker.reset-clock"), reset);
  return element(document, "div", { class: "qd-controls" }, pause, again, rehearse);
}

function sizeButtons(notes: HTMLElement): HTMLElement {
  const chosen = loadNotesSize();
  if (chosen !== undefined) notes.style.fontSize = `${Math.min(60, Math.max(14, chosen))}px`;
  // The sign stands behind the letter in every language.
  const size = (sign: string, what: string, step: number) =>
    named([element(document, "bdi", {}, sign)], say(what), () => resizeNotes(notes, step));
  const smaller = size("A−", "speaker.smaller", -2);
  return element(document, "div", { class: "qd-sizes" }, smaller, size("A+", "speaker.larger", 2));
}

/** The style sheet has the usual size, until the speaker says otherwise. */
function resizeNotes(notes: HTMLElement, step: number): void {
  const size = Math.min(60, Math.max(14, Math.round(Number.parseFloat(getComputedStyle(notes).fontSize)) + step));
  saveNotesSize(size);
  notes.style.fontSize = `${size}px`;
}
