import { element, openDialog } from "./elements.js";
import { arrowsIn, keyName } from "./key-names.js";
import { say } from "./words.js";

/**
 * "+" joins keys that are pressed together, a space separates alternatives; small letters are words of the group `key`,
 * and what the keys do is one of the group `help`.
 */
const keysIn = ({
  previous,
  next,
}: ReturnType<typeof arrowsIn>): readonly (readonly [keys: string, what: string])[] => [
  ["space N pagedown", "next"],
  ["P pageup", "previous"],
  [`${next} ${previous}`, "beside"],
  ["↓ ↑", "stack"],
  ["home end", "ends"],
  ["G", "go"],
  ["/ ctrl+shift+F", "search"],
  ["S", "speaker"],
  ["esc O", "overview"],
  ["+ - 0 alt+click", "zoom"],
  ["D", "draw"],
  ["L", "laser"],
  ["C", "filter"],
  ["T", "terminal"],
  ["B .", "black"],
  ["W", "white"],
  ["Z", "freeze"],
  ["X", "swap"],
  ["F5", "stage"],
  ["F", "full"],
  ["?", "help"],
];

/** Shows the keys of the deck in the window of `owner`. */
export function openHelp(owner: Document): void {
  const rows = keysIn(arrowsIn(owner)).map(([combinations, what]) => {
    const keys = combinations.split(" ").map((combination) => keysOf(owner, combination));
    return element(owner, "div", {}, element(owner, "dt", {}, ...keys), element(owner, "dd", {}, say(`help.${what}`)));
  });
  openDialog(owner, "qd-help", say("keys"), element(owner, "dl", {}, ...rows));
}

function keysOf(owner: Document, combination: string): HTMLElement {
  const pressed = combination.split(/(?<=.)\+/).map((key) => element(owner, "kbd", {}, keyName(key)));
  return element(owner, "span", {}, ...pressed);
}
