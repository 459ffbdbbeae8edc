import * as v from "valibot";
import type { AttributeRule, TemplateInfo } from "../model/design.js";
import type { ProblemSink } from "../report/problem.js";
import { readYaml } from "./settings.js";

/** Makes the schema of what a template says about itself. */
export function templateSchema(kinds: Iterable<string>) {
  const ruleSchema = v.strictObject({
    type: v.picklist([...kinds]),
    values: v.optional(v.array(v.union([v.string(), v.number()]))),
    required: v.optional(v.boolean()),
    default: v.optional(v.union([v.string(), v.number(), v.boolean()])),
    help: v.optional(v.string()),
  });
  return v.strictObject({
    summary: v.optional(v.string()),
    attributes: v.optional(v.record(v.string(), ruleSchema)),
    example: v.optional(v.string()),
  });
}

/** A template that describes itself. */
type Described = Pick<TemplateInfo, "kind" | "name" | "source">;

const header = /^\s*\{\{!--([\s\S]*?)--\}\}/;

/** Reads what a layout or component says about itself in the YAML comment at its top. */
export function readTemplateInfo(
  { kind, name, source }: Described,
  schema: ReturnType<typeof templateSchema>,
  problems: ProblemSink,
): TemplateInfo {
  const match = header.exec(source.text);
  const start = match ? match[0].indexOf("{{!--") + 5 : 0;
  const comment = match && { file: source, start, end: start + (match[1] ?? "").length };
  const read = comment ? readYaml(comment, schema, problems) : undefined;
  const attributes = Object.entries(read?.settings.attributes ?? {}).map(([key, rule]): [string, AttributeRule] => [
    key,
    {
      type: rule.type,
      values: (rule.values ?? []).map(String),
      required: rule.required ?? false,
      default: rule.default === undefined ? undefined : String(rule.default),
      help: rule.help ?? "",
    },
  ]);
  return {
    name,
    kind,
    summary: read?.settings.summary ?? "",
    attributes: new Map(attributes),
    example: read?.settings.example ?? "",
    source,
  };
}
