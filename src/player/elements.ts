/** What may stand in an element: text is text, never HTML. */
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
export function button(owner: Document, label: string, title: string, onClick: () => void): HTMLElement {
  const made = element(owner, "button", { type: "button", title, "aria-label": title }, label);
  made.addEventListener("click", onClick);
  return made;
}

/** A modal dialog with a heading and a way to close it; removed from the page when it closes. */
export function openDialog(className: string, title: string, ...children: Node[]): HTMLDialogElement {
  const dialog = document.createElement("dialog");
  dialog.className = `qd-dialog ${className}`;
  dialog.setAttribute("aria-label", title);
  const close = button(document, "×", "Close", () => dialog.close());
  close.className = "qd-close";
  dialog.append(element(document, "h2", {}, title), close, ...children);
  dialog.addEventListener("close", () => dialog.remove());
  // Keys in a dialog are for the dialog, not for the deck.
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
