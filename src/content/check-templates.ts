import type { Attributes, Block, ComponentBlock, Slide } from "../model/deck.js";
import type { TemplateInfo } from "../model/design.js";
import { problem } from "../report/problem.js";
import { didYouMean } from "../report/suggest.js";
import type { Span } from "../source/text.js";
import { checkUnknown, checkValues, firstLine, type TemplateContext } from "./check-attributes.js";
import { checkFence } from "./check-fence.js";
import { checkOptions } from "./check-options.js";
import { isNearlyCondition } from "./conditions.js";
import { piecesOf, type SlidePieces } from "./content-pieces.js";
import { chooseLayout, misfitOf } from "./layout-fit.js";
import { didYouMeanKey, mistypedValueRemedy } from "./slide-keys.js";

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
  for (const component of componentsOf([...slide.body, ...slide.notes, ...slide.reader])) {
    const info = components.get(component.name);
    if (!info) {
      reportMissing("missing-component", component, components.names(), context);
      continue;
    }
    checkUse(component, info, context);
    if (info.filled !== "none" && isEmpty(component)) {
      const span = firstLine(component.span);
      context.problems.report(problem("empty-component", { name: component.name }, { span }));
    } else if (info.filled === "each") reportEmptyParts(component, context);
    else if (info.options) checkOptions(component, info.options, context.problems);
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
  layout?.slots !== undefined && ["slide", "words"].includes(layout.paper) && !misfitOf(pieces, layout);

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

function checkRequired({ attributes, span }: Use, info: TemplateInfo, { problems }: TemplateContext): void {
  for (const [key, { required, instead }] of info.attributes) {
    if (!required || [key, instead ?? key].some((name) => attributes.values.has(name))) continue;
    const values = { kind: info.kind, name: info.name, key };
    const remedy = instead === undefined ? undefined : `add ${key}=… or ${instead}=…`;
    problems.report(problem("missing-attribute", values, { span: firstLine(span), remedy }));
  }
}

/** The entries of a comma-separated attribute. */
export function listOf(value: string): string[] {
  return value
    .split(",")
    .map((entry) => entry.trim())
    .filter(Boolean);
}
