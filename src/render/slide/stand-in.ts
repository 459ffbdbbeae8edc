import { asHtml, escapeHtml, type Html } from "../html/html.js";

/** What stands in the place of something that cannot be shown: its name, and what it holds. */
export function standIn(name: string, content = asHtml("")): Html {
  return asHtml(`<div class="placeholder stand-in">${escapeHtml(name)}</div>\n${content}`);
}
