import { escapeHtml } from "../render/html/html.js";
import type { ServedDecks } from "./decks.js";
import type { ShownProblem } from "./protocol.js";

/** The start page: the decks of the server. */
export function galleryPage(decks: ServedDecks): string {
  const items = decks.stages.map(({ deck: { input } }) => {
    const address = encodeURIComponent(input.name);
    return `<li><a href="/${address}/">${escapeHtml(input.name)}</a> · <a href="/${address}/present">presenter</a></li>`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Decks</title><ul>${items.join("")}</ul></html>`;
}

/** What stands in the place of a deck that never could be made. */
export function deckErrorPage(name: string, problems: readonly ShownProblem[]): string {
  const items = problems.map(
    ({ place, message, frame, remedy }) =>
      `<li><p>${escapeHtml(`${place} ${message}`)}</p><pre>${escapeHtml(frame)}</pre><p>${escapeHtml(remedy)}</p></li>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escapeHtml(name)}</title><ul>${items.join("")}</ul></html>`;
}
