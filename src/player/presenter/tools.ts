import { button, element, icon } from "../elements.js";
import { arrowsIn } from "../key-names.js";
import { say } from "../words.js";

/** What the buttons at the bottom do. */
export interface ToolActions {
  readonly previous: () => void;
  readonly next: () => void;
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

/** The buttons with their keys and drawings, in the order in which they stand. */
const toolKeys = [
  ["stage", "S", "M3 4h18v12H3zM8 20h8M12 16v4"],
  ["black", "B", "M3 5h18v14H3z"],
  ["white", "W", "M3 5h18v14H3z"],
  ["freeze", "Z", "M12 2v20M3.5 7l17 10M3.5 17l17-10"],
  ["full", "F5", "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5"],
  ["swap", "X", "M4 8h15l-4-4M20 16H5l4 4"],
  ["draw", "D", "M4 20l1-5L16 4l4 4L9 19zM13 7l4 4"],
  ["laser", "L", "M9 12a3 3 0 1 0 6 0a3 3 0 1 0-6 0M12 2v4M12 18v4M2 12h4M18 12h4"],
  ["search", "/", "M4 10a6 6 0 1 0 12 0a6 6 0 1 0-12 0M15 15l6 6"],
  ["help", "?", "M8 9a4 4 0 1 1 5.5 3.7c-1 .5-1.5 1-1.5 2.3M12 19v1"],
] as const;

const listIcon = "M8 6h13M8 12h13M8 18h13M3 6h1M3 12h1M3 18h1";

/** Makes the buttons that have keys as well, by what they do. */
export function makeTools(actions: ToolActions): ReadonlyMap<string, HTMLElement> {
  return new Map(
    toolKeys.map(([name, key, path]) => {
      const title = `${say(`tool.${name}`)} (${key})`;
      const made = named([icon(document, path), word(say(`tool.${name}`)), kbd(key)], title, actions[name]);
      made.dataset["tool"] = name;
      return [name, made] as const;
    }),
  );
}

/** What stands at the bottom, where a hand on a touch screen covers nothing that is read. */
export function toolBar(
  tools: ReadonlyMap<string, HTMLElement>,
  { previous, next }: ToolActions,
  ...others: HTMLElement[]
): HTMLElement {
  const arrows = arrowsIn(document);
  const moves = [
    named([`${arrows.previous} `, word(say("menu.back"))], say("help.previous"), previous),
    named([word(say("menu.next")), ` ${arrows.next}`], say("help.next"), next),
  ];
  for (const move of moves) move.classList.add("qd-move");
  const label = { class: "qd-controls qd-tools", "aria-label": say("menu.label") };
  return element(document, "nav", label, ...moves, ...tools.values(), ...others);
}

/** In a small window the list of slides has no place of its own: this button lays it over the notes. */
export function listButton(root: HTMLElement, list: HTMLElement): HTMLElement {
  const isOpen = "qd-list-open";
  const tell = () => made.setAttribute("aria-expanded", String(root.classList.contains(isOpen)));
  const toggle = () => {
    root.classList.toggle(isOpen);
    tell();
  };
  const made = named([icon(document, listIcon), word(say("speaker.slides"))], say("speaker.slides"), toggle);
  made.classList.add("qd-list-button");
  tell();
  list.addEventListener("click", () => {
    root.classList.remove(isOpen);
    tell();
  });
  return made;
}

/** A button whose own words are its name; what it does is told as well. */
export function named(label: readonly (Node | string)[], title: string, onClick: () => void): HTMLElement {
  const made = button(document, "", title, onClick);
  made.replaceChildren(...label);
  made.removeAttribute("aria-label");
  return made;
}

const word = (text: string) => element(document, "span", { class: "qd-word" }, text);

const kbd = (key: string) => element(document, "kbd", { "aria-hidden": "true" }, key);
