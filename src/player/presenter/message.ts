import { element } from "../elements.js";

/** Says something for a while, above whatever the window shows. */
export function showMessage(text: string): void {
  const note = element(document, "p", { class: "qd-message", role: "alert" }, text);
  document.body.append(note);
  window.setTimeout(() => note.remove(), 8000);
}
