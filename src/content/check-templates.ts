import type { Attributes, Block, CodeBlock, Slide } from "../model/deck.js";
import type { TemplateCatalogue, TemplateInfo } from "../model/design.js";
import type { FactRegistry } from "../model/fact.js";
import { type Problem, type ProblemSink, problem } from "../report/problem.js";
import { didYouMean } from "../report/suggest.js";
import type { Span } from "../source/text.js";
import { didYouMeanKey } from "./slide-keys.js";

/** What checking slides against templates needs. */
interface TemplateContext {
  readonly templates: TemplateCatalogue;
  /** Asked only for attributes that name facts. */
  readonly facts: () => FactRegistry;
  readonly problems: ProblemSink;
}

/** Something that a slide uses, as it is written. */
interface Use {
  readonly name: string;
  readonly attributes: Attributes;
  readonly span: Span;
}

/** Checks the layout and every component of a slide against what the templates say they accept. */
export function checkTemplates(slide: Slide, context: TemplateContext): void {
  const { layouts, components } = context.templates;
  if (slide.layout !== undefined) {
    const span = slide.attributes.spans.get("layout") ?? slide.span;
    const layout = { name: slide.layout, attributes: slide.attributes, span };
    const info = layouts.get(layout.name);
    if (info) checkUse(layout, info, context);
    else reportMissing("missing-layout", layout, layouts.names(), context);
  }
  checkSlideKeys(slide, context);
  for (const code of slide.code) checkFence(code, context);
  for (const component of componentsOf([...slide.body, ...slide.notes])) {
    const info = components.get(component.name);
    if (!info) {
      reportMissing("missing-component", component, components.names(), context);
      continue;
    }
    checkUse(component, info, context);
    // Attributes of the slide that its layout does not know are for reveal.js.
    checkUnknown(component.attributes, info, context);
  }
}

/** Layouts that a slide gets whose author names none; which of them depends on what it holds. */
const automatic = ["default", "statement"] as const;

/** The layouts that a slide may have. */
export const layoutsOf = (named: string | undefined): readonly string[] => (named === undefined ? automatic : [named]);

/** Reports what is nearly the name of an attribute; anything else may be for reveal.js or a script of the deck. */
function checkSlideKeys({ layout, attributes }: Slide, { templates: { layouts }, problems }: TemplateContext): void {
  if (attributes.values.size === 0) return;
  const declared = layoutsOf(layout).flatMap((name) => [...(layouts.get(name)?.attributes.keys() ?? [])]);
  for (const key of attributes.values.keys()) {
    const remedy = didYouMeanKey(key, declared);
    if (remedy) problems.report(problem("mistyped-attribute", { key }, { span: attributes.spans.get(key), remedy }));
  }
}

/**
 * Checks a fence that stands for a component. Other tools keep marks of their own behind the language, so only what is
 * nearly a name of ours is a mistake.
 */
function checkFence({ attributes, language }: CodeBlock, context: TemplateContext): void {
  const fence = context.templates.fences.get(language);
  const info = fence && context.templates.components.get(fence.component);
  if (!info) return;
  checkValues(attributes, info, context);
  const known = [...info.attributes.keys()].filter((key) => key !== fence.attribute);
  const near = [...attributes.values].filter(([key]) => !info.attributes.has(key) && didYouMean(key, known));
  checkUnknown({ ...attributes, values: new Map(near) }, info, context);
}

function checkUse(use: Use, info: TemplateInfo, context: TemplateContext): void {
  checkRequired(use, info, context);
  checkValues(use.attributes, info, context);
}

/** All components in the blocks, nested ones included, in source order. */
export function componentsOf(blocks: readonly Block[]): Extract<Block, { kind: "component" }>[] {
  return blocks.flatMap((block) => (block.kind === "component" ? [block, ...componentsOf(block.children)] : []));
}

function reportMissing(
  code: "missing-layout" | "missing-component",
  { name, span }: Use,
  known: readonly string[],
  { problems }: TemplateContext,
): void {
  const names = [...known].sort();
  const firstLine = { ...span, end: Math.min(span.end, lineEnd(span)) };
  const remedy = didYouMean(name, names);
  problems.report(problem(code, { name, known: names.join(", ") }, { span: firstLine, remedy }));
}

function lineEnd(span: Span): number {
  const at = span.file.text.indexOf("\n", span.start);
  return at === -1 ? span.file.text.length : at;
}

function checkRequired({ attributes, span }: Use, info: TemplateInfo, { problems }: TemplateContext): void {
  for (const [key, rule] of info.attributes) {
    if (!rule.required || attributes.values.has(key)) continue;
    const values = { kind: info.kind, name: info.name, key };
    problems.report(problem("missing-attribute", values, { span: { ...span, end: lineEnd(span) } }));
  }
}

function checkUnknown(attributes: Attributes, info: TemplateInfo, { problems }: TemplateContext): void {
  for (const key of attributes.values.keys()) {
    if (info.attributes.has(key) || /^(data|aria)-|^(role|lang|title|style|dir)$/.test(key)) continue;
    const known = [...info.attributes.keys()].join(", ") || "none";
    const values = { kind: info.kind, name: info.name, key, known };
    const remedy = didYouMean(key, info.attributes.keys());
    problems.report(problem("unknown-attribute", values, { span: attributes.spans.get(key), remedy }));
  }
}

function checkValues(
  attributes: Attributes,
  info: TemplateInfo,
  { facts, problems, templates }: TemplateContext,
): void {
  for (const [key, rule] of info.attributes) {
    const value = attributes.values.get(key);
    const kind = templates.kinds.get(rule.type);
    if (value === undefined || !kind) continue;
    const span = attributes.spans.get(key);
    const unknown = kind.references(value).entities.filter((id) => !facts().entities.has(id));
    for (const id of unknown) problems.report(missingFact(id, facts().entities.keys(), span));
    const mistake = kind.mistake(value, rule);
    if (!mistake) continue;
    const values = { kind: info.kind, name: info.name, key, ...mistake };
    problems.report(problem("wrong-attribute", values, { span }));
  }
}

/** The entries of a comma-separated attribute. */
export function listOf(value: string): string[] {
  return value
    .split(",")
    .map((entry) => entry.trim())
    .filter(Boolean);
}

/** The problem with an id that the registry does not have. */
export function missingFact(id: string, known: Iterable<string>, span: Span | undefined): Problem {
  return problem("missing-fact", { id }, { span, remedy: didYouMean(id, known) });
}
