import { button, element } from "./elements.js";

export interface MenuActions {
  readonly overview: () => void;
  readonly search: () => void;
  readonly speaker: () => void;
  readonly help: () => void;
}

const visibleFor = 2500;

/** A small menu in the corner for those without a keyboard; it shows on touch and when the mouse moves. */
export function createMenu(actions: MenuActions): void {
  const menu = element(
    document,
    "nav",
    { class: "qd-menu", "aria-label": "Deck" },
    button(document, "▦", "Overview (O)", actions.overview),
    button(document, "⌕", "Search (/)", actions.search),
    button(document, "◫", "Speaker view (S)", actions.speaker),
    button(document, "?", "Keys (?)", actions.help),
  );
  let timer = 0;
  const show = () => {
    menu.classList.add("shown");
    window.clearTimeout(timer);
    timer = window.setTimeout(() => menu.classList.remove("shown"), visibleFor);
  };
  window.addEventListener("pointermove", show, { passive: true });
  window.addEventListener("pointerdown", show, { passive: true });
  document.body.append(menu);
}
