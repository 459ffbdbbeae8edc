import { type Condition, namesIn } from "../model/condition.js";
import type { Attributes } from "../model/deck.js";
import { type ProblemSink, problem } from "../report/problem.js";
import { didYouMean, nearest } from "../report/suggest.js";
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

/** The attributes that are for templates: neither those that say for whom something is, nor what is nearly one. */
export function withoutCondition(attributes: Attributes): Attributes {
  const kept = [...attributes.values].filter(([key]) => !isNearlyCondition(key, []));
  return kept.length === attributes.values.size ? attributes : { ...attributes, values: new Map(kept) };
}

/** A block that says nothing of for whom it is, or something that nobody knows, would be for everybody. */
export function checkPlainBlock(
  { attributes, span }: { readonly attributes: Attributes; readonly span: Span },
  { problems }: { readonly problems: ProblemSink },
): void {
  const said = [...attributes.values].filter(([key]) => conditionKeys.includes(key));
  for (const key of attributes.values.keys()) {
    if (conditionKeys.includes(key)) continue;
    const remedy = didYouMean(key, conditionKeys);
    problems.report(problem("unknown-condition", { key }, { span: attributes.spans.get(key), remedy }));
  }
  checkConditionKeys({ ...attributes, values: new Map(said) }, problems);
  if (attributes.values.size > 0) return;
  const end = span.file.text.indexOf("\n", span.start);
  const place = { ...span, end: end === -1 ? span.end : Math.min(span.end, end) };
  problems.report(problem("missing-condition", {}, { span: place }));
}

/** The attributes of a slide that say for whom it is, and its notes. */
export const slideConditionKeys: readonly string[] = [...conditionKeys, "notes-only", "notes-not"];

/**
 * Reports what names nobody, and what is nearly `only` or `not` among attributes that may be anything: both would be for
 * everybody.
 *
 * @param known how the attributes are called that say for whom something is
 */
export function checkConditionKeys(
  { values, spans }: Attributes,
  problems: ProblemSink,
  known: readonly string[] = conditionKeys,
): void {
  for (const [key, value] of values) checkConditionKey({ key, value, span: spans.get(key) }, problems, known);
}

/** The same for one attribute. */
export function checkConditionKey(
  { key, value, span }: { readonly key: string; readonly value: string; readonly span: Span | undefined },
  problems: ProblemSink,
  known: readonly string[] = conditionKeys,
): void {
  if (isNearlyCondition(key, known)) {
    problems.report(problem("unknown-condition", { key }, { span, remedy: didYouMean(key, known) }));
  } else if (known.includes(key) && namesIn(value).length === 0) {
    problems.report(problem("missing-condition", {}, { span }));
  }
}

/** What is written before `only` and `not` where somebody thinks of notes, or of the attributes of reveal.js. */
const prefix = /^(?:data[-_:.]?)?(?:(?:notes?|nots|noets|ntoes)[-_:.]?)?(?=.{3})/;

/** Letters of `not` that are swapped, doubled or left out; a letter more or less makes other words of it. */
const nearlyNot = new Set("not nto ont otn nott nnot noot".split(" "));

/** Whether a key is none that says for whom something is, but nearly one. */
export function isNearlyCondition(key: string, known: readonly string[] = conditionKeys): boolean {
  // What is longer is another word.
  if (known.includes(key) || key.length > 24) return false;
  const whole = key.toLowerCase().replace(/[^a-z]+$|^[^a-z]+/g, "");
  return [whole, whole.replace(prefix, "")].some(
    (word) => nearlyNot.has(word) || (word.length <= 5 && nearest(word, ["only"]) !== undefined),
  );
}
