import { element } from "../elements.js";

/** Says something for a few seconds; a later word takes the place of an earlier one. */
export function notify(text: string): void {
  document.querySelector(".qd-notice")?.remove();
  const note = element(document, "p", { class: "qd-message qd-notice", role: "status" }, text);
  document.body.append(note);
  window.setTimeout(() => note.remove(), 4000);
}
