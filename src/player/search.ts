import type { RevealApi } from "reveal.js";
import { element, openDialog } from "./elements.js";
import type { SlideView } from "./settings.js";
import { say } from "./words.js";

interface Hit {
  readonly slide: SlideView;
  readonly before: string;
  readonly match: string;
  readonly after: string;
}

const mostHits = 50;

/** What is searched. */
interface Searched {
  readonly slides: readonly SlideView[];
  /** The speaker notes too: only while the speaker view is open may they be on the screen. */
  readonly withNotes: boolean;
}

/** Opens the search in the window of `owner`: titles, text and perhaps the speaker notes. */
export function openSearch(owner: Document, reveal: RevealApi, searched: Searched): void {
  const label = say(searched.withNotes ? "search.notes" : "search.slides");
  const input = owner.createElement("input");
  for (const [name, value] of Object.entries({ type: "text", role: "searchbox", autocomplete: "off" }))
    input.setAttribute(name, value);
  input.placeholder = label;
  input.setAttribute("aria-label", label);
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
    const found = hits.length > mostHits ? "search.first" : "search.found";
    status.textContent = query.length < 2 ? "" : say(found, { count: hits.length, shown: mostHits });
    list.replaceChildren(...hits.slice(0, mostHits).map((hit) => hitItem(owner, hit, () => goTo(hit.slide))));
  };
  input.addEventListener("input", show);
  dialog.addEventListener("keydown", (event) => moveInList(event, list, input));
  input.focus();
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

function findHits(searched: Searched, query: string): Hit[] {
  const needle = new RegExp(query.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"), "iu");
  return searched.slides.flatMap((slide) => {
    const text = searchText(slide, searched);
    const found = needle.exec(text);
    if (!found) return [];
    const [match] = found;
    const from = Math.max(0, found.index - 40);
    const to = found.index + match.length;
    const before = (from > 0 ? "…" : "") + text.slice(from, found.index);
    const after = text.slice(to, to + 60) + (to + 60 < text.length ? "…" : "");
    return [{ slide, before, match, after }];
  });
}

function searchText(slide: SlideView, { withNotes }: Searched): string {
  const body = textOf(slide.section.querySelector(":scope > .slide"));
  const title = body.includes(slide.title) ? "" : slide.title;
  return [title, body, withNotes ? textOf(slide.notes) : ""].filter(Boolean).join(" · ");
}

/** Decoration, and the second form of each formula. */
const unread = "style, script, annotation, footer, [aria-hidden=true]";
const inline = /^(a|abbr|b|cite|code|em|i|kbd|mark|q|s|small|span|strong|sub|sup|u|tspan)$/i;

/** The text as it is read: paragraphs, cells and lines of code do not run into each other. */
function textOf(root: Element | null): string {
  const parts: string[] = [];
  const collect = (node: Node) => {
    if (node.nodeType === Node.TEXT_NODE) parts.push(node.nodeValue ?? "");
    if (!(node instanceof Element) || node.matches(unread)) return;
    const isBlock = !inline.test(node.localName) || node.classList.contains("line");
    if (isBlock) parts.push(" ");
    for (const child of node.childNodes) collect(child);
    if (isBlock) parts.push(" ");
  };
  if (root) collect(root);
  return parts.join("").replace(/\s+/g, " ").trim();
}
