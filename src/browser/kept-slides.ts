import { hashOf } from "../cache/seal.js";
import type { PrintPage } from "../render/page/print-page.js";

/** What is wanted to know of the slides of a page. */
interface SlideQuestion {
  /** All that decides about the answers besides the page. */
  readonly asked: readonly unknown[];
  /** What decides about the answer for one slide besides what stands in the page, by its place. */
  readonly ofSlide: (index: number) => unknown;
  /** Whether a slide is measured alike when others are missing. */
  readonly isApart: boolean;
  /** Whether the answer for one slide may be kept and taken, by its place, asked each time; all may, if nothing is said. */
  readonly isLasting?: (index: number) => boolean;
}

/** Where answers stand, by what surrounds the slides. */
interface AnswerShelf<T> {
  open(surroundings: string): { get(key: string): T | undefined; set(key: string, value: T): void };
}

/** The slides of a page, and what earlier runs have measured of them. */
export interface KeptSlides<T> {
  /** The places of those that have to be measured, in order. */
  readonly wanted: readonly number[];
  /** Keeps what was measured of the slides that were wanted, in their order. */
  keep(measured: readonly T[]): void;
  /** What is known, in the order of the slides. */
  known(): T[];
}

/**
 * Looks for what earlier runs have measured of the slides of a page. Where these have something to do with each other, all of
 * them have to be measured as soon as one has changed.
 */
export function findKept<T>(
  page: Pick<PrintPage, "html" | "pages" | "sections" | "withOnly">,
  { asked, ofSlide, isApart, isLasting = () => true }: SlideQuestion,
  shelf: AnswerShelf<T>,
): KeptSlides<T> {
  const kept = shelf.open(surroundingsOf(page, asked, isApart ? "of each slide" : "of all slides"));
  const keys = page.sections.map((section, index) => hashOf(JSON.stringify([index, section, ofSlide(index)])));
  const places = new Map(keys.map((key, index) => [key, index]));
  // Of a page of very many slides not all stay among what is kept.
  const known = new Map(keys.map((key, index) => [key, isLasting(index) ? kept.get(key) : undefined]));
  const missing = keys.filter((key) => known.get(key) === undefined);
  const wanted = isApart || missing.length === 0 ? missing : keys;
  return {
    wanted: wanted.flatMap((key) => places.get(key) ?? []),
    keep(measured) {
      for (const [at, key] of wanted.entries()) {
        const value = measured[at];
        if (value === undefined) continue;
        known.set(key, value);
        if (isLasting(places.get(key) ?? 0)) kept.set(key, value);
      }
    },
    known: () =>
      keys.map((key, index) => {
        const value = known.get(key);
        // What is there for others must not take its place.
        if (value === undefined) throw new Error(`nothing is known of slide ${index + 1} of the page`);
        return value;
      }),
  };
}

/** Names what decides about the measures of a slide besides the slide: the page around it, or the whole page; its policy follows from it. */
function surroundingsOf(
  page: Pick<PrintPage, "html" | "withOnly">,
  asked: readonly unknown[],
  extent: "of each slide" | "of all slides",
): string {
  const { html } = extent === "of each slide" ? page.withOnly(new Set()) : page;
  return hashOf(`${JSON.stringify([extent, ...asked])}\n${html}`);
}
