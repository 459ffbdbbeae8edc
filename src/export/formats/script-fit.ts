import { asHtml, forTemplate } from "../../render/html/html.js";

/**
 * How a slide of a script stands on its pages: `whole` on one, in `smaller` type on one, or on more than one, where its
 * head is said again (`long`).
 */
export type ScriptFit = "whole" | "smaller" | "long";

/** A slide of a draft. */
interface Sample {
  readonly id: string;
  readonly fit: ScriptFit;
}

const tries = ["whole", "smaller"] as const;

/** Text on paper may be set a little higher than where it was measured, in millimetres. */
const tolerance = 2;

/**
 * Finds out how each slide of a script stands on its pages: nothing but a browser knows how high it sets a text.
 * @param room the height of a page's area, in millimetres
 * @param measure sets these slides and gives their heights in millimetres, by their ids
 */
export async function fitsOf<T extends object>(
  slides: readonly T[],
  room: number,
  measure: (samples: readonly (T & Sample)[]) => Promise<ReadonlyMap<string, number>>,
): Promise<readonly ScriptFit[]> {
  const idOf = (index: number, fit: ScriptFit) => `try-${index}-${fit}`;
  const samples = slides.flatMap((slide, index) =>
    tries.map((fit) => {
      const id = idOf(index, fit);
      // Only its height matters: nobody looks at the picture itself.
      return { ...slide, id, fit, picture: forTemplate(asHtml(`<div class="picture" id="${id}"></div>`)) };
    }),
  );
  const heights = await measure(samples);
  const fits = (index: number, fit: ScriptFit) =>
    (heights.get(idOf(index, fit)) ?? Number.POSITIVE_INFINITY) <= room - tolerance;
  return slides.map((_, index) => tries.find((fit) => fits(index, fit)) ?? "long");
}
