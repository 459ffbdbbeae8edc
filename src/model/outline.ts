import { holds } from "./condition.js";
import type { Column, Deck, Part, Section, Slide } from "./deck.js";
import { readFormats } from "./format-names.js";
import type { Timing } from "./rehearsal.js";

/** The slides of a part, a section or a column in the order in which they are shown. */
export function slidesOf(parts: readonly Part[]): Slide[] {
  return parts.flatMap((part) => part.sections.flatMap(slidesOfSection));
}

export function slidesOfSection(section: Section): Slide[] {
  return section.columns.flat();
}

/** Planned minutes of slides; a slide without minutes counts as 0. */
export function minutesOf(slides: readonly Slide[]): number {
  return round(slides.reduce((sum, slide) => sum + (slide.minutes ?? 0), 0));
}

const round = (minutes: number) => Math.round(minutes * 100) / 100;

/** Keeps the slides for which `keep` is true; columns, sections and parts that become empty go. */
const filterDeck = (deck: Deck, keep: (slide: Slide) => boolean): Deck => ({
  ...deck,
  parts: filterParts(deck.parts, keep),
});

/** The first of these parts of which no slide tells how long it takes; undefined where all are known. */
export const partWithoutMinutes = (parts: readonly Part[]): Part | undefined =>
  parts.find(({ sections }) => minutesOf(sections.flatMap(slidesOfSection)) === 0);

/** As {@link filterDeck}, for what a deck consists of. */
export function filterParts(parts: readonly Part[], keep: (slide: Slide) => boolean): Part[] {
  const filterSection = (section: Section): Section => {
    const columns: (readonly Slide[])[] = section.columns.map((column) => column.filter(keep));
    return { ...section, columns: columns.filter(isColumn) };
  };
  const left = parts.map((part) => ({ ...part, sections: part.sections.map(filterSection).filter(hasSlides) }));
  return left.filter((part) => part.sections.length > 0);
}

/** The deck with each of its slides changed. */
export function mapSlides(deck: Deck, change: (slide: Slide) => Slide): Deck {
  const mapColumn = ([first, ...below]: Column): Column => [change(first), ...below.map(change)];
  const mapSection = (section: Section) => ({ ...section, columns: section.columns.map(mapColumn) });
  return { ...deck, parts: deck.parts.map((part) => ({ ...part, sections: part.sections.map(mapSection) })) };
}

const hasSlides = (section: Section) => section.columns.length > 0;
const isColumn = (slides: readonly Slide[]): slides is Column => slides.length > 0;

/** Among the names of formats: slides are shown that are not for the stage, too. */
export const offStage = " off stage";

/** True when a slide belongs to the variants and formats in `active`; one that is skipped, where a format to read is among them. */
export function isShownIn({ conditions, skipped }: Slide, active: ReadonlySet<string>): boolean {
  if (skipped && ![offStage, ...readFormats].some((format) => active.has(format))) return false;
  return conditions.every((condition) => holds(condition, active));
}

/** What is left of a deck that fits into a slot, and what is not. */
export interface FittedDeck {
  readonly deck: Deck;
  readonly leftOut: readonly Slide[];
}

/**
 * Fits a deck into a slot: while it is too long, the last `could` slide goes, then the last `should` slide.
 * `must` slides always stay, and so do those that take no time.
 */
export function fitToMinutes(deck: Deck, minutes: number, timing: Timing): FittedDeck {
  const slides = slidesOf(deck.parts);
  const dropped = new Set<Slide>();
  let total = timeOf(slides, timing);
  for (const priority of ["could", "should"] as const) {
    for (const slide of slides.toReversed()) {
      if (total <= minutes) break;
      if (slide.priority !== priority || timing.of(slide) === 0) continue;
      dropped.add(slide);
      total = round(total - timing.of(slide));
    }
  }
  const leftOut = slides.filter((slide) => dropped.has(slide));
  return { deck: filterDeck(deck, (slide) => !dropped.has(slide)), leftOut };
}

/** Minutes of slides, and of what a deck takes besides them. */
export const timeOf = (slides: readonly Slide[], { of, besides }: Timing): number =>
  round(slides.reduce((sum, slide) => sum + of(slide), besides));

/** A page of any length for paper, and no slide: it is laid out as text, not on a canvas. */
export const isWorksheet = ({ paper }: Slide): boolean => paper === "text";

/** The number of a part as its opener shows it: from 1 among the parts with a title; "" outside of them. */
export function numberOfPart(parts: readonly Part[], title: string): string {
  if (title === "") return "";
  const at = parts.filter((part) => part.title !== "").findIndex((part) => part.title === title);
  return at === -1 ? "" : String(at + 1);
}
