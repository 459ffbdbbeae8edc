import { say } from "./words.js";

/** The arrow keys that lead back and on: they point to where slides come from. */
export const arrowsIn = ({ documentElement }: Document) =>
  documentElement.dir === "rtl" ? { previous: "→", next: "←" } : { previous: "←", next: "→" };

/** Keys that are labelled by a word; on other keys stands the character that they type. */
const worded = new Set(["space", "home", "end", "pagedown", "pageup", "esc", "ctrl", "shift", "alt", "click"]);

/** What stands on a key in the deck's language. */
export const keyName = (key: string): string => (worded.has(key) ? say(`key.${key}`) : key);
