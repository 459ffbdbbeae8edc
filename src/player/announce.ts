import type { RevealApi } from "reveal.js";
import { element } from "./elements.js";
import { readSlides } from "./settings.js";
import { textOf } from "./text.js";
import { say } from "./words.js";

/**
 * Tells screen readers, in the deck's language, which slide they are on and what a step has brought. reveal.js reads
 * out the whole slide, again with each step, and makes the page an application, which takes away their own keys.
 */
export function announceMoves(reveal: RevealApi): void {
  const stage = reveal.getRevealElement();
  stage?.removeAttribute("role");
  reveal.getSlidesElement()?.setAttribute("role", "main");
  // reveal.js keeps on writing into it.
  stage?.querySelector(":scope > .aria-status")?.remove();
  const status = element(document, "p", { class: "qd-announced", role: "status" });
  document.body.append(status);
  const tell = (text: string) => {
    // Whoever scrolls through the slides hears them as they are read.
    if (text && !stage?.classList.contains("qd-reading")) status.textContent = text;
  };
  reveal.on("slidechanged", () => tell(positionOf(reveal.getCurrentSlide())));
  reveal.on("fragmentshown", (event) => {
    const { fragments } = event as Event & { readonly fragments: readonly Element[] };
    tell(fragments.map(stepText).filter(Boolean).join(" "));
  });
}

function positionOf(section: HTMLElement): string {
  const slides = readSlides();
  const slide = slides.find((one) => one.section === section);
  if (!slide) return "";
  const title = slide.title || say("untitled");
  return say("announce.slide", { number: slide.number, total: slides.length, title });
}

/** What a step shows: its text, or the lines of code on which it throws light. */
function stepText(fragment: Element): string {
  if (!fragment.classList.contains("code-step")) return textOf(fragment);
  const marker = fragment as HTMLElement;
  const note = marker.parentElement?.querySelector(`.code-note[data-step="${marker.dataset["step"]}"]`);
  return [litLines(marker), note ? textOf(note) : ""].filter(Boolean).join(" ");
}

function litLines(marker: HTMLElement): string {
  const all = [...(marker.parentElement?.querySelectorAll<HTMLElement>(".line") ?? [])];
  const lit = all.filter((line) => line.dataset["hl"]?.split(" ").includes(marker.dataset["step"] ?? ""));
  const [first, last] = [lit[0], lit.at(-1)];
  if (!first || !last) return "";
  const before = Number(first.closest("pre")?.style.getPropertyValue("--first-line") ?? 0);
  const numbers = [first, last].map((line) => all.indexOf(line) + before + 1);
  const lines = [...new Set(numbers)].join("–");
  return [say("announce.lines", { lines }), ...lit.map(textOf)].join(" ");
}
