import { element } from "./elements.js";
import type { PlayerSettings } from "./settings.js";

/** What a copy of a slide is to show. */
export interface CopyOptions {
  /** The slide's background as reveal.js made it; it is not inside the slide. */
  readonly background: HTMLElement | undefined;
  /** Show the slide as it will be after the next step. */
  readonly nextStep?: boolean;
  /** Show the slide as it is on paper: all steps done. */
  readonly allSteps?: boolean;
  /** Added to all ids, so that a second copy in the same window does not collide with the first. */
  readonly idSuffix?: string;
}

/** Puts a copy of a slide into a box. */
export function showSlide(
  box: HTMLElement,
  section: HTMLElement | undefined,
  settings: PlayerSettings,
  options: CopyOptions,
): void {
  box.replaceChildren();
  if (!section) return;
  const owner = box.ownerDocument;
  const copy = owner.importNode(section, true);
  for (const part of copy.querySelectorAll(":scope > :is(aside.notes, .qd-background), script")) part.remove();
  for (const name of ["hidden", "aria-hidden", "inert"]) copy.removeAttribute(name);
  // Of the style, these are reveal.js's, and the rest the author's.
  for (const name of ["display", "top"]) copy.style.removeProperty(name);
  copy.className = `${section.className.replace(/\b(past|future)\b/g, "")} present`;
  for (const media of copy.querySelectorAll("video, audio")) {
    for (const name of ["autoplay", "data-autoplay"]) media.removeAttribute(name);
  }
  if (options.nextStep) showNextStep(copy);
  if (options.allSteps) showAllSteps(copy);
  if (options.idSuffix) renameIds(copy, options.idSuffix);
  const slides = element(owner, "div", { class: "slides" }, copy);
  // Mirrored decks have rules of their own, which begin with this class.
  const frameClass = section.closest(".reveal.rtl") ? "reveal rtl" : "reveal";
  const frame = element(owner, "div", { class: frameClass, inert: "" }, slides);
  const background = copyBackground(options.background);
  if (background) frame.prepend(owner.importNode(background, true));
  frame.style.width = `${settings.width}px`;
  frame.style.height = `${settings.height}px`;
  box.append(frame);
  fitSlide(box, settings);
}

/** Scales the copy to its box and centres it. */
export function fitSlide(box: HTMLElement, settings: PlayerSettings): void {
  const frame = box.querySelector<HTMLElement>(":scope > .reveal");
  if (!frame) return;
  const { clientWidth, clientHeight } = box;
  const scale = Math.min(clientWidth / settings.width, clientHeight / settings.height);
  const left = (clientWidth - settings.width * scale) / 2;
  const top = (clientHeight - settings.height * scale) / 2;
  frame.style.transform = `translate(${left}px, ${top}px) scale(${scale})`;
}

/** The background of a slide as one element that can be put behind a copy of it; undefined when it has none. */
export function copyBackground(background: HTMLElement | undefined): HTMLElement | undefined {
  const content = background?.querySelector<HTMLElement>(":scope > .slide-background-content");
  if (!background || !content) return undefined;
  const copy = content.cloneNode(true) as HTMLElement;
  copy.classList.add("qd-background");
  // The outer element has the colour or gradient, the inner one the image and its opacity.
  const colour = element(document, "div", { class: "qd-background" }, copy);
  colour.style.cssText = background.style.cssText;
  colour.style.removeProperty("display");
  return isEmpty(colour) && isEmpty(copy) ? undefined : colour;
}

/** reveal.js makes a background for every slide. */
const isEmpty = (background: HTMLElement) =>
  background.style.length === 0 && !background.querySelector(":not(.slide-background-content)");

/** reveal.js has numbered the steps; fragments with the same number appear together. */
const indexOf = (fragment: HTMLElement) => Number(fragment.dataset["fragmentIndex"] ?? 0);

function showNextStep(copy: HTMLElement): void {
  const hidden = [...copy.querySelectorAll<HTMLElement>(".fragment:not(.visible)")];
  const next = Math.min(...hidden.map(indexOf));
  for (const fragment of copy.querySelectorAll(".current-fragment")) fragment.classList.remove("current-fragment");
  for (const fragment of hidden) {
    if (indexOf(fragment) === next) fragment.classList.add("visible", "current-fragment");
  }
}

/** Lets code and other things with steps of their own show one of them again, after `showAllSteps`. */
export function showSingleSteps(slide: HTMLElement): void {
  for (const owner of slide.querySelectorAll("[data-steps]")) owner.classList.remove("all-steps");
}

/** Shows all steps, the newest of which are those of the last one. */
export function showAllSteps(slide: HTMLElement): void {
  const fragments = [...slide.querySelectorAll<HTMLElement>(".fragment")];
  const last = Math.max(...fragments.map(indexOf));
  for (const fragment of fragments) {
    fragment.classList.add("visible");
    fragment.classList.toggle("current-fragment", indexOf(fragment) === last);
  }
  for (const owner of slide.querySelectorAll("[data-steps]")) owner.classList.add("all-steps");
}

/** Renames ids and what refers to them: gradients and markers of drawings, labels. */
function renameIds(root: HTMLElement, suffix: string): void {
  const ids = new Set([root, ...root.querySelectorAll("[id]")].map((owner) => owner.id).filter(Boolean));
  const rename = (value: string) =>
    value
      .replace(/url\((["']?)#([^)"']+)\1\)/g, (all, _, id) => (ids.has(id) ? `url(#${id}${suffix})` : all))
      .replace(/^#(.+)$/, (all, id) => (ids.has(id) ? all + suffix : all));
  for (const node of [root, ...root.querySelectorAll("*")]) {
    for (const { name, value } of [...node.attributes]) {
      if (name === "id") node.setAttribute(name, value + suffix);
      else if (name === "for" || /^aria-(labelledby|describedby|controls|details)$/.test(name))
        node.setAttribute(
          name,
          value.replace(/\S+/g, (id) => (ids.has(id) ? id + suffix : id)),
        );
      else if (value.includes("#")) node.setAttribute(name, rename(value));
    }
  }
}
