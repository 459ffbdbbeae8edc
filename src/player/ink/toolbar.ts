import { inks } from "../../ink/stroke.js";
import { button, element, icon } from "../elements.js";
import { say } from "../words.js";
import type { PenState } from "./pen.js";

/** What the toolbar's buttons do. */
export interface ToolbarActions {
  readonly choose: (chosen: Partial<Pick<PenState, "tool" | "colour">>) => void;
  readonly size: (index: number) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly clear: () => void;
  readonly save: () => void;
  readonly load: () => void;
  readonly previous: () => void;
  readonly next: () => void;
  readonly close: () => void;
}

/** What the toolbar shows. */
interface ToolbarState extends Pick<PenState, "tool" | "colour"> {
  readonly size: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly canClear: boolean;
}

export interface Toolbar {
  readonly root: HTMLElement;
  show(state: ToolbarState): void;
}

const sizeNames = ["thin", "medium", "thick"] as const;

/** The width that comes after another one. */
export const nextSize = (size: number) => (size + 1) % sizeNames.length;

/** Line drawings of 24 × 24. */
const icons = {
  pen: "M4 20l1-5L16 4l4 4L9 19zM13 7l4 4",
  marker: "M5 20h14M9 16l-3-3 9-9 4 4-9 9zM12 7l4 4",
  eraser: "M9 20h11M4 14L13 5l6 6-9 9H8zM9 9l6 6",
  undo: "M9 5L4 10l5 5M4 10h10a6 5 0 0 1 0 10h-3",
  redo: "M15 5l5 5-5 5M20 10H10a6 5 0 0 0 0 10h3",
  clear: "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13",
  save: "M12 4v11M7 10l5 5 5-5M4 20h16",
  load: "M12 15V4M7 9l5-5 5 5M4 20h16",
  previous: "M15 4l-8 8 8 8",
  next: "M9 4l8 8-8 8",
  close: "M5 5l14 14M19 5L5 19",
} as const;
type IconName = keyof typeof icons;

/** A group of buttons at the foot of the slide; every one of them says its key. */
export function createToolbar(actions: ToolbarActions): Toolbar {
  const make = (name: IconName, key: string, action: () => void, label = say(`ink.${name}`)) =>
    withKey(button(document, icon(document, icons[name]), label, action), label, key);
  const tools = (["pen", "marker", "eraser"] as const).map((tool, index) => {
    const made = make(tool, "PME"[index] ?? "", () => actions.choose({ tool }));
    return { made, isChosen: (state: ToolbarState) => state.tool === tool };
  });
  const colours = (Object.keys(inks) as (keyof typeof inks)[]).map((colour, index) => {
    const swatch = element(document, "i", {});
    swatch.style.background = inks[colour];
    const label = say(`ink.${colour}`);
    const made = withKey(
      button(document, swatch, label, () => actions.choose({ colour })),
      label,
      String(index + 1),
    );
    return { made, isChosen: (state: ToolbarState) => state.colour === colour };
  });
  const sizes = sizeNames.map((size, index) => {
    const dot = element(document, "i", { class: `qd-size-${size}` });
    const label = say(`ink.${size}`);
    const made = button(document, dot, label, () => actions.size(index));
    // The key leads on from one to the next, so it is shown where it leads.
    const showKey = (chosen: number) => withKey(made, label, nextSize(chosen) === index ? "W" : "");
    return { made, showKey, isChosen: (state: ToolbarState) => state.size === index };
  });
  const undo = make("undo", "U", actions.undo);
  const redo = make("redo", "R", actions.redo);
  const clear = make("clear", "X", actions.clear);
  const moves = (["previous", "next"] as const).map((name) => make(name, "", actions[name], say(`controls.${name}`)));
  for (const move of moves) move.classList.add("qd-touch-only", "qd-move");
  const files = [make("save", "", actions.save), make("load", "", actions.load)];
  const toggles = [...tools, ...colours, ...sizes];
  const groups = [tools, colours, sizes].map((group) => group.map(({ made }) => made));
  const root = element(
    document,
    "section",
    { class: "qd-ink-tools", "aria-label": say("ink.tools") },
    ...[...groups, [undo, redo, clear], files, [...moves, make("close", "D", actions.close, say("ink.done"))]].map(
      (buttons) => element(document, "div", { role: "group" }, ...buttons),
    ),
  );
  const show = (state: ToolbarState) => {
    for (const { made, isChosen } of toggles) made.setAttribute("aria-pressed", String(isChosen(state)));
    for (const { showKey } of sizes) showKey(state.size);
    // A button that is disabled loses the focus, and the keyboard its place.
    for (const [made, can] of [
      [undo, state.canUndo],
      [redo, state.canRedo],
      [clear, state.canClear],
    ] as const)
      made.setAttribute("aria-disabled", String(!can));
  };
  return { root, show };
}

/** A button that shows the key that does the same; "" where there is none. */
function withKey(made: HTMLElement, label: string, key: string): HTMLElement {
  made.title = key === "" ? label : `${label} (${key})`;
  // The style sheet shows it: as a text it would be read as a part of the button's name.
  for (const name of ["aria-keyshortcuts", "data-key"])
    if (key === "") made.removeAttribute(name);
    else made.setAttribute(name, key);
  return made;
}
