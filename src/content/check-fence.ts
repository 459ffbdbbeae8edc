import type { CodeBlock } from "../model/deck.js";
import type { TemplateInfo } from "../model/design.js";
import { problem } from "../report/problem.js";
import { didYouMean } from "../report/suggest.js";
import { unreadAttributes } from "./attributes.js";
import { checkUnknown, checkValues, firstLine, type TemplateContext } from "./check-attributes.js";

/**
 * Checks a fence that stands for a component. Other tools keep marks of their own behind the language, so only what is
 * nearly a name of ours is a mistake.
 */
export function checkFence(code: CodeBlock, context: TemplateContext): void {
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
function checkDataFence(
  { attributes, unread, steps, span }: CodeBlock,
  info: TemplateInfo,
  context: TemplateContext,
): void {
  if (unread) context.problems.report(unreadAttributes(unread, ""));
  if (steps.length > 0) {
    const detail = "steps light the lines of code, and this is shown as a picture";
    const remedy = "leave them out; a form that has steps takes steps: true in its data";
    context.problems.report(problem("bad-attributes", { detail }, { span: firstLine(span), remedy }));
  }
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
