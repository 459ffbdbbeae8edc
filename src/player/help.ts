import { element, openDialog } from "./elements.js";

const keys: readonly (readonly [keys: string, what: string])[] = [
  ["→ ↓ Space N", "next step or slide"],
  ["← ↑ P", "previous step or slide"],
  ["Home End", "first slide, last slide"],
  ["G", "go to a slide by number or id"],
  ["/", "search"],
  ["S", "speaker view with notes and clock"],
  ["Esc O", "overview"],
  ["Alt + click", "zoom in and out"],
  ["B .", "black screen"],
  ["F", "full screen"],
  ["?", "this help"],
];

/** Shows the keys of the deck. */
export function openHelp(): void {
  const rows = keys.flatMap(([combination, what]) => [
    element(
      document,
      "dt",
      {},
      ...combination.split(/ (?!\+)(?<!\+ )/).map((key) => element(document, "kbd", {}, key)),
    ),
    element(document, "dd", {}, what),
  ]);
  openDialog("qd-help", "Keys", element(document, "dl", {}, ...rows));
}
