import type { FragmentState, SlideState } from "../check/measures.js";
import type { Styles } from "./elements.js";
import { inView } from "./in-view.js";
import { notePictures } from "./pictures.js";
import { readSeen } from "./slides.js";
import { noteTexts, type SeenTexts } from "./texts.js";

/** Puts the fragments of a slide into a state, as reveal.js does. */
export function enterState(section: Element, { visible, current, isWhole }: FragmentState): void {
  const [seen, newest] = [new Set(visible), new Set(current)];
  for (const [index, fragment] of fragmentsOf(section).entries()) {
    fragment.classList.toggle("visible", seen.has(index));
    fragment.classList.toggle("current-fragment", newest.has(index));
  }
  for (const stepped of section.querySelectorAll("[data-steps]")) stepped.classList.toggle("all-steps", isWhole);
}

const fragmentsOf = (section: Element) => [...section.querySelectorAll(".fragment")];

/**
 * Takes slides through their states and reads those in which something looks otherwise than before. All slides go on together,
 * because the page is styled anew for each step.
 *
 * @param states of each slide its states, the one that it is in now first
 */
export function readStates(
  slides: readonly { readonly section: Element; readonly states: readonly FragmentState[] }[],
  styles: Styles,
): Map<string, SlideState[]> {
  const seen = new Map(slides.map(({ section }): [Element, SeenTexts] => [section, new Map()]));
  const isNew = (section: Element): boolean => {
    const known = seen.get(section) ?? new Map();
    const [text, picture] = [noteTexts(section, styles, known), notePictures(section, styles, known)];
    return text || picture;
  };
  const read = new Map<string, SlideState[]>();
  const rounds = Math.max(0, ...slides.map(({ states }) => states.length));
  for (let round = 0; round < rounds; round++) {
    const moving = slides.flatMap(({ section, states }) => {
      const state = states[round];
      return state ? [{ section, state }] : [];
    });
    for (const { section, state } of moving) enterState(section, state);
    for (const { section, state } of moving) {
      if (!isNew(section) || round === 0) continue;
      const now = inView(section, () => readSeen(section, styles, "look"));
      read.set(section.id, [...(read.get(section.id) ?? []), { state, ...now }]);
    }
  }
  for (const { section, states } of slides) if (states[0]) enterState(section, states[0]);
  return read;
}
