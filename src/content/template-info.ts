import * as v from "valibot";
import type { AttributeRule, TemplateInfo } from "../model/design.js";
import type { ProblemSink } from "../report/problem.js";
import type { SourceFile } from "../source/text.js";
import { readYaml } from "./settings.js";

const ruleSchema = v.strictObject({
  type: v.picklist(["string", "number", "boolean", "enum", "file", "data", "cast", "lab", "fact", "facts", "list"]),
  values: v.optional(v.array(v.union([v.string(), v.number()]))),
  required: v.optional(v.boolean()),
  default: v.optional(v.union([v.string(), v.number(), v.boolean()])),
  help: v.optional(v.string()),
});

const headerSchema = v.strictObject({
  summary: v.optional(v.string()),
  attributes: v.optional(v.record(v.string(), ruleSchema)),
  example: v.optional(v.string()),
});

const header = /^\s*\{\{!--([\s\S]*?)--\}\}/;

/** Reads what a layout or component says about itself in the YAML comment at its top. */
export function readTemplateInfo(
  kind: TemplateInfo["kind"],
  name: string,
  source: SourceFile,
  problems: ProblemSink,
): TemplateInfo {
  const match = header.exec(source.text);
  const start = match ? match[0].indexOf("{{!--") + 5 : 0;
  const comment = match && { file: source, start, end: start + (match[1] ?? "").length };
  const read = comment ? readYaml(comment, headerSchema, problems) : undefined;
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
