import type { RevealApi } from "reveal.js";
import { element, openDialog, searchField } from "./elements.js";
import { findHits, type Hit, type Searched } from "./find.js";
import type { SlideView } from "./settings.js";
import { say } from "./words.js";

const mostHits = 50;

/** Opens the search in the window of `owner`: titles, text and perhaps the speaker notes. */
export function openSearch(owner: Document, reveal: RevealApi, searched: Searched): void {
  const input = searchField(owner, say(searched.withNotes ? "search.notes" : "search.slides"));
  const list = element(owner, "ol", { class: "qd-hits", "aria-label": say("search.results") });
  const status = element(owner, "p", { class: "qd-status", role: "status" });
  const dialog = openDialog(owner, "qd-search", say("search.title"), input, status, list);
  if (!dialog) return;
  const goTo = (slide: SlideView) => {
    dialog.close();
    const { h, v } = reveal.getIndices(slide.section);
    reveal.slide(h, v ?? 0);
  };
  const show = () => {
    const query = input.value.trim();
    const hits = query.length < 2 ? [] : findHits(searched, query);
    status.textContent = query.length < 2 ? "" : sayFound(hits.length, query);
    list.replaceChildren(...hits.slice(0, mostHits).map((hit) => hitItem(owner, hit, () => goTo(hit.slide))));
  };
  input.addEventListener("input", show);
  dialog.addEventListener("keydown", (event) => moveInList(event, list, input));
  input.focus();
}

/** How much was found. */
function sayFound(count: number, words: string): string {
  if (count === 0) return say("search.none", { words });
  return say(count > mostHits ? "search.first" : "search.found", { count, shown: mostHits });
}

function hitItem(owner: Document, hit: Hit, onChoose: () => void): HTMLElement {
  const number = element(owner, "i", {}, String(hit.slide.number));
  const title = element(owner, "b", {}, hit.slide.title || say("untitled"));
  const excerpt = element(owner, "span", {}, hit.before, element(owner, "mark", {}, hit.match), hit.after);
  const choose = element(owner, "button", { type: "button" }, number, title, excerpt);
  choose.addEventListener("click", onChoose);
  return element(owner, "li", {}, choose);
}

/** Arrow keys walk through the results; Enter in the field takes the first one. */
function moveInList(event: KeyboardEvent, list: HTMLElement, input: HTMLElement): void {
  const stops = [input, ...list.querySelectorAll("button")];
  const at = stops.indexOf(input.ownerDocument.activeElement as HTMLElement);
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    stops[Math.min(stops.length - 1, Math.max(0, at + (event.key === "ArrowDown" ? 1 : -1)))]?.focus();
  } else if (event.key === "Enter" && at === 0) {
    event.preventDefault();
    stops[1]?.click();
  }
}
