import { holds, type Mark } from "../model/condition.js";
import type { Part, Section, Slide } from "../model/deck.js";
import { filterParts, isShownIn, slidesOf, slidesOfSection } from "../model/outline.js";

/** Reads a section again without what is for others. */
export type ReadWithout = (file: string, withheld: readonly Mark[]) => Section | undefined;

const withheldOf = ({ marks }: Slide, active: ReadonlySet<string>): Mark[] =>
  marks.filter(({ condition }) => !holds(condition, active));

/**
 * What a deck shows in a variant and formats: slides for others are left out, and what of the rest is for others was
 * never read.
 * @param active names of the variant and the formats
 */
export function shownParts(parts: readonly Part[], active: ReadonlySet<string>, read: ReadWithout): Part[] {
  const shown = filterParts(parts, (slide) => isShownIn(slide, active));
  const sectionIn = (section: Section): Section => {
    if (slidesOfSection(section).every((slide) => withheldOf(slide, active).length === 0)) return section;
    // One that stands in the place of another comes from a file of its own.
    const files = new Set(slidesOfSection(section).map(({ span }) => span.file.path));
    const narrow = new Map([...files].map((file) => [file, narrowed(file, active, read)]));
    const change = (slide: Slide): Slide => {
      const { conditions, hidden, skipped, minutes } = slide;
      const own = narrow.get(slide.span.file.path)?.get(slide.span.start) ?? emptied(slide);
      const name = slide.replaces === undefined ? {} : { id: slide.id, explicitId: slide.explicitId };
      return { ...own, ...name, conditions, hidden, skipped, minutes };
    };
    return { ...section, columns: section.columns.map(([first, ...below]) => [change(first), ...below.map(change)]) };
  };
  return shown.map((part) => ({ ...part, sections: part.sections.map(sectionIn) }));
}

/** The slides of a file without what is for others, by where they begin in it. */
function narrowed(file: string, active: ReadonlySet<string>, read: ReadWithout): Map<number, Slide> {
  const whole = read(file, []);
  const slides = whole ? slidesOfSection(whole) : [];
  const section = read(
    file,
    slides.flatMap((slide) => withheldOf(slide, active)),
  );
  const shown = section ? slidesOfSection(section) : [];
  return new Map(slides.flatMap(({ span }, index) => (shown[index] ? [[span.start, shown[index]] as const] : [])));
}

/** A slide of which nobody knows what is for others is for nobody. */
const emptied = (slide: Slide): Slide => ({
  ...slide,
  title: "",
  body: [],
  notes: [],
  reader: [],
  code: [],
  citations: [],
});

/** The same for variants and formats that show the same. */
export function shownKey(parts: readonly Part[], active: ReadonlySet<string>): string {
  const keyOf = (slide: Slide) =>
    isShownIn(slide, active)
      ? `1${slide.marks.map(({ condition }) => Number(holds(condition, active))).join("")}`
      : "0";
  return slidesOf(parts).map(keyOf).join(" ");
}
