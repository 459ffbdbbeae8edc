import { listOf } from "../../content/check-templates.js";
import { readLabScript } from "../../content/lab-script.js";
import { parseYaml } from "../../content/yaml.js";
import type { Attributes } from "../../model/deck.js";
import type { AttributeRule, TemplateInfo } from "../../model/design.js";
import type { SourceFile } from "../../source/text.js";
import { asHtml, type Html } from "../html/html.js";
import { placeOnSlide, type SlideScope } from "./slide-scope.js";
import type { SlideTools } from "./tools.js";

/** The declared attributes of a template with their values: typed, defaults filled in. */
export function templateValues(
  info: TemplateInfo,
  attributes: Attributes,
  scope: SlideScope,
  tools: SlideTools,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    [...info.attributes].map(([key, rule]) => {
      const value = attributes.values.get(key) ?? rule.default;
      return [key, value === undefined ? emptyValue(rule) : typedValue(value, rule, scope, tools)];
    }),
  );
}

const emptyValue = (rule: AttributeRule) => (rule.type === "list" || rule.type === "facts" ? [] : undefined);

function typedValue(value: string, rule: AttributeRule, scope: SlideScope, tools: SlideTools): unknown {
  switch (rule.type) {
    case "number":
      return Number(value);
    case "boolean":
      return value === "" || value === "true";
    case "list":
      return listOf(value);
    case "fact":
      return scope.deck.ask(`entity ${value}`);
    case "facts":
      return listOf(value).map((id) => scope.deck.ask(`entity ${id}`));
    case "cast":
      return tools.casts.view(value, scope);
    case "data": {
      const source = readReference(value, scope);
      return source && parseYaml(source, scope.reader.ledger);
    }
    case "lab": {
      const source = readReference(value, scope);
      return source && readLabScript(source.text);
    }
    case "file":
      return includeFile(value, scope);
    case "string":
    case "enum":
      return value;
  }
}

function includeFile(reference: string, scope: SlideScope): Html {
  return asHtml(readReference(reference, scope)?.text ?? "");
}

/** A text file that an attribute names; undefined after reporting what is wrong with it. */
function readReference(reference: string, scope: SlideScope): SourceFile | undefined {
  const file = scope.reader.find(reference, scope.folders, placeOnSlide(scope, reference));
  return file && scope.reader.read(file);
}
