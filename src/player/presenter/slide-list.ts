import { element } from "../elements.js";
import { say } from "../words.js";
import type { DeckNow } from "./state.js";

/** Lists the slides by part; a choice goes there. */
export function listSlides(list: HTMLElement, { plan, slides }: DeckNow, goTo: (id: string) => void): void {
  const hasParts = slides.some(({ part }) => part !== "");
  const groups = plan.parts.map((part) => {
    const items = part.slides.map((slide) => {
      const choose = element(
        document,
        "button",
        { type: "button", "data-slide": slide.id, tabindex: "-1" },
        element(document, "i", {}, String(slide.number)),
        element(document, "span", {}, slide.title || say("untitled")),
        element(document, "small", {}, slide.minutes > 0 ? say("minutes", { count: slide.minutes }) : ""),
      );
      choose.addEventListener("click", () => goTo(slide.id));
      return element(document, "li", {}, choose);
    });
    const heading = hasParts && part.slides[0]?.part ? [element(document, "h2", {}, part.title)] : [];
    return element(document, "li", {}, ...heading, element(document, "ol", {}, ...items));
  });
  list.replaceChildren(...groups);
}

/** Marks the slide that is shown, and brings it into view within the list. */
export function markSlide(list: HTMLElement, { slides, at }: DeckNow): void {
  const wanted = slides[at]?.id;
  for (const choose of list.querySelectorAll<HTMLElement>("[data-slide]")) {
    const isHere = choose.dataset["slide"] === wanted;
    if (isHere === (choose.getAttribute("aria-current") === "true")) continue;
    // Tab reaches the list at this slide, and leaves it behind it; arrows walk through it.
    choose.tabIndex = isHere ? 0 : -1;
    if (!isHere) choose.removeAttribute("aria-current");
    else choose.setAttribute("aria-current", "true");
    if (isHere) scrollTo(list.parentElement, choose);
  }
}

function scrollTo(area: HTMLElement | null, choose: HTMLElement): void {
  if (!area) return;
  const top = choose.getBoundingClientRect().top - area.getBoundingClientRect().top;
  area.scrollTop += top - area.clientHeight / 3;
}

/** Arrow keys walk through the list. */
export function walkList(list: HTMLElement): void {
  list.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    const all = [...list.querySelectorAll<HTMLElement>("button")];
    const at = all.indexOf(document.activeElement as HTMLElement);
    all[Math.min(all.length - 1, Math.max(0, at + step))]?.focus();
    event.preventDefault();
    event.stopPropagation();
  });
}
