import { say } from "./words.js";

/** What may be put into an element: text is text, never HTML. */
type Child = Node | string;

/** Makes an element in `owner` (the deck's document or the speaker window's). */
export function element(
  owner: Document,
  name: string,
  attributes: Record<string, string> = {},
  ...children: Child[]
): HTMLElement {
  const made = owner.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** A button that calls `onClick`. */
export function button(owner: Document, label: Child, title: string, onClick: () => void): HTMLElement {
  const made = element(owner, "button", { type: "button", title, "aria-label": title }, label);
  made.addEventListener("click", onClick);
  return made;
}

/** A field for words that are looked for. */
export function searchField(owner: Document, label: string): HTMLInputElement {
  const input = owner.createElement("input");
  for (const [name, value] of Object.entries({ type: "text", role: "searchbox", autocomplete: "off" }))
    input.setAttribute(name, value);
  input.placeholder = label;
  input.setAttribute("aria-label", label);
  return input;
}

const namespace = "http://www.w3.org/2000/svg";

/** A line drawing of 24 × 24; fonts do not agree on which symbols they have. */
export function icon(owner: Document, path: string): SVGSVGElement {
  const drawing = owner.createElementNS(namespace, "svg");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("aria-hidden", "true");
  const line = owner.createElementNS(namespace, "path");
  line.setAttribute("d", path);
  drawing.append(line);
  return drawing;
}

/** A modal dialog with a heading and a way to close it; removed from the page when it closes. */
export function openDialog(
  owner: Document,
  className: string,
  title: string,
  ...children: Node[]
): HTMLDialogElement | undefined {
  // One at a time: a second one would hide the first.
  if (owner.querySelector("dialog[open]")) return undefined;
  const dialog = owner.createElement("dialog");
  dialog.className = `qd-dialog ${className}`;
  dialog.setAttribute("aria-label", title);
  const close = button(owner, icon(owner, "M5 5l14 14M19 5L5 19"), say("close"), () => dialog.close());
  close.className = "qd-close";
  dialog.append(element(owner, "h2", {}, title), close, ...children);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => {
    // What is outside the dialog's box is its backdrop.
    if (event.target === dialog && !isInside(dialog, event)) dialog.close();
  });
  // Keys in a dialog are for the dialog, not for the deck.
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  owner.body.append(dialog);
  dialog.showModal();
  return dialog;
}

function isInside(dialog: HTMLElement, { clientX, clientY }: MouseEvent): boolean {
  const { left, right, top, bottom } = dialog.getBoundingClientRect();
  return clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
}
