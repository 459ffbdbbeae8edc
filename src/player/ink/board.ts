import type { Drawings } from "../../ink/drawings.js";
import { type Colour, inks, resized } from "../../ink/stroke.js";
import { readSlides } from "../settings.js";
import { say } from "../words.js";
import { createFarTools, type ToolKey } from "./far-tools.js";
import { chooseDrawings, saveDrawings, takeDropped } from "./files.js";
import type { Overlaid } from "./layer.js";
import { notify } from "./notice.js";
import { createPen, type PenState } from "./pen.js";
import { createSharedStore } from "./sharing.js";
import type { InkStore } from "./store.js";
import { createToolbar, nextSize, type ToolbarActions } from "./toolbar.js";

/** Drawing on the slides. */
export interface Board {
  toggle(): void;
  readonly isOpen: boolean;
  /** Does what a key says while the board is open, here or in another window; false when it is none of its keys. */
  press(event: KeyboardEvent): boolean;
}

/** Widths in pixels of a slide that is 1280 wide. */
const widths: Readonly<Record<PenState["tool"], readonly number[]>> = {
  pen: [7, 12, 22],
  marker: [26, 40, 64],
  eraser: [10, 24, 60],
};

interface Choice extends Pick<PenState, "tool" | "colour"> {
  readonly size: number;
}

export function createBoard(stage: Overlaid): Board {
  const { reveal, settings } = stage;
  let choice: Choice = { tool: "pen", colour: "red", size: 0 };
  let isOpen = false;
  const slide = () => reveal.getCurrentSlide()?.id ?? "";
  // What was kept is told at once, before there are tools.
  const store = createSharedStore(stage, refresh);
  const toggle = () => {
    isOpen = !isOpen;
    document.documentElement.classList.toggle("qd-inking", isOpen);
    if (isOpen) document.body.append(toolbar.root);
    else toolbar.root.remove();
    refresh();
    far.tell();
  };
  const choose = (chosen: Partial<Choice>) => {
    choice = { ...choice, ...chosen };
    refresh();
  };
  const actions: ToolbarActions = {
    choose,
    ...storeActions(store, slide, stage),
    size: (size) => choose({ size }),
    previous: () => reveal.prev(),
    next: () => reveal.next(),
    close: toggle,
  };
  const toolbar = createToolbar(actions);
  const far = createFarTools(stage.link, {
    isOpen: () => isOpen,
    press: (key) => actionOf(key, actions, choice)?.(),
  });
  function refresh() {
    if (!isOpen) return;
    const { back, forth } = store.steps(slide());
    toolbar.show({ ...choice, canUndo: back, canRedo: forth, canClear: store.on(slide()).length > 0 });
    tellFoot(toolbar.root, reveal.getRevealElement());
  }
  window.addEventListener("resize", refresh);
  reveal.on("slidechanged", refresh);
  createPen({
    ...stage,
    store,
    slide,
    full: () => notify(say("ink.full")),
    state: () => ({ ...choice, width: (widths[choice.tool][choice.size] ?? 1) * (settings.width / 1280) }),
  });
  return {
    toggle,
    get isOpen() {
      return isOpen;
    },
    press(event) {
      const action = actionOf(event, actions, choice);
      if (!action || !isOpen) return action !== undefined && far.press(event);
      action();
      return true;
    },
  };
}

/** What is done with all that was drawn. */
function storeActions(store: InkStore, slide: () => string, { settings }: Overlaid) {
  const use = ({ deck, size, slides }: Drawings) => {
    if (deck !== settings.name) return notify(say("ink.other", { deck }));
    const isKept = [...slides].map(([id, strokes]) => store.change(id, resized(strokes, size, settings)));
    if (isKept.includes(false)) notify(say("ink.full"));
  };
  takeDropped(use);
  return {
    undo: () => store.undo(slide()),
    redo: () => store.redo(slide()),
    clear: () => void (store.on(slide()).length > 0 && store.change(slide(), [])),
    save() {
      const { name: deck, width, height } = settings;
      // A slide that is gone may come back; until then, a build has no place for what was drawn on it.
      const here = new Set(readSlides().map(({ id }) => id));
      const slides = new Map([...store.all()].filter(([id, strokes]) => strokes.length > 0 && here.has(id)));
      saveDrawings({ deck, size: { width, height }, slides });
    },
    load: () => chooseDrawings(use),
  };
}

/** Tells the style sheet where the foot of the slides is, wherever they are in the window and however much enlarged. */
function tellFoot({ style }: HTMLElement, slides: HTMLElement | null): void {
  if (!slides) return;
  const { left, top } = (slides.offsetParent ?? document.body).getBoundingClientRect();
  const bottom = top + slides.offsetTop + slides.offsetHeight;
  style.setProperty("--foot", `${left + slides.offsetLeft + slides.offsetWidth / 2}px`);
  style.setProperty("--above", `${Math.max(0, window.innerHeight - bottom) + 14}px`);
  style.setProperty("--room", `${slides.offsetWidth - 28}px`);
}

const colours = Object.keys(inks) as Colour[];

/** What a key does while the tools are open. */
function actionOf(
  { key, ctrlKey, metaKey, shiftKey }: ToolKey,
  actions: ToolbarActions,
  choice: Choice,
): (() => void) | undefined {
  const letter = key.toLowerCase();
  if (ctrlKey || metaKey) {
    if (letter === "z") return shiftKey ? actions.redo : actions.undo;
    return letter === "y" ? actions.redo : undefined;
  }
  const colour = colours[Number(key) - 1];
  if (colour) return () => actions.choose({ colour });
  const keys: Readonly<Record<string, () => void>> = {
    p: () => actions.choose({ tool: "pen" }),
    m: () => actions.choose({ tool: "marker" }),
    e: () => actions.choose({ tool: "eraser" }),
    w: () => actions.size(nextSize(choice.size)),
    u: actions.undo,
    r: actions.redo,
    x: actions.clear,
    delete: actions.clear,
    escape: actions.close,
  };
  return Object.hasOwn(keys, letter) ? keys[letter] : undefined;
}
