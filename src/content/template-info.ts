import * as v from "valibot";
import { type AttributeRule, filledParts, type TemplateInfo } from "../model/design.js";
import type { ProblemSink } from "../report/problem.js";
import type { SourceFile, Span } from "../source/text.js";
import { amount, layoutEntries, layoutRules, noLayoutRules, readAmount } from "./layout-rules.js";
import { readYaml } from "./settings.js";

/** Makes the schemas of what layouts and components say about themselves. */
export function templateSchemas(kinds: Iterable<string>) {
  const ruleSchema = v.strictObject({
    type: v.picklist([...kinds]),
    values: v.optional(v.array(v.union([v.string(), v.number()]))),
    required: v.optional(v.boolean()),
    instead: v.optional(v.string()),
    default: v.optional(v.union([v.string(), v.number(), v.boolean()])),
    help: v.optional(v.string()),
  });
  const entries = {
    summary: v.optional(v.string()),
    attributes: v.optional(v.record(v.string(), ruleSchema)),
    example: v.optional(v.string()),
  };
  return {
    layout: v.strictObject({ ...entries, ...layoutEntries }),
    component: v.strictObject({
      ...entries,
      filled: v.optional(
        v.picklist(filledParts, `does not say which parts hold something: write ${filledParts.join(", ")}`),
      ),
      options: v.optional(amount),
    }),
  };
}

type TemplateSchemas = ReturnType<typeof templateSchemas>;

/** A template that describes itself, and the one of the same name whose place it takes. */
interface Described extends Pick<TemplateInfo, "kind" | "name" | "source"> {
  readonly base: TemplateInfo | undefined;
}

const header = /^\s*\{\{!--([\s\S]*?)--\}\}/;

/** The YAML comment at the top of a template. */
export function headerOf(source: SourceFile): Span | undefined {
  const match = header.exec(source.text);
  if (!match) return undefined;
  const start = match[0].indexOf("{{!--") + 5;
  return { file: source, start, end: start + (match[1] ?? "").length };
}

/** Reads what a layout or component says about itself in the YAML comment at its top. */
export function readTemplateInfo(
  { kind, name, source, base }: Described,
  schemas: TemplateSchemas,
  problems: ProblemSink,
): TemplateInfo {
  const comment = headerOf(source);
  const layout = comment && kind === "layout" ? readYaml(comment, schemas.layout, problems)?.settings : undefined;
  const component =
    comment && kind === "component" ? readYaml(comment, schemas.component, problems)?.settings : undefined;
  const settings = layout ?? component;
  const attributes = Object.entries(settings?.attributes ?? {}).map(([key, rule]): [string, AttributeRule] => [
    key,
    {
      type: rule.type,
      values: (rule.values ?? []).map(String),
      required: rule.required ?? false,
      instead: rule.instead,
      default: rule.default === undefined ? undefined : String(rule.default),
      help: rule.help ?? "",
    },
  ]);
  return {
    name,
    kind,
    summary: settings?.summary ?? "",
    attributes: new Map(attributes),
    example: settings?.example ?? "",
    filled: component?.filled ?? base?.filled ?? "none",
    options: component?.options === undefined ? base?.options : readAmount(String(component.options)),
    source,
    ...layoutRules(layout ?? {}, base ?? noLayoutRules),
  };
}
