import type { Finding } from "../check/finding.js";
import { groupBy } from "../check/group.js";
import type { SlidePlace } from "../check/reported.js";
import type { ToldDeck } from "../check/subject.js";
import { isSameFile, type SourceFile, type Span, wholeOf } from "../source/text.js";

/** The slides of some decks with their places, each once in its deck, in the order in which they are shown. */
export function placesOf(subjects: readonly ToldDeck[]): SlidePlace[] {
  const places = new Map<string, SlidePlace>();
  for (const { deck, slides } of subjects)
    for (const { slide } of slides) {
      const key = `${deck.info.name}\n${slide.id}`;
      if (places.has(key)) continue;
      const { id, title, span } = slide;
      places.set(key, { deck: deck.info.name, slide: id, title, span, isWritten: !slide.generated });
    }
  return [...places.values()];
}

/** Says of findings that belong to no slide, such as those of the compiler, on which one they stand, if on one. */
export function withSlides(findings: readonly Finding[], places: readonly SlidePlace[]): Finding[] {
  const byFile = placesByFile(places);
  return findings.map((finding) => {
    const { span, slide } = finding;
    const place = span && slide === "" ? slideAround(span, byFile) : undefined;
    return place ? { ...finding, deck: place.deck, slide: place.slide } : finding;
  });
}

/** The written slides of each file. */
export type PlacesByFile = ReadonlyMap<SourceFile, readonly SlidePlace[]>;

export const placesByFile = (places: readonly SlidePlace[]): PlacesByFile =>
  groupBy(
    places.filter(({ isWritten }) => isWritten),
    ({ span }) => wholeOf(span.file),
  );

/** The written slide on which a place is. */
export const slideAround = ({ file, start }: Span, places: PlacesByFile): SlidePlace | undefined =>
  places.get(wholeOf(file))?.find(({ span }) => isSameFile(span.file, file) && start >= span.start && start < span.end);
