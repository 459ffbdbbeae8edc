import { element, openDialog } from "./elements.js";

/** "+" joins keys that are pressed together, a space separates alternatives. */
const keys: readonly (readonly [keys: string, what: string])[] = [
  ["→ Space N", "next step or slide"],
  ["← P", "previous step or slide"],
  ["↓ ↑", "down and up in a stack"],
  ["Home End", "first slide, last slide"],
  ["G", "go to a slide by number or id"],
  ["/ Ctrl+Shift+F", "search"],
  ["S", "speaker view with notes and clock"],
  ["Esc O", "overview"],
  ["Alt+click", "zoom in and out"],
  ["T", "play or stop a terminal recording"],
  ["B .", "black screen"],
  ["F", "full screen"],
  ["?", "this help"],
];

/** Shows the keys of the deck in the window of `owner`. */
export function openHelp(owner: Document): void {
  const rows = keys.flatMap(([combinations, what]) => [
    element(owner, "dt", {}, ...combinations.split(" ").map((combination) => keysOf(owner, combination))),
    element(owner, "dd", {}, what),
  ]);
  openDialog(owner, "qd-help", "Keys", element(owner, "dl", {}, ...rows));
}

function keysOf(owner: Document, combination: string): HTMLElement {
  const pressed = combination.split("+").map((key) => element(owner, "kbd", {}, key));
  return element(owner, "span", {}, ...pressed);
}
