import { Idiomorph } from "idiomorph";

/** What reveal.js writes on the `<section>` of a slide, and what makes it be seen; the file knows nothing of it. */
const ownState = /^(?:hidden|inert|aria-hidden|data-fragment|data-index-.*|data-previous-.*)$/;
/** Of its style, these are reveal.js's; the rest is the author's. */
const ownProperties = ["display", "top"];
const stateClasses = /^(?:past|present|future|visited|stack|has-dark-background|has-light-background)$/;

/** Media go on playing where they are as they were. */
const playing = "video, audio, iframe";

/** The slide that a text describes. */
export function parseSlide(html: string): HTMLElement | undefined {
  const template = document.createElement("template");
  template.innerHTML = html;
  const slide = template.content.firstElementChild;
  return slide instanceof HTMLElement ? slide : undefined;
}

/** Changes a slide into another one where they differ; what does not differ stays the same element, at the same step. */
export function morphSlide(slide: HTMLElement, fresh: HTMLElement): void {
  keepState(slide, fresh);
  keepStep(slide, fresh);
  keepLoaded(slide, fresh);
  void Idiomorph.morph(slide, fresh, {
    morphStyle: "outerHTML",
    callbacks: {
      beforeAttributeUpdated: (name, element) => element !== slide || !ownState.test(name),
      beforeNodeMorphed: (before, after) => !stays(before, after),
    },
  });
}

function keepState(slide: HTMLElement, fresh: HTMLElement): void {
  for (const name of slide.classList) if (stateClasses.test(name)) fresh.classList.add(name);
  for (const name of ownProperties) {
    const value = slide.style.getPropertyValue(name);
    if (value !== "") fresh.style.setProperty(name, value);
  }
}

/** How far the steps of a slide have come: the number of the last one that shows; -1 before the first. */
export function stepOf(slide: Element): number {
  const shown = [...slide.querySelectorAll<HTMLElement>(".fragment.visible")];
  return Math.max(-1, ...shown.map((fragment) => Number(fragment.dataset["fragmentIndex"] ?? 0)));
}

/** Shows as many steps as before; without that, they would fade in again. */
function keepStep(slide: HTMLElement, fresh: HTMLElement): void {
  const step = stepOf(slide);
  const isCurrent = slide.classList.contains("present");
  for (const [index, group] of stepGroups(fresh).entries()) {
    for (const fragment of group) {
      fragment.dataset["fragmentIndex"] = String(index);
      fragment.classList.toggle("visible", index <= step);
      fragment.classList.toggle("current-fragment", isCurrent && index === step);
    }
  }
}

/** The steps as reveal.js counts them: those with the same number together, those without one after them. */
function stepGroups(slide: HTMLElement): HTMLElement[][] {
  const numbered = new Map<number, HTMLElement[]>();
  const others: HTMLElement[][] = [];
  for (const fragment of slide.querySelectorAll<HTMLElement>(".fragment")) {
    const index = Number.parseInt(fragment.dataset["fragmentIndex"] ?? "", 10);
    if (Number.isNaN(index)) others.push([fragment]);
    else numbered.set(index, [...(numbered.get(index) ?? []), fragment]);
  }
  return [...[...numbered].toSorted(([a], [b]) => a - b).map(([, group]) => group), ...others];
}

/** Files that reveal.js has loaded are not loaded again. */
function keepLoaded(slide: HTMLElement, fresh: HTMLElement): void {
  const loaded = new Set([...slide.querySelectorAll("[data-lazy-loaded]")].map((media) => media.getAttribute("src")));
  for (const media of fresh.querySelectorAll("[data-src]")) {
    const source = media.getAttribute("data-src");
    if (source === null || !loaded.has(source)) continue;
    media.setAttribute("src", source);
    media.setAttribute("data-lazy-loaded", "");
    media.removeAttribute("data-src");
  }
}

/** Recordings have a player in them that the file does not know. */
function stays(before: Node, after: Node): boolean {
  if (!(before instanceof Element && after instanceof Element)) return false;
  const cast = before.getAttribute("data-cast");
  if (cast !== null && cast === after.getAttribute("data-cast")) return true;
  const sourcesOf = (media: Element) =>
    [media, ...media.querySelectorAll("source")].map((each) => each.getAttribute("src") ?? "").join(" ");
  return before.matches(playing) && before.localName === after.localName && sourcesOf(before) === sourcesOf(after);
}
