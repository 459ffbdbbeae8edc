/** Makes an element. */
export function make(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: (Node | string)[]
): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** Makes a button. */
export function makeButton(attributes: Readonly<Record<string, string>>, text: string, press: () => void): HTMLElement {
  const button = make("button", { type: "button", ...attributes }, text);
  button.addEventListener("click", press);
  return button;
}

/** A part of the page that is none of the deck: neither style sheets nor keys of the one reach the other. */
export interface Island {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
}

/** What all islands look like. */
const common = `
:host { all: initial; }
* { box-sizing: border-box; }
p, h2 { margin: 0; }
button { border: 1px solid #ffffff66; border-radius: 4px; background: #0008; padding: 3px 12px; cursor: pointer; }
button:focus-visible { outline: 3px solid #fff; outline-offset: 2px; }
button.place { display: block; border: 0; padding: 0; background: none; color: #ffb59f; text-align: start; overflow-wrap: anywhere; font: 13px/1.5 ui-monospace, monospace; }
button.place:hover { text-decoration: underline; }
[hidden] { display: none !important; }
@media print { :host { display: none !important; } }
`;

/**
 * Makes an island; whoever calls puts it into the page.
 * @param onEscape the key was pressed in it
 */
export function makeIsland(name: string, css: string, onEscape: () => void): Island {
  // What it says is said by the command, in its language, and not by the deck.
  const host = make(name, { lang: "en", dir: "ltr" });
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(common + css);
  root.adoptedStyleSheets = [sheet];
  // On the window, because the deck hears keys before its elements do.
  const onKey = (event: KeyboardEvent) => {
    if (!event.composedPath().includes(host)) return;
    if (event.key === "Escape") onEscape();
    event.stopPropagation();
  };
  window.addEventListener("keydown", onKey, { capture: true });
  return { host, root };
}
