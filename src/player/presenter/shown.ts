import type { RevealApi } from "reveal.js";
import type { Colour, Curtain } from "./curtain.js";

/** What all windows keep equal. */
export interface Shown {
  /** The id of the slide's section. */
  readonly slide: string;
  /** The index of the last step that is shown; -1 before the first. */
  readonly step: number;
  readonly curtain: Colour;
}

/** Reads what another window says that it shows. */
export function readShown(data: unknown): Shown | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  const { slide, step, curtain } = data as Record<string, unknown>;
  const isColour = curtain === "" || curtain === "black" || curtain === "white";
  return typeof slide === "string" && Number.isInteger(step) && isColour
    ? { slide, step: Number(step), curtain }
    : undefined;
}

/** Whether two windows look the same. */
export const isSame = (one: Shown, other: Shown): boolean =>
  one.slide === other.slide && one.step === other.step && one.curtain === other.curtain;

/** What this window shows. */
export function shownHere(reveal: RevealApi, curtain: Curtain): Shown {
  const { f } = reveal.getIndices();
  return { slide: reveal.getCurrentSlide()?.id ?? "", step: f ?? -1, curtain: curtain.colour };
}

/** Makes this window show the same; a slide that it does not have leaves it where it is. */
export function showHere(reveal: RevealApi, curtain: Curtain, { slide, step, curtain: colour }: Shown): void {
  const section = slide === "" ? null : document.getElementById(slide);
  if (section?.matches(".reveal .slides section")) {
    const { h, v } = reveal.getIndices(section);
    reveal.slide(h, v ?? 0, step);
  }
  curtain.set(colour);
}
