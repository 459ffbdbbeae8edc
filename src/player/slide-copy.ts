import { element } from "./elements.js";
import type { PlayerSettings } from "./settings.js";

/** Puts a copy of a slide into a box; `nextStep` shows it with its next fragment. */
export function showSlide(
  owner: Document,
  box: HTMLElement,
  section: HTMLElement | undefined,
  settings: PlayerSettings,
  nextStep = false,
): void {
  box.replaceChildren();
  if (!section) return;
  const copy = owner.importNode(section, true);
  copy.querySelector(":scope > aside.notes")?.remove();
  copy.removeAttribute("hidden");
  copy.removeAttribute("aria-hidden");
  copy.removeAttribute("style");
  copy.className = `${section.className.replace(/\b(past|future)\b/g, "")} present`;
  if (nextStep) copy.querySelector(".fragment:not(.visible)")?.classList.add("visible", "current-fragment");
  const background = section.dataset["backgroundColor"] ?? section.dataset["background"];
  if (background) copy.style.background = background;
  const frame = element(owner, "div", { class: "reveal", inert: "" }, element(owner, "div", { class: "slides" }, copy));
  frame.style.width = `${settings.width}px`;
  frame.style.height = `${settings.height}px`;
  box.append(frame);
  const view = owner.defaultView;
  const scale = () => {
    frame.style.transform = `scale(${Math.min(box.clientWidth / settings.width, box.clientHeight / settings.height)})`;
  };
  scale();
  if (view && !box.dataset["watched"]) {
    box.dataset["watched"] = "true";
    view.addEventListener("resize", () => {
      const shown = box.querySelector<HTMLElement>(".reveal");
      if (shown)
        shown.style.transform = `scale(${Math.min(box.clientWidth / settings.width, box.clientHeight / settings.height)})`;
    });
  }
}
