import { element } from "../elements.js";
import { say } from "../words.js";
import { clockText } from "./pacing.js";
import { secondsOf } from "./plan.js";
import type { DeckNow } from "./state.js";

/** Shows each part with what was planned and what it took; a deck without parts has none. */
export function showParts(box: HTMLElement, { plan, slides, at }: DeckNow, times: ReadonlyMap<string, number>): void {
  const hasParts = slides.some(({ part }) => part !== "");
  const shown = hasParts && plan.isPlanned ? plan.parts : [];
  box.hidden = shown.length === 0;
  const here = slides[at];
  while (box.children.length > shown.length) box.lastElementChild?.remove();
  for (const [index, part] of shown.entries()) {
    const seconds = secondsOf(part, times);
    const planned = Math.round(part.minutes * 60);
    const item = (box.children[index] ?? box.appendChild(partElement())) as HTMLElement;
    const used = clockText(seconds);
    const time = planned > 0 ? say("speaker.of-planned", { time: used, planned: clockText(planned) }) : used;
    const [name, figures] = item.children;
    if (name) name.textContent = part.title;
    if (figures) figures.textContent = time;
    item.title = `${part.title}: ${time}`;
    item.style.setProperty("--planned", String(Math.max(planned, 1)));
    item.style.setProperty("--used", String(planned > 0 ? Math.min(1, seconds / planned) : 0));
    item.classList.toggle("qd-over", planned > 0 && seconds > planned);
    if (here && part.slides.includes(here)) item.setAttribute("aria-current", "true");
    else item.removeAttribute("aria-current");
  }
}

const partElement = () => element(document, "li", {}, element(document, "b"), element(document, "span"));
