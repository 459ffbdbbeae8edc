import { element, openDialog } from "./elements.js";
import { say } from "./words.js";

/** "+" joins keys that are pressed together, a space separates alternatives; what they do is a word of the group `help`. */
const keysIn = (direction: string): readonly (readonly [keys: string, what: string])[] => [
  // Arrows point to where slides come from.
  [direction === "rtl" ? "← Space N" : "→ Space N", "next"],
  [direction === "rtl" ? "→ P" : "← P", "previous"],
  ["↓ ↑", "stack"],
  ["Home End", "ends"],
  ["G", "go"],
  ["/ Ctrl+Shift+F", "search"],
  ["S", "speaker"],
  ["Esc O", "overview"],
  ["Alt+click", "zoom"],
  ["T", "terminal"],
  ["B .", "black"],
  ["F", "full"],
  ["?", "help"],
];

/** Shows the keys of the deck in the window of `owner`. */
export function openHelp(owner: Document): void {
  const rows = keysIn(owner.documentElement.dir).flatMap(([combinations, what]) => [
    element(owner, "dt", {}, ...combinations.split(" ").map((combination) => keysOf(owner, combination))),
    element(owner, "dd", {}, say(`help.${what}`)),
  ]);
  openDialog(owner, "qd-help", say("keys"), element(owner, "dl", {}, ...rows));
}

function keysOf(owner: Document, combination: string): HTMLElement {
  const pressed = combination.split("+").map((key) => element(owner, "kbd", {}, key));
  return element(owner, "span", {}, ...pressed);
}
