import type { Ink } from "./ink/ink.js";

/** What keys and the menu do; `owner` is the document of the window in which they were pressed. */
export interface DeckActions {
  readonly previous: () => void;
  readonly next: () => void;
  readonly overview: () => void;
  readonly search: (owner: Document) => void;
  readonly speaker: () => void;
  readonly help: (owner: Document) => void;
  /** Plays or stops the terminal recording of the slide. */
  readonly terminal: () => void;
  /** Laser, drawing, zoom and filter; they know their own keys. */
  readonly ink: Ink;
  readonly black: () => void;
  readonly white: () => void;
  /** The stage stays while the speaker moves on. */
  readonly freeze: () => void;
  /** Stage and presenter change places. */
  readonly swap: () => void;
  /** The stage fills its screen. */
  readonly full: () => void;
  /** Closes what lies over the slides, or ends full screen; where there is nothing of that, it opens the overview. */
  readonly close: () => void;
  /** Takes the black or white screen away; false when there is none. */
  readonly uncover: () => boolean;
}

/** Keys that lead to another slide or step, those of clickers among them. */
const movingKeys = /^(arrow\w+|page(up|down)|home|end| |enter|[nphjkl])$/;

/**
 * Quarterdeck's own keys, by character and not by key code: many keyboards have `/` and `?` in other places than
 * an American one.
 * @returns true when the key was one of them
 */
function pressOwnKey(event: KeyboardEvent, actions: DeckActions, owner: Document): boolean {
  const isSearch = event.shiftKey && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "f";
  if (!isSearch && (event.ctrlKey || event.metaKey || event.altKey)) return false;
  if (!doKey(isSearch ? "/" : event.key.toLowerCase(), actions, owner)) return false;
  event.preventDefault();
  return true;
}

function doKey(key: string, actions: DeckActions, owner: Document): boolean {
  // An enlarged picture is reveal.js's, which closes it.
  if (key === "escape" && document.querySelector(".reveal .r-overlay")) return false;
  if (key === "escape") actions.close();
  else if (key === "o") actions.overview();
  else if (movingKeys.test(key)) return actions.uncover();
  else if (key === "/") actions.search(owner);
  else if (key === "?") actions.help(owner);
  else if (key === "s") actions.speaker();
  else if (key === "t") actions.terminal();
  else if (key === "b" || key === ".") actions.black();
  else if (key === "w") actions.white();
  else if (key === "z") actions.freeze();
  else if (key === "x") actions.swap();
  else if (key === "f5") actions.full();
  else return false;
  return true;
}

/** Binds the keys that reveal.js does not have. */
export function bindKeys(actions: DeckActions): void {
  const onKey = (event: KeyboardEvent) => {
    const target = event.target instanceof Element ? event.target : undefined;
    if (target?.closest("dialog, input, textarea, select, [contenteditable]")) return;
    // A focused button is pressed; the deck must not move as well.
    const isPressing = /^( |Enter)$/.test(event.key) && target?.closest("button, summary, a[href], [role=button]");
    if (isPressing || actions.ink.press(event) || pressOwnKey(event, actions, document))
      event.stopImmediatePropagation();
  };
  document.addEventListener("keydown", onKey, { capture: true });
}
