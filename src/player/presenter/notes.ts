import { element } from "../elements.js";

/** How far the talk is with a part of the notes. */
type Progress = "said" | "now" | "later";

const mark = /\[click(?::(\d{1,3}))?\]/gi;

/** The text of notes without their markers; in it, spaces do not run together. */
export const withoutMarkers = (text: string): string => text.replace(mark, "").replace(/ {2,}/g, " ").trim();

/** A piece of text between two click markers, and the markers themselves. */
export type Piece = { readonly text: string; readonly step: number } | { readonly click: number };

/**
 * Cuts a text at `[click]`; each marker is one step more, `[click:2]` two.
 * @param before the steps that were marked in front of it
 */
export function piecesOf(text: string, before: number): { readonly pieces: readonly Piece[]; readonly step: number } {
  const pieces: Piece[] = [];
  let step = before;
  let at = 0;
  for (const { 0: whole, 1: clicks, index } of text.matchAll(mark)) {
    if (index > at) pieces.push({ text: text.slice(at, index), step });
    step += clicks === undefined ? 1 : Number(clicks);
    pieces.push({ click: step });
    at = index + whole.length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), step });
  return { pieces, step };
}

/** A copy of the notes in which the parts between click markers can be told apart. */
export function notesWithSteps(notes: Element): Node[] {
  const copy = notes.cloneNode(true) as Element;
  for (const named of copy.querySelectorAll("[id]")) named.removeAttribute("id");
  const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  // Without a marker nothing is dimmed and nothing lit.
  if (!texts.some(({ data }) => /\[click[\]:]/i.test(data))) return [...copy.childNodes];
  let step = 0;
  for (const text of texts) {
    const cut = piecesOf(text.data, step);
    step = cut.step;
    text.replaceWith(...cut.pieces.flatMap(pieceNodes));
  }
  return [...copy.childNodes];
}

function pieceNodes(piece: Piece): (Node | string)[] {
  if ("click" in piece) {
    return [element(document, "b", { class: "qd-click", "data-step": String(piece.click) }, String(piece.click))];
  }
  // Space at the edges is no part of what is said.
  const text = piece.text.trim();
  if (text === "") return [piece.text];
  const start = piece.text.indexOf(text);
  const said = element(document, "span", { class: "qd-said", "data-step": String(piece.step) }, text);
  return [piece.text.slice(0, start), said, piece.text.slice(start + text.length)];
}

/** Lights the part of the notes for the steps that are shown, dims what is said, and scrolls to it. */
export function lightNotes(area: HTMLElement, steps: number): void {
  const parts = [...area.querySelectorAll<HTMLElement>("[data-step]")];
  const marks = parts.map((part) => Number(part.dataset["step"])).filter((step) => step <= steps);
  // The slide may have more steps than the notes have markers.
  const reached = Math.max(...marks);
  let first: HTMLElement | undefined;
  for (const part of parts) {
    const step = Number(part.dataset["step"]);
    const progress: Progress = step < reached ? "said" : step === reached ? "now" : "later";
    part.dataset["progress"] = progress;
    if (progress === "now") first ??= part;
  }
  for (const block of area.firstElementChild?.children ?? [])
    block.toggleAttribute("data-lit", block.querySelector(".qd-said[data-progress=now]") !== null);
  if (first) scrollTo(area, first);
}

/** Scrolls only this area, and only when the part is not where eyes are: in its upper half. */
function scrollTo(area: HTMLElement, part: HTMLElement): void {
  const top = part.getBoundingClientRect().top - area.getBoundingClientRect().top;
  const isStill = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (top >= 0 && top < area.clientHeight / 2) return;
  area.scrollTo({ top: area.scrollTop + top - area.clientHeight / 5, behavior: isStill ? "auto" : "smooth" });
}
