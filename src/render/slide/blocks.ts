import type { Block, CodeBlock, ComponentBlock } from "../../model/deck.js";
import type { FenceRule, TemplateInfo } from "../../model/design.js";
import { problem } from "../../report/problem.js";
import { type ChildNode, elementsOf, foreignAround, replaceNode } from "../html/dom.js";
import { asHtml, escapeHtml, forTemplate, type Html } from "../html/html.js";
import { givenAttributes, isMark, Marks, markIndex } from "../html/marks.js";
import { fences } from "../values/fences.js";
import { warnNearForm } from "../values/near-form.js";
import { renderCode } from "./code.js";
import { linesOnSlide } from "./code-lines.js";
import { guardAttributes } from "./guard.js";
import type { ProseParts } from "./markdown.js";
import { optionsIn } from "./options.js";
import { placeOnSlide, type SlideScope, scopeOf } from "./slide-scope.js";
import { standIn } from "./stand-in.js";
import { taskBox } from "./task.js";
import { componentContext, hostOf } from "./template-context.js";
import type { SlideTools } from "./tools.js";

/** Blocks as a tree in which code still stands as marks. */
export interface DraftTree {
  readonly root: ReturnType<Marks["parse"]>;
  /** Puts the code into its places. */
  insertCode(): void;
}

/** The blocks of one slide while they are rendered. */
interface BlockContext {
  readonly scope: SlideScope;
  readonly tools: SlideTools;
  readonly parts: ProseParts;
  readonly marks: Marks;
}

/** Renders blocks: Markdown and components → HTML → a tree. */
export function renderBlocks(blocks: readonly Block[], scope: SlideScope, tools: SlideTools): DraftTree {
  const codes: CodeBlock[] = [];
  const marks = new Marks(`content ${scope.slide.fingerprint}`);
  const code = (block: CodeBlock) => {
    const fence = fences.get(block.language);
    const shown = fence && renderFence(block, fence, scope, tools);
    if (shown) return shown;
    if (!fence) warnNearForm(block, scope);
    codes.push(block);
    return asHtml(marks.write("code", codes.length - 1));
  };
  const math = (latex: string, style: "display" | "inline") => {
    const mark = style === "display" ? "$$" : "$";
    if (scope.deck.ask("math") !== true) return escapeHtml(mark + latex + mark);
    const result = tools.math.render(latex, style);
    scope.notes.hasFormulas = true;
    if ("html" in result) return result.html;
    scope.reader.report(problem("bad-math", { detail: result.mistake }, { span: placeOnSlide(scope, latex.trim()) }));
    return asHtml(`<code>${escapeHtml(mark + latex + mark)}</code>`);
  };
  const task = (state: "done" | "open") => taskBox(state, tools.templates.words.say(`task.${state}`));
  const own: BlockContext = { scope, tools, parts: { code, math, task }, marks };
  const html = asHtml(blocks.map((block) => renderBlock(block, own)).join("\n"));
  const root = marks.parse(html);
  return { root, insertCode: () => insertCode(root.children, codes, { scope, tools }) };
}

function renderBlock(block: Block, own: BlockContext): Html {
  if (block.kind === "prose") return own.tools.renderProse(block.tokens, own.parts);
  if (block.kind === "code") return own.parts.code(block);
  if (block.kind === "math") return asHtml(`<p class="formula">${own.parts.math(block.latex, "display")}</p>`);
  if (block.kind === "break") return asHtml(own.marks.write("break"));
  return renderComponent(block, own);
}

/** A fence as the component that it stands for; its title is the caption. Undefined where nothing can be made of it. */
function renderFence(code: CodeBlock, fence: FenceRule, scope: SlideScope, tools: SlideTools): Html | undefined {
  const info = tools.templates.catalogue.components.get(fence.component);
  if (!info) return undefined;
  const { attributes } = code;
  const values = tools.values.of(info, attributes, scopeOf(scope, code), { attribute: fence.attribute, code });
  if (values[fence.attribute] === undefined) return undefined;
  return tools.templates.render(
    `components/${fence.component}`,
    {
      ...componentContext(scope),
      ...values,
      caption: values["caption"] ?? code.caption,
      number: numberOf(fence.component, scope),
      id: attributes.id ?? "",
      classes: attributes.classes.join(" "),
    },
    hostOf(scope, { info, ...code }),
  );
}

/** Whether a block is shown as it is written because nothing could be made of it, which was reported. */
function isUnmade({ language, text }: CodeBlock): boolean {
  const fence = fences.get(language);
  return fence !== undefined && fence.isData?.(text) !== false;
}

function insertCode(
  nodes: readonly ChildNode[],
  codes: readonly CodeBlock[],
  { scope, tools: { highlighter } }: Pick<BlockContext, "scope" | "tools">,
): void {
  const linesOf = linesOnSlide(nodes, codes, { highlighter, scope });
  for (const mark of elementsOf(nodes)) {
    if (!isMark(mark, "code")) continue;
    const block = codes[markIndex(mark)];
    const figure = block && renderCode(block, linesOf(block), givenAttributes(mark));
    if (figure && isUnmade(block)) figure.attribs["class"] += " unmade";
    if (figure) guardAttributes(figure, scope);
    const around = foreignAround(mark);
    replaceNode(mark, ...(figure && !around ? [figure] : []));
    // A drawing that nothing closes may hold the rest of the slide.
    if (figure && around) replaceNode(around, around, figure);
  }
}

function renderComponent(block: ComponentBlock, own: BlockContext): Html {
  const { scope, tools } = own;
  const info = tools.templates.catalogue.components.get(block.name);
  const values = info && tools.values.of(info, block.attributes, scopeOf(scope, block));
  const slots: Html[] = [];
  const slot: string[] = [];
  for (const child of [...block.children, undefined]) {
    if (child && child.kind !== "break") slot.push(renderBlock(child, own));
    else slots.push(asHtml(slot.splice(0).join("\n")));
  }
  const children = asHtml(slots.join("\n"));
  if (!info || !values || lacks(values, info)) return standIn(nameOf(block), children);
  return tools.templates.render(
    `components/${block.name}`,
    {
      ...componentContext(scope),
      ...values,
      children: forTemplate(children),
      slots: slots.map(forTemplate),
      options: info.options ? optionsIn(children) : [],
      number: numberOf(block.name, scope),
      id: block.attributes.id ?? "",
      classes: block.attributes.classes.join(" "),
    },
    hostOf(scope, { info, ...block }),
  );
}

/** Counts the components of a name on a slide, in their order. */
function numberOf(name: string, { notes: { components } }: SlideScope): number {
  const number = (components.get(name) ?? 0) + 1;
  components.set(name, number);
  return number;
}

/** Whether a component has no value for what it needs; that was reported. */
const lacks = (values: Readonly<Record<string, unknown>>, { attributes }: TemplateInfo): boolean =>
  [...attributes].some(
    ([key, { required, instead }]) => required && [key, instead ?? key].every((name) => values[name] === undefined),
  );

/** A component as its author knows it: by its first attribute, which mostly names what it shows. */
function nameOf({ name, attributes }: ComponentBlock): string {
  const [first] = attributes.values.values();
  return first === undefined ? name : `${name}: ${first}`;
}
