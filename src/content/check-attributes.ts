import type { Attributes } from "../model/deck.js";
import type { TemplateCatalogue, TemplateInfo } from "../model/design.js";
import type { FactRegistry } from "../model/fact.js";
import { type ProblemSink, problem } from "../report/problem.js";
import { didYouMean } from "../report/suggest.js";
import { homeOf, splitReference } from "../source/home.js";
import type { Span } from "../source/text.js";
import type { Reader } from "./reader.js";

/** What checking slides against templates needs. */
export interface TemplateContext {
  readonly templates: TemplateCatalogue;
  /** Asked only for attributes that name facts. */
  readonly facts: () => FactRegistry;
  readonly reader: Reader;
  readonly problems: ProblemSink;
}

/** Reports attributes that a template does not take and no element has. */
export function checkUnknown(attributes: Attributes, info: TemplateInfo, { problems }: TemplateContext): void {
  for (const key of attributes.values.keys()) {
    if (info.attributes.has(key) || /^(data|aria)-|^(role|lang|title|style|dir)$/.test(key)) continue;
    const known = [...info.attributes.keys()].join(", ") || "none";
    const values = { kind: info.kind, name: info.name, key, known };
    const remedy = didYouMean(key, [...info.attributes.keys(), "only", "not"]);
    problems.report(problem("unknown-attribute", values, { span: attributes.spans.get(key), remedy }));
  }
}

/** Reports values that are none of their kind, and facts that nobody has. */
export function checkValues(attributes: Attributes, info: TemplateInfo, context: TemplateContext): void {
  const { facts, reader, problems, templates } = context;
  for (const [key, rule] of info.attributes) {
    const value = attributes.values.get(key);
    const kind = templates.kinds.get(rule.type);
    if (value === undefined || !kind) continue;
    const span = attributes.spans.get(key);
    const file = span?.file.path ?? "";
    const unknown = kind.references(value).entities.filter((id) => !facts().entities.has(reader.qualify(id, file)));
    for (const id of unknown) reportMissingFact(id, { reader, span, known: () => facts().entities.keys() });
    const mistake = kind.mistake(value, rule);
    if (!mistake) continue;
    const values = { kind: info.kind, name: info.name, key, ...mistake };
    problems.report(problem("wrong-attribute", values, { span }));
  }
}

/** Where a fact is named. */
interface NamedFact {
  readonly reader: Reader;
  readonly span: Span | undefined;
  readonly known: () => Iterable<string>;
}

/** Reports an id that no registry has, or the collection that would have it. */
export function reportMissingFact(id: string, { reader, span, known }: NamedFact): void {
  const reference = splitReference(id);
  const home = homeOf(span?.file.path ?? "");
  if (reference && span && !reader.collections.find(reference.prefix, home, reader.ledger))
    reader.collections.explain(reference.prefix, span, reader.ledger);
  else reader.report(problem("missing-fact", { id }, { span, remedy: didYouMean(id, known()) }));
}

/** The line with which something begins, where many lines would say no more. */
export const firstLine = (span: Span): Span => ({ ...span, end: Math.min(span.end, lineEnd(span)) });

function lineEnd(span: Span): number {
  const at = span.file.text.indexOf("\n", span.start);
  return at === -1 ? span.file.text.length : at;
}
