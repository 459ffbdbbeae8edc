import * as v from "valibot";
import type { PackedContent } from "../render/slide/packed-content.js";
import type { MadeOf } from "./made-of.js";

/** The content of a slide with all that it stands on. */
export interface ShelvedSlide {
  /** What slides of the same content share. */
  readonly key: string;
  /** Questions about the deck, and digests of the answers. */
  readonly answers: readonly (readonly [question: string, digest: string])[];
  readonly madeOf: readonly MadeOf[];
  readonly content: PackedContent;
}

/** How slides stand in a record: nearly all of a file's were made of the same, so that stands there once. */
type PrintedSlide = readonly [key: string, answers: ShelvedSlide["answers"], madeOf: number, content: PackedContent];

/**
 * Slides as one record; the first ones are left out where it would have more characters than that.
 * @param slides the most important one last
 */
export function printSlides(slides: readonly ShelvedSlide[], most: number): string {
  const numbers = new Map<string, number>();
  const printed: string[] = [];
  let size = 0;
  for (const { key, answers, madeOf, content } of slides.toReversed()) {
    const made = JSON.stringify(madeOf);
    const number = numbers.get(made) ?? numbers.size;
    const text = JSON.stringify([key, answers, number, content] satisfies PrintedSlide);
    size += text.length + (numbers.has(made) ? 0 : made.length);
    if (size > most) break;
    numbers.set(made, number);
    printed.push(text);
  }
  return `{"madeOf":[${[...numbers.keys()].join()}],"slides":[${printed.toReversed().join()}]}`;
}

/** What a record has to be. The contents of slides are taken as they are: its seal says that it is whole. */
const recordSchema = v.object({
  madeOf: v.array(v.array(v.object({ root: v.string(), border: v.string(), answers: v.array(v.unknown()) }))),
  slides: v.array(v.tuple([v.string(), v.array(v.tuple([v.string(), v.string()])), v.number(), v.looseObject({})])),
});

/** The slides of a record; none where it is anything else. */
export function readSlides(text: string | undefined): ShelvedSlide[] {
  if (text === undefined) return [];
  try {
    const data: unknown = JSON.parse(text);
    if (!v.is(recordSchema, data)) return [];
    const record = data as unknown as { madeOf: readonly (readonly MadeOf[])[]; slides: readonly PrintedSlide[] };
    return record.slides.flatMap(([key, answers, number, content]) => {
      const madeOf = record.madeOf[number];
      return madeOf ? [{ key, answers, madeOf, content }] : [];
    });
  } catch {
    return [];
  }
}
