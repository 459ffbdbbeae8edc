import type { SlideMeasures } from "../../src/check/measures.js";
import { createProseReader } from "../../src/check/prose.js";
import { withRecall } from "../../src/check/recall.js";
import type { Remark, Rule } from "../../src/check/rule.js";
import type { DeckSubject, SlideSubject } from "../../src/check/subject.js";
import { noLayoutRules } from "../../src/content/layout-rules.js";
import { placeOf } from "../../src/source/text.js";
import { render } from "./render.js";

/** What a rule looks at beside the text of a deck. */
interface Around {
  readonly options?: Readonly<Record<string, unknown>>;
  /** What each slide measures; nothing is measured without a browser. */
  readonly measures?: readonly Partial<SlideMeasures>[];
  readonly deck?: Partial<DeckSubject>;
}

/** A deck that no browser has laid out, as rules see it. */
export async function deckOf(text: string, { measures = [], deck }: Omit<Around, "options"> = {}) {
  const { rendered } = await render({ "talk.md": text });
  const readProse = createProseReader();
  const slides = rendered.columns.flat().map(({ slide, part }, index): SlideSubject => {
    const own = measures[index];
    return {
      ...{ slide, part, label: String(index + 1), layout: noLayoutRules, violations: [], misspellings: [] },
      prose: readProse(slide),
      views: own ? [{ view: { name: "", isOwn: true, isAsked: true } as never, measures: own as SlideMeasures }] : [],
    };
  });
  return withRecall({
    ...{ deck: rendered.deck, theme: rendered.theme, slides, texts: [], misspellings: [], wordChoices: [] },
    ...{ requests: [], scripts: [], answers: [], facts: undefined, today: "2026-01-01", fileOf: () => undefined },
    ...deck,
  } as Partial<DeckSubject> as DeckSubject);
}

/** What a rule says of a deck that no browser has laid out. */
export async function remarksOf(rule: Rule, text: string, { options, ...around }: Around = {}) {
  const subject = await deckOf(text, around);
  const remarks: Remark[] = [];
  const usual = Object.entries(rule.options).map(([key, option]) => [key, option.default]);
  const context = {
    options: { ...Object.fromEntries(usual), ...options },
    report: (remark: Remark) => void remarks.push(remark),
  };
  for (const slide of subject.slides) rule.slide?.(slide, subject, context);
  rule.deck?.(subject, context);
  return remarks;
}

/** Where remarks stand and what they say: `3:5 words`. */
export const told = (remarks: readonly Remark[]): string[] =>
  remarks.map(({ span, message }) => {
    const { line, column } = placeOf(span.file, span.start);
    return `${line}:${column} ${message}`;
  });

/** A text as the fixes of remarks leave it. */
export const fixedBy = (remarks: readonly Remark[], text: string): string =>
  remarks
    .flatMap(({ fix }) => fix ?? [])
    .toSorted((a, b) => b.span.start - a.span.start)
    .reduce((left, { span, text: put }) => left.slice(0, span.start) + put + left.slice(span.end), text);
