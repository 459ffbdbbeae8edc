import type { RevealApi } from "reveal.js";

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
}

/**
 * Quarterdeck's own keys, by character and not by key code: many keyboards have `/` and `?` in other places than
 * an American one.
 * @returns true when the key was one of them
 */
export function pressOwnKey(event: KeyboardEvent, actions: DeckActions, owner: Document): boolean {
  const isSearch = event.shiftKey && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "f";
  if (!isSearch && (event.ctrlKey || event.metaKey || event.altKey)) return false;
  if (isSearch || event.key === "/") actions.search(owner);
  else if (event.key === "?") actions.help(owner);
  else if (event.key.toLowerCase() === "t") actions.terminal();
  else if (event.key.toLowerCase() === "o") actions.overview();
  else return false;
  event.preventDefault();
  return true;
}

/** Binds the keys that reveal.js does not have. */
export function bindKeys(reveal: RevealApi, actions: DeckActions): void {
  reveal.addKeyBinding({ keyCode: 83, key: "S", description: "Speaker view" }, actions.speaker);
  const onKey = (event: KeyboardEvent) => {
    const target = event.target instanceof Element ? event.target : undefined;
    if (target?.closest("dialog, input, textarea, select, [contenteditable]")) return;
    // A focused button is pressed; the deck must not move as well.
    const isPressing = /^( |Enter)$/.test(event.key) && target?.closest("button, summary, a[href], [role=button]");
    if (isPressing || pressOwnKey(event, actions, document) || pressEscape(event, reveal, actions))
      event.stopImmediatePropagation();
  };
  document.addEventListener("keydown", onKey, { capture: true });
}

/** Escape ends what is there, such as an enlarged picture, which reveal.js closes, and opens the overview otherwise. */
function pressEscape(event: KeyboardEvent, reveal: RevealApi, actions: DeckActions): boolean {
  if (event.key !== "Escape" || document.querySelector(".reveal .r-overlay")) return false;
  if (reveal.isPaused()) reveal.togglePause(false);
  else actions.overview();
  // Otherwise the same key would close what it has opened.
  event.preventDefault();
  return true;
}
