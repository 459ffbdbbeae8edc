import { createHash } from "node:crypto";
import type { Slide } from "../model/deck.js";
import { WatchedSink } from "../report/problem.js";
import { packSlide, unpackSlide } from "./packed-slide.js";
import { type Line, linesBetween } from "./scan.js";
import type { SectionContext } from "./section-context.js";
import type { SlideRange } from "./slide-range.js";

/** Slides of one file as they were read before, as bytes. */
export interface KeptReadings {
  find(key: string): Uint8Array | undefined;
  keep(key: string, bytes: Uint8Array): void;
}

/**
 * Reads slides of a section, or takes them as they were read before. What there is to say of a slide is said again, and files
 * that it includes are read again: such slides are not kept.
 */
export function readingOnce(
  section: SectionContext,
  kept: KeptReadings | undefined,
  read: (range: SlideRange, section: SectionContext) => Slide,
): (range: SlideRange) => Slide {
  if (!kept) return (range) => read(range, section);
  return (range) => {
    const key = keyOf(range, section);
    const known = kept.find(key);
    const slide = known && unpackSlide(known, section.file, range.start);
    if (slide) return slide;
    const problems = new WatchedSink(section.problems);
    let hasIncluded = false;
    const readCode: SectionContext["readCode"] = (...given) => {
      hasIncluded = true;
      return section.readCode(...given);
    };
    const fresh = read(range, { ...section, problems, readCode });
    const isAlone = problems.isSilent && !hasIncluded;
    const packed = isAlone ? packSlide(fresh, section.file, range.start) : undefined;
    if (packed) kept.keep(key, packed);
    return fresh;
  };
}

/** All that decides what is read, but for the file's path: the slide's text, how it is divided, and what its file says. */
function keyOf(range: SlideRange, { file, lines, math, linksKey }: SectionContext): string {
  const { start, bodyEnd, notesStart, notesEnd, reader, end } = range;
  const at = (offset: number | undefined) => (offset === undefined ? "" : offset - start);
  const places = [bodyEnd, notesStart, notesEnd, reader?.start, reader?.end, end].map(at);
  const kinds = linesBetween(lines, start, end).map(kindOf).join("");
  const decisive = [file.text.slice(start, end), places, kinds, math, linksKey, end === file.text.length];
  return createHash("sha256").update(JSON.stringify(decisive)).digest("base64url");
}

const kindOf = ({ masked, opensFence, closesFence }: Line) =>
  Number(masked) + 2 * Number(opensFence) + 4 * Number(closesFence);
