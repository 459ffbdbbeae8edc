import { button, element, icon } from "./elements.js";
import { arrowsIn } from "./key-names.js";
import type { DeckActions } from "./keys.js";
import { say } from "./words.js";

const visibleFor = 2500;

/** A small menu in the corner for those without a keyboard; it shows on touch and when the mouse moves. */
export function createMenu(actions: DeckActions): void {
  const entry = (path: string, [word, key]: readonly [word: string, key: string], action: () => void) =>
    button(document, icon(document, path), `${say(`menu.${word}`)} (${key})`, action);
  const speaker = entry("M3 4h12v9H3zM3 20h18M18 8h3M18 13h3", ["speaker", "S"], actions.speaker);
  speaker.classList.add("qd-wide-only");
  const draw = entry("M4 20l1-5L16 4l4 4L9 19zM13 7l4 4", ["draw", "D"], () => actions.ink.draw());
  draw.classList.add("qd-slides-only");
  const arrows = arrowsIn(document);
  const back = entry("M15 4l-8 8 8 8", ["back", arrows.previous], actions.previous);
  const next = entry("M9 4l8 8-8 8", ["next", arrows.next], actions.next);
  for (const move of [back, next]) move.classList.add("qd-move");
  const menu = element(
    document,
    "nav",
    { class: "qd-menu", "aria-label": say("menu.label") },
    back,
    next,
    entry("M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h6v6h-6z", ["overview", "O"], actions.overview),
    entry("M4 10a6 6 0 1 0 12 0a6 6 0 1 0-12 0M15 15l6 6", ["search", "/"], () => actions.search(document)),
    draw,
    speaker,
    entry("M8 9a4 4 0 1 1 5.5 3.7c-1 .5-1.5 1-1.5 2.3M12 19v1", ["keys", "?"], () => actions.help(document)),
  );
  let timer = 0;
  const show = () => {
    menu.classList.add("shown");
    window.clearTimeout(timer);
    timer = window.setTimeout(() => menu.classList.remove("shown"), visibleFor);
  };
  const leave = ({ detail }: MouseEvent) => {
    // Who presses with a key goes on from there; who clicks is done. Before the action, as a dialog gives the focus back.
    if (detail > 0 && document.activeElement instanceof HTMLButtonElement) document.activeElement.blur();
  };
  menu.addEventListener("click", leave, { capture: true });
  window.addEventListener("pointermove", show, { passive: true });
  window.addEventListener("pointerdown", show, { passive: true });
  document.body.append(menu);
}
