import { type Condition, namesIn } from "../model/condition.js";
import type { Attributes } from "../model/deck.js";
import { type ProblemSink, problem } from "../report/problem.js";
import { didYouMean } from "../report/suggest.js";
import type { Span } from "../source/text.js";

/** What attributes say about for whom something is; undefined where it is for everybody. */
export function conditionOf({ values, spans }: Attributes, whole: Span, prefix = ""): Condition | undefined {
  const [only, not] = [`${prefix}only`, `${prefix}not`].map((key) => namesIn(values.get(key)));
  if (!only || !not || only.length + not.length === 0) return undefined;
  return { only, not, span: spans.get(`${prefix}only`) ?? spans.get(`${prefix}not`) ?? whole };
}

/** The name of the component that is only there to say for whom something is. */
export const plainBlock = "block";

const conditionKeys = ["only", "not"];

/** The attributes that are for templates. */
export function withoutCondition(attributes: Attributes): Attributes {
  if (!conditionKeys.some((key) => attributes.values.has(key))) return attributes;
  return { ...attributes, values: new Map([...attributes.values].filter(([key]) => !conditionKeys.includes(key))) };
}

/** A block that says nothing of for whom it is, or something that nobody knows, would be for everybody. */
export function checkPlainBlock(
  { attributes, span }: { readonly attributes: Attributes; readonly span: Span },
  { problems }: { readonly problems: ProblemSink },
): void {
  const strangers = [...attributes.values.keys()].filter((key) => !conditionKeys.includes(key));
  for (const key of strangers) {
    const remedy = didYouMean(key, conditionKeys);
    problems.report(problem("unknown-condition", { key }, { span: attributes.spans.get(key), remedy }));
  }
  if (strangers.length > 0 || conditionOf(attributes, span)) return;
  const end = span.file.text.indexOf("\n", span.start);
  const place = { ...span, end: end === -1 ? span.end : Math.min(span.end, end) };
  problems.report(problem("missing-condition", {}, { span: place }));
}

/** Reports what is nearly `only` or `not` among attributes that may be anything: it would be for everybody. */
export function checkConditionKeys({ values, spans }: Attributes, problems: ProblemSink): void {
  for (const key of values.keys()) {
    if (!isNearlyCondition(key)) continue;
    const remedy = didYouMean(key, conditionKeys);
    problems.report(problem("unknown-condition", { key }, { span: spans.get(key), remedy }));
  }
}

/** Letters that are swapped, doubled or left out. */
const nearly = new Set("onyl olny noly oly ony onlly onnly nto nott ont".split(" "));

/** Whether a key is nearly one that says for whom something is. */
export const isNearlyCondition = (key: string): boolean => nearly.has(key.toLowerCase());
