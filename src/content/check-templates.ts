import type { Attributes, Block, CodeBlock, ComponentBlock, Slide } from "../model/deck.js";
import type { TemplateCatalogue, TemplateInfo } from "../model/design.js";
import type { FactRegistry } from "../model/fact.js";
import { type ProblemSink, problem } from "../report/problem.js";
import { didYouMean } from "../report/suggest.js";
import { homeOf, splitReference } from "../source/home.js";
import type { Span } from "../source/text.js";
import { isNearlyCondition } from "./conditions.js";
import { piecesOf, type SlidePieces } from "./content-pieces.js";
import { chooseLayout, misfitOf } from "./layout-fit.js";
import type { Reader } from "./reader.js";
import { didYouMeanKey, mistypedValueRemedy } from "./slide-keys.js";

/** What checking slides against templates needs. */
interface TemplateContext {
  readonly templates: TemplateCatalogue;
  /** Asked only for attributes that name facts. */
  readonly facts: () => FactRegistry;
  readonly reader: Reader;
  readonly problems: ProblemSink;
}

/** Something that a slide uses, as it is written. */
interface Use {
  readonly name: string;
  readonly attributes: Attributes;
  readonly span: Span;
}

/**
 * Checks the layout and every component of a slide against what the templates say they accept.
 * @returns the slide's layout: the author's, or one that fits what the slide holds
 */
export function checkTemplates(slide: Slide, context: TemplateContext): TemplateInfo | undefined {
  const { components } = context.templates;
  const layout = layoutOf(slide, context);
  checkSlideKeys(slide, layout, context);
  for (const code of slide.code) checkFence(code, context);
  for (const component of componentsOf([...slide.body, ...slide.notes])) {
    const info = components.get(component.name);
    if (!info) {
      reportMissing("missing-component", component, components.names(), context);
      continue;
    }
    checkUse(component, info, context);
    if (info.filled && isEmpty(component)) {
      const span = firstLine(component.span);
      context.problems.report(problem("empty-component", { name: component.name }, { span }));
    } else if (info.filled === "each") reportEmptyParts(component, context);
    // Attributes of the slide that its layout does not know are for reveal.js.
    checkUnknown(component.attributes, info, context);
  }
  return layout;
}

function layoutOf(slide: Slide, context: TemplateContext): TemplateInfo | undefined {
  const { templates, problems } = context;
  const { layouts, fences } = templates;
  const pieces = piecesOf(slide, fences);
  const span = slide.attributes.spans.get("layout") ?? firstLine(slide.span);
  const named = slide.layout === "" ? undefined : layouts.get(slide.layout);
  const use = { name: slide.layout, attributes: slide.attributes, span };
  if (named) checkUse(use, named, context);
  else if (slide.layout !== "") reportMissing("missing-layout", use, layouts.names(), context);
  const layout = named ?? chooseLayout(pieces, layouts.automatic());
  // What the author's layout would have taken nobody knows.
  const isMeant = named !== undefined || slide.layout === "";
  const misfit = layout && isMeant ? misfitOf(pieces, layout) : undefined;
  if (layout && misfit) {
    const fitting = layouts.names().filter((name) => fits(layouts.get(name), pieces));
    const hint = fitting.length > 0 ? `layouts that fit: ${fitting.join(", ")}` : "no layout fits: divide the slide";
    const values = { name: layout.name, detail: misfit.detail, hint };
    problems.report(problem("unfit-content", values, { span: misfit.span ?? span }));
  }
  return layout;
}

/** Whether a layout that says what it takes takes this; those that frame a talk are no advice. */
const fits = (layout: TemplateInfo | undefined, pieces: SlidePieces): boolean =>
  layout?.slots !== undefined && layout.paper === "slide" && !misfitOf(pieces, layout);

/** Reports what is nearly the name of an attribute; anything else may be for reveal.js or a script of the deck. */
function checkSlideKeys({ attributes }: Slide, layout: TemplateInfo | undefined, { problems }: TemplateContext): void {
  if (attributes.values.size === 0) return;
  const declared = [...(layout?.attributes.keys() ?? [])];
  for (const [key, value] of attributes.values) {
    const span = attributes.spans.get(key);
    // That was said when the slide was read.
    const remedy = isNearlyCondition(key) ? undefined : didYouMeanKey(key, declared);
    if (remedy) problems.report(problem("mistyped-attribute", { key }, { span, remedy }));
    const hint = mistypedValueRemedy(key, value);
    if (hint) problems.report(problem("mistyped-value", { key, value, hint }, { span }));
  }
}

/**
 * Checks a fence that stands for a component. Other tools keep marks of their own behind the language, so only what is
 * nearly a name of ours is a mistake.
 */
function checkFence(code: CodeBlock, context: TemplateContext): void {
  const { attributes, language } = code;
  const fence = context.templates.fences.get(language);
  const info = fence && context.templates.components.get(fence.component);
  if (!info) return;
  if (fence.isData?.(code.text)) {
    checkDataFence(code, { ...info, attributes: without(fence.attribute, info.attributes) }, context);
    return;
  }
  checkValues(attributes, info, context);
  const known = [...info.attributes.keys()].filter((key) => key !== fence.attribute);
  const near = [...attributes.values].filter(([key]) => !info.attributes.has(key) && didYouMean(key, known));
  checkUnknown({ ...attributes, values: new Map(near) }, info, context);
}

const without = (name: string, attributes: TemplateInfo["attributes"]) =>
  new Map([...attributes].filter(([key]) => key !== name));

/** Checks what stands behind the name of a form: only a class, and what its template takes, has an effect. */
function checkDataFence({ attributes }: CodeBlock, info: TemplateInfo, context: TemplateContext): void {
  checkValues(attributes, info, context);
  const fileKeys = ["file", "lines", "region", "only", "not", "class"];
  const known = [...info.attributes.keys(), ...fileKeys];
  for (const [key, place] of attributes.spans) {
    if (known.includes(key)) continue;
    const isCaption = key === "title" || key === "caption";
    const remedy = isCaption
      ? "write the words on the slide, or in the data as note: where the form has one"
      : didYouMean(key, known);
    const values = { kind: info.kind, name: info.name, key, known: known.join(", ") };
    context.problems.report(problem("unknown-attribute", values, { span: place, remedy }));
  }
}

function checkUse(use: Use, info: TemplateInfo, context: TemplateContext): void {
  checkRequired(use, info, context);
  checkValues(use.attributes, info, context);
}

/** Whether nothing stands between a component's lines: a comment is something, and so is what could not be read. */
const isEmpty = ({ span }: Use): boolean =>
  span.file.text
    .slice(span.start, span.end)
    .split("\n")
    .slice(1)
    .every((line) => /^[ \t]*(?::{2,}[ \t]*(?:break)?[ \t]*)?\r?$/.test(line));

/** Reports each part in which nothing stands, at the line that ends it, or else begins it; a comment is something. */
function reportEmptyParts({ name, children }: ComponentBlock, { problems }: TemplateContext): void {
  const breaks = children.flatMap(({ kind }, index) => (kind === "break" ? [index] : []));
  const edges = [-1, ...breaks, children.length];
  for (const [part, end] of edges.slice(1).entries()) {
    const start = edges[part] ?? -1;
    const line = children[end] ?? children[start];
    if (end - start > 1 || !line) continue;
    problems.report(problem("empty-part", { part: part + 1, name }, { span: firstLine(line.span) }));
  }
}

/** All components in the blocks, nested ones included, in source order. */
export function componentsOf(blocks: readonly Block[]): ComponentBlock[] {
  return blocks.flatMap((block) => (block.kind === "component" ? [block, ...componentsOf(block.children)] : []));
}

function reportMissing(
  code: "missing-layout" | "missing-component",
  { name, span }: Use,
  known: readonly string[],
  { problems, templates }: TemplateContext,
): void {
  const names = [...known].sort();
  const path = `${code === "missing-layout" ? "layouts" : "components"}/${name}`;
  const remedy = templates.isWithheld(path)
    ? "the project has it: give --trust-templates to use its templates with --safe"
    : didYouMean(name, names);
  problems.report(problem(code, { name, known: names.join(", ") }, { span: firstLine(span), remedy }));
}

const firstLine = (span: Span): Span => ({ ...span, end: Math.min(span.end, lineEnd(span)) });

function lineEnd(span: Span): number {
  const at = span.file.text.indexOf("\n", span.start);
  return at === -1 ? span.file.text.length : at;
}

function checkRequired({ attributes, span }: Use, info: TemplateInfo, { problems }: TemplateContext): void {
  for (const [key, { required, instead }] of info.attributes) {
    if (!required || [key, instead ?? key].some((name) => attributes.values.has(name))) continue;
    const values = { kind: info.kind, name: info.name, key };
    const remedy = instead === undefined ? undefined : `add ${key}=… or ${instead}=…`;
    problems.report(problem("missing-attribute", values, { span: firstLine(span), remedy }));
  }
}

function checkUnknown(attributes: Attributes, info: TemplateInfo, { problems }: TemplateContext): void {
  for (const key of attributes.values.keys()) {
    if (info.attributes.has(key) || /^(data|aria)-|^(role|lang|title|style|dir)$/.test(key)) continue;
    const known = [...info.attributes.keys()].join(", ") || "none";
    const values = { kind: info.kind, name: info.name, key, known };
    const remedy = didYouMean(key, [...info.attributes.keys(), "only", "not"]);
    problems.report(problem("unknown-attribute", values, { span: attributes.spans.get(key), remedy }));
  }
}

function checkValues(attributes: Attributes, info: TemplateInfo, context: TemplateContext): void {
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

/** The entries of a comma-separated attribute. */
export function listOf(value: string): string[] {
  return value
    .split(",")
    .map((entry) => entry.trim())
    .filter(Boolean);
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
