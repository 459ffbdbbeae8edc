import { asHtml, type Html, printAttributes } from "../html/html.js";

/**
 * The box of an item of a list of tasks, drawn, so that it looks alike on screen and on paper, whatever sheets there are.
 * @param label what is said instead of it
 */
export function taskBox(state: "done" | "open", label: string): Html {
  const attributes = { class: "task", viewBox: "0 0 16 16", width: "1em", height: "1em", role: "img" };
  const box = '<rect x="1" y="1" width="14" height="14" rx="2" fill="none" stroke="currentColor" stroke-width="2"/>';
  const tick = '<path d="M4 8.5l3 3 5-7" fill="none" stroke="currentColor" stroke-width="2.4"/>';
  return asHtml(
    `<svg${printAttributes({ ...attributes, "aria-label": label })}>${box}${state === "done" ? tick : ""}</svg> `,
  );
}
