import { asHtml, forTemplate } from "../../render/html/html.js";
import { destinationPages } from "../pdf/destinations.js";
import { type PdfFile, pageNumbers } from "../pdf/file.js";

/**
 * How a slide of a script stands on its pages: `whole` on one, in `smaller` type on one, or on more than one, where its
 * head is said again (`long`).
 */
export type ScriptFit = "whole" | "smaller" | "long";

/** A slide of a draft, which begins a page. */
interface Sample {
  readonly id: string;
  readonly fit: ScriptFit;
}

const tries = ["whole", "smaller"] as const;

/**
 * Finds out by a draft how each slide of a script stands on its pages: nothing else knows how high a browser sets it.
 * @param print prints these slides with these ids, each from the beginning of a page
 */
export async function fitsOf<T extends object>(
  slides: readonly T[],
  print: (samples: readonly (T & Sample)[]) => Promise<PdfFile>,
): Promise<readonly ScriptFit[]> {
  const samples = slides.flatMap((slide, index) =>
    tries.map((fit) => {
      const id = `try-${index}-${fit}`;
      // Its place is known by an element, and its height: nobody looks at the picture itself.
      return { ...slide, id, fit, picture: forTemplate(asHtml(`<div class="picture" id="${id}"></div>`)) };
    }),
  );
  const draft = await print(samples);
  const places = destinationPages(draft);
  const starts = samples.map(({ id }) => places.get(id) ?? 0);
  const isOnOne = (at: number) => (starts[at + 1] ?? pageNumbers(draft).length) - (starts[at] ?? 0) === 1;
  return slides.map((_, index) => {
    const fitting = tries.findIndex((_try, which) => isOnOne(index * tries.length + which));
    return tries[fitting] ?? "long";
  });
}
