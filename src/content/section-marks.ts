import { type Condition, namesIn } from "../model/condition.js";
import type { Slide } from "../model/deck.js";
import type { Span } from "../source/text.js";
import type { Settings } from "./settings.js";

/** What front matter, or an entry of a manifest, says of all slides below it. */
export interface SectionMarks {
  readonly conditions: readonly Condition[];
  readonly isDraft: boolean;
  readonly isSkipped: boolean;
}

/** The same as it is written. */
export interface WrittenMarks {
  readonly only?: string | readonly string[] | undefined;
  readonly not?: string | readonly string[] | undefined;
  readonly draft?: boolean | undefined;
  readonly skip?: boolean | undefined;
}

/** @param spanAt where a key stands */
export function marksIn(written: WrittenMarks, spanAt: (key: "only" | "not") => Span): SectionMarks {
  const [only, not] = [listOf(written.only), listOf(written.not)];
  const isEverybody = only.length + not.length === 0;
  const span = spanAt(only.length > 0 ? "only" : "not");
  return {
    conditions: isEverybody ? [] : [{ only, not, span }],
    isDraft: written.draft ?? false,
    isSkipped: written.skip ?? false,
  };
}

export const frontMarks = ({ settings, spanAt }: Settings<WrittenMarks>): SectionMarks =>
  marksIn(settings, (key) => spanAt([key]));

const listOf = (names: WrittenMarks["only"]) =>
  typeof names === "string" ? namesIn(names) : (names ?? []).flatMap((name) => namesIn(name));

/** A slide of which is said the same as of all around it. */
export function withMarks(slide: Slide, { conditions, isDraft, isSkipped }: SectionMarks): Slide {
  if (conditions.length === 0 && !isDraft && !isSkipped) return slide;
  return {
    ...slide,
    conditions: [...conditions, ...slide.conditions],
    hidden: isDraft && slide.hidden === "no" ? "draft" : slide.hidden,
    skipped: slide.skipped || isSkipped,
    minutes: isSkipped ? undefined : slide.minutes,
  };
}
