import { listOf } from "../../content/check-templates.js";
import { readLabScript } from "../../content/lab-script.js";
import type { Reader } from "../../content/reader.js";
import { parseYaml } from "../../content/yaml.js";
import type { Attributes, Block, CodeBlock, ComponentBlock } from "../../model/deck.js";
import type { AttributeRule, TemplateInfo } from "../../model/design.js";
import type { FactRegistry } from "../../model/fact.js";
import { problem } from "../../report/problem.js";
import type { SourceFile } from "../../source/text.js";
import type { Templates } from "../design/templates.js";
import { asHtml, type Html } from "../html/html.js";
import type { Terminals } from "../terminal/terminals.js";
import type { Highlighter } from "./highlight.js";
import { renderCode } from "./highlight.js";
import { createProseRenderer } from "./markdown.js";
import type { MathRenderer } from "./math.js";
import { placeOnSlide, type SlideScope } from "./slide-scope.js";

/** What rendering blocks needs of the deck. */
export interface BlockTools {
  readonly templates: Templates;
  readonly highlighter: Highlighter;
  readonly math: MathRenderer;
  readonly terminals: Terminals;
  readonly facts: () => FactRegistry;
  readonly reader: Reader;
}

/**
 * Blocks as HTML in which code blocks stand as `<quarterdeck-code data-code="N">`, so that what changes the
 * text of a slide never touches its code.
 */
export interface DraftHtml {
  readonly html: Html;
  /** Puts the code into finished HTML. */
  insertCode(html: string): Html;
}

/** Marks where the next slot begins in the HTML of a slide. */
const slotMark = "<quarterdeck-break></quarterdeck-break>";

export function renderBlocks(
  blocks: readonly Block[],
  context: object,
  scope: SlideScope,
  tools: BlockTools,
): DraftHtml {
  const codes: CodeBlock[] = [];
  const placeCode = (block: CodeBlock) => {
    codes.push(block);
    return asHtml(`<quarterdeck-code data-code="${codes.length - 1}"></quarterdeck-code>`);
  };
  const renderMath = (latex: string, display: boolean) => {
    const result = tools.math.render(latex, display);
    if ("html" in result) return result.html;
    scope.problems.report(problem("bad-math", { detail: result.mistake }, { span: placeOnSlide(scope, latex.trim()) }));
    return asHtml("");
  };
  const renderProse = createProseRenderer({ code: placeCode, math: renderMath });
  const render = (block: Block): Html => {
    if (block.kind === "prose") return renderProse(block.tokens);
    if (block.kind === "code") return placeCode(block);
    if (block.kind === "math") return asHtml(`<p class="formula">${renderMath(block.latex, true)}</p>`);
    if (block.kind === "break") return asHtml(slotMark);
    return renderComponent(block, render, context, scope, tools);
  };
  return {
    html: asHtml(blocks.map(render).join("\n")),
    insertCode: (html) => insertCode(html, codes, tools.highlighter),
  };
}

function insertCode(html: string, codes: readonly CodeBlock[], highlighter: Highlighter): Html {
  return asHtml(
    html.replace(/<quarterdeck-code([^>]*)><\/quarterdeck-code>/g, (_, printed: string) => {
      const extra: Record<string, string> = {};
      for (const [, name, value] of printed.matchAll(/([\w-]+)(?:="([^"]*)")?/g)) if (name) extra[name] = value ?? "";
      const block = codes[Number(extra["data-code"])];
      delete extra["data-code"];
      return block ? renderCode(block, highlighter, extra) : "";
    }),
  );
}

function renderComponent(
  block: ComponentBlock,
  render: (block: Block) => Html,
  context: object,
  scope: SlideScope,
  tools: BlockTools,
): Html {
  const info = tools.templates.catalogue.components.get(block.name);
  if (!info) return asHtml("");
  const slots: Html[] = [];
  const slot: string[] = [];
  for (const child of [...block.children, undefined]) {
    if (child && child.kind !== "break") slot.push(render(child));
    else slots.push(asHtml(slot.splice(0).join("\n")));
  }
  return tools.templates.render(`components/${block.name}`, {
    ...context,
    ...templateValues(info, block.attributes, scope, tools),
    children: asHtml(slots.join("\n")),
    slots,
    id: block.attributes.id ?? "",
    classes: block.attributes.classes.join(" "),
  });
}

/** The declared attributes of a template with their values: typed, defaults filled in. */
export function templateValues(
  info: TemplateInfo,
  attributes: Attributes,
  scope: SlideScope,
  tools: BlockTools,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    [...info.attributes].map(([key, rule]) => {
      const value = attributes.values.get(key) ?? rule.default;
      return [key, value === undefined ? emptyValue(rule) : typedValue(value, rule, scope, tools)];
    }),
  );
}

const emptyValue = (rule: AttributeRule) => (rule.type === "list" || rule.type === "facts" ? [] : undefined);

function typedValue(value: string, rule: AttributeRule, scope: SlideScope, tools: BlockTools): unknown {
  switch (rule.type) {
    case "number":
      return Number(value);
    case "boolean":
      return value === "" || value === "true";
    case "list":
      return listOf(value);
    case "fact":
      return tools.facts().entities.get(value);
    case "facts":
      return listOf(value).map((id) => tools.facts().entities.get(id));
    case "cast":
      return tools.terminals.view(value, scope);
    case "data": {
      const source = readReference(value, scope, tools);
      return source && parseYaml(source, scope.problems);
    }
    case "lab": {
      const source = readReference(value, scope, tools);
      return source && readLabScript(source.text);
    }
    case "file":
      return includeFile(value, scope, tools);
    case "string":
    case "enum":
      return value;
  }
}

function includeFile(reference: string, scope: SlideScope, tools: BlockTools): Html {
  const source = readReference(reference, scope, tools);
  return asHtml(source ? source.text.replace(/^\s*<\?xml[^>]*>\s*/, "") : "");
}

/** A text file that an attribute names; undefined after reporting what is wrong with it. */
function readReference(reference: string, scope: SlideScope, tools: BlockTools): SourceFile | undefined {
  const file = tools.reader.find(reference, scope.folders, placeOnSlide(scope, reference), scope.problems);
  return file && tools.reader.read(file, scope.problems);
}
