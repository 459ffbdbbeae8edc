import type { Attributes, Block, Slide } from "../model/deck.js";
import type { AttributeRule, TemplateCatalogue, TemplateInfo } from "../model/design.js";
import type { FactRegistry } from "../model/fact.js";
import { type ProblemSink, problem } from "../report/problem.js";
import { nearest } from "../report/suggest.js";
import type { Span } from "../source/text.js";

/** Checks the layout and every component of a slide against what the templates say they accept. */
export function checkTemplates(
  slide: Slide,
  templates: TemplateCatalogue,
  facts: () => FactRegistry,
  problems: ProblemSink,
): void {
  if (slide.layout !== undefined) {
    const layout = templates.layouts.get(slide.layout);
    const span = slide.attributes.spans.get("layout") ?? slide.span;
    if (layout) checkRequired(layout, slide.attributes, span, problems);
    else reportMissing("missing-layout", slide.layout, templates.layouts.names(), span, problems);
    if (layout) checkValues(layout, slide.attributes, facts, problems);
  }
  for (const component of componentsOf([...slide.body, ...slide.notes])) {
    const info = templates.components.get(component.name);
    if (!info) {
      reportMissing("missing-component", component.name, templates.components.names(), component.span, problems);
      continue;
    }
    checkRequired(info, component.attributes, component.span, problems);
    checkUnknown(info, component.attributes, problems);
    checkValues(info, component.attributes, facts, problems);
  }
}

/** All components of the blocks, nested ones too, in source order. */
export function componentsOf(blocks: readonly Block[]): Extract<Block, { kind: "component" }>[] {
  return blocks.flatMap((block) => (block.kind === "component" ? [block, ...componentsOf(block.children)] : []));
}

function reportMissing(
  code: "missing-layout" | "missing-component",
  name: string,
  known: readonly string[],
  span: Span,
  problems: ProblemSink,
): void {
  const names = [...known].sort();
  const near = nearest(name, names);
  const firstLine = { ...span, end: Math.min(span.end, lineEnd(span)) };
  const remedy = near ? `did you mean “${near}”?` : undefined;
  problems.report(problem(code, { name, known: names.join(", ") }, { span: firstLine, remedy }));
}

function lineEnd(span: Span): number {
  const at = span.file.text.indexOf("\n", span.start);
  return at === -1 ? span.file.text.length : at;
}

function checkRequired(info: TemplateInfo, attributes: Attributes, span: Span, problems: ProblemSink): void {
  for (const [key, rule] of info.attributes) {
    if (!rule.required || attributes.values.has(key)) continue;
    const values = { kind: info.kind, name: info.name, key };
    problems.report(problem("missing-attribute", values, { span: { ...span, end: lineEnd(span) } }));
  }
}

function checkUnknown(info: TemplateInfo, attributes: Attributes, problems: ProblemSink): void {
  for (const key of attributes.values.keys()) {
    if (info.attributes.has(key) || /^(data|aria)-|^(role|lang|title|style|dir)$/.test(key)) continue;
    const near = nearest(key, info.attributes.keys());
    const known = [...info.attributes.keys()].join(", ") || "none";
    const values = { kind: info.kind, name: info.name, key, known };
    const remedy = near ? `did you mean “${near}”?` : undefined;
    problems.report(problem("unknown-attribute", values, { span: attributes.spans.get(key), remedy }));
  }
}

function checkValues(
  info: TemplateInfo,
  attributes: Attributes,
  facts: () => FactRegistry,
  problems: ProblemSink,
): void {
  for (const [key, rule] of info.attributes) {
    const value = attributes.values.get(key);
    if (value === undefined) continue;
    const span = attributes.spans.get(key);
    if (rule.type === "fact" || rule.type === "facts") {
      for (const id of listOf(value)) checkEntity(id, facts(), span, problems);
      continue;
    }
    const mistake = valueMistake(value, rule);
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

function checkEntity(id: string, facts: FactRegistry, span: Span | undefined, problems: ProblemSink): void {
  if (facts.entities.has(id)) return;
  const near = nearest(id, facts.entities.keys());
  const remedy = near ? `did you mean “${near}”?` : undefined;
  problems.report(problem("missing-fact", { id }, { span, remedy }));
}

function valueMistake(value: string, rule: AttributeRule): { detail: string; hint: string } | undefined {
  if (rule.type === "number" && !Number.isFinite(Number(value))) {
    return { detail: `“${value}” is not a number`, hint: "write a number" };
  }
  if (rule.type === "boolean" && !["", "true", "false"].includes(value)) {
    return { detail: `“${value}” is neither true nor false`, hint: "write true or false" };
  }
  if (rule.type === "enum" && !rule.values.includes(value)) {
    const near = nearest(value, rule.values);
    const hint = near ? `did you mean “${near}”?` : `write one of: ${rule.values.join(", ")}`;
    return { detail: `“${value}” is not among its values`, hint };
  }
  return undefined;
}
