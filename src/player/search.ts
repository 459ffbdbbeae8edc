import type { RevealApi } from "reveal.js";
import { element, openDialog } from "./elements.js";
import type { SlideView } from "./settings.js";

interface Hit {
  readonly slide: SlideView;
  readonly before: string;
  readonly match: string;
  readonly after: string;
}

const mostHits = 50;

/** Opens the search: titles, text and, when `withNotes` is true, the speaker notes. */
export function openSearch(reveal: RevealApi, slides: readonly SlideView[], withNotes: boolean): void {
  const input = element(document, "input", {
    type: "text",
    role: "searchbox",
    placeholder: "Text on slides",
    "aria-label": "Search",
    autocomplete: "off",
  });
  const list = element(document, "ol", { class: "qd-hits" });
  const status = element(document, "p", { class: "qd-status", "aria-live": "polite" });
  const dialog = openDialog("qd-search", "Search", input, status, list);
  const goTo = (slide: SlideView) => {
    dialog.close();
    const { h, v } = reveal.getIndices(slide.section);
    reveal.slide(h, v ?? 0);
  };
  const show = () => {
    const query = (input as HTMLInputElement).value.trim();
    const hits = query.length < 2 ? [] : findHits(slides, query, withNotes);
    status.textContent = query.length < 2 ? "" : hits.length === 1 ? "1 slide" : `${hits.length} slides`;
    list.replaceChildren(...hits.slice(0, mostHits).map((hit) => hitItem(hit, () => goTo(hit.slide))));
  };
  input.addEventListener("input", show);
  dialog.addEventListener("keydown", (event) => moveInList(event, list, input));
  input.focus();
}

function hitItem(hit: Hit, onChoose: () => void): HTMLElement {
  const title = element(document, "b", {}, `${hit.slide.number}  ${hit.slide.title || "Untitled"}`);
  const excerpt = element(document, "span", {}, hit.before, element(document, "mark", {}, hit.match), hit.after);
  const choose = element(document, "button", { type: "button" }, title, excerpt);
  choose.addEventListener("click", onChoose);
  return element(document, "li", {}, choose);
}

/** Arrow keys walk through the results; Enter in the field takes the first one. */
function moveInList(event: KeyboardEvent, list: HTMLElement, input: HTMLElement): void {
  const stops = [input, ...list.querySelectorAll("button")];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    stops[Math.min(stops.length - 1, Math.max(0, at + (event.key === "ArrowDown" ? 1 : -1)))]?.focus();
  } else if (event.key === "Enter" && at === 0) {
    event.preventDefault();
    stops[1]?.click();
  }
}

function findHits(slides: readonly SlideView[], query: string, withNotes: boolean): Hit[] {
  const needle = query.toLowerCase();
  return slides.flatMap((slide) => {
    const body = slide.section.querySelector(":scope > .slide")?.textContent ?? "";
    const notes = withNotes ? (slide.notes?.textContent ?? "") : "";
    const text = `${slide.title} ${body} ${notes}`.replace(/\s+/g, " ");
    const at = text.toLowerCase().indexOf(needle);
    if (at === -1) return [];
    const from = Math.max(0, at - 40);
    const before = (from > 0 ? "…" : "") + text.slice(from, at);
    const after = `${text.slice(at + query.length, at + query.length + 60)}…`;
    return [{ slide, before, match: text.slice(at, at + query.length), after }];
  });
}
