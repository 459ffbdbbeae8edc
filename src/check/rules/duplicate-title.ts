import { groupBy } from "../group.js";
import { plainWords } from "../hollow.js";
import { startOf } from "../place.js";
import { bodyOf } from "../prose.js";
import { defineRule, type Remark } from "../rule.js";
import { type SlideSubject, writtenSlides } from "../subject.js";
import { isTitleSlide } from "../title-slide.js";
import { wordsIn } from "../words.js";

/** Slides with the title of another one. */
export const duplicateTitle = defineRule({
  id: "duplicate-title",
  family: "talk",
  severity: "warning",
  summary:
    "Two slides that do not belong together have the same title. Of slides that follow each other, which may go on under one, it is a hint; what a deck says three times is its own way, and a slide may have the title of the title slide.",
  why: "It is mostly a copy whose title was forgotten. In the outline, the grid and the list of a screen reader nobody can tell the two apart.",
  bad: "## The shim waits for the process\n\nIt reads what is left.\n\n---\n\n## The runtime leaves\n\nNobody misses it.\n\n---\n\n## The shim waits for the process\n\nThe kernel counts pages.\n\n---\n\n## Nothing is left\n\nThat is all.\n",
  good: "## The shim waits for the process\n\nIt reads what is left.\n\n---\n\n## The runtime leaves\n\nNobody misses it.\n\n---\n\n## The kernel counts pages\n\nThe rest is up to you.\n",
  options: { words: { default: 3, help: "least number of words of a title; shorter ones come back on purpose" } },
  deck(deck, { options, report }) {
    // Breaks and the like come back by what they are.
    const slides = writtenSlides(deck).filter(({ layout }) => layout.aside === undefined);
    const titled = groupBy(slides, ({ slide }) => plainWords(slide.title));
    const places = new Map(slides.map((subject, index) => [subject, index]));
    for (const [title, [first, second, ...others]] of titled) {
      if (!first || !second || others.length > 0 || wordsIn(title).length < options.words) continue;
      const apart = (places.get(second) ?? 0) - (places.get(first) ?? 0);
      // Many a deck ends as it began.
      if (apart >= slides.length - 1 || isTitleSlide(first) || isOpener(first) || isRepeated(first, second)) continue;
      // Slides in a row may go on under one title; or the second one was copied, and nobody gave it another.
      const isInRow = apart === 1;
      report({ ...remarkOn(first, second), ...(isInRow ? { severity: "hint" as const } : {}) });
    }
  },
});

/** A title alone, which opens what comes, in the place of the body in some layouts; a slide in there may be called the same. */
const isOpener = ({ views: [own], slide }: SlideSubject): boolean =>
  own?.measures.contents.every(({ element }) => plainWords(element.text) === plainWords(slide.title)) ?? false;

/** A slide that is shown again, or that grows from what it was. */
function isRepeated(first: SlideSubject, second: SlideSubject): boolean {
  if (first.slide.fingerprint === second.slide.fingerprint) return true;
  const [before, after] = [first, second].map(({ prose }) => new Set(wordsIn(plainWords(bodyOf(prose)))));
  if (!before || !after) return false;
  const title = wordsIn(plainWords(second.slide.title));
  const own = [...after].filter((word) => !title.includes(word));
  const kept = own.filter((word) => before.has(word)).length;
  return own.length > 0 && kept >= own.length * 0.6;
}

const remarkOn = (first: SlideSubject, second: SlideSubject): Remark => ({
  span: startOf(second),
  message: `slide ${first.label} has the same title, “${second.slide.title}”`,
  remedy: "say what this one shows, or put the two one after the other",
  slide: second,
  key: second.slide.id,
  related: [{ span: startOf(first), message: "the other slide" }],
});
