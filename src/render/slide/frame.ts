import { escapeUTF8 } from "entities";
import type { Slide } from "../../model/deck.js";
import type { Asset } from "../assets.js";
import { ContentParts, type PartOf } from "../design/parts.js";
import { type ChildNode, isComment, isTag, isText, joinSlots, type ParentNode, trimNodes } from "../html/dom.js";
import { Marks } from "../html/marks.js";
import { rawTextElements } from "../html/print.js";
import type { SlideContent } from "./content.js";
import { collectMedia } from "./media.js";
import type { SlideScope } from "./slide-scope.js";
import { layoutContext } from "./template-context.js";
import type { SlideTools } from "./tools.js";
import { templateValues } from "./values.js";

/** What a layout puts around a slide's content. */
export interface SlideFrame {
  /** Attributes that the layout takes for itself; they do not go to `<section>`. */
  readonly taken: ReadonlySet<string>;
  /** The layout's tree, with a mark where each part of the content belongs. */
  readonly nodes: readonly ChildNode[];
  readonly parts: readonly PartOf[];
  readonly assets: ReadonlyMap<string, Asset>;
}

/** Runs a slide's layout. */
export function renderFrame(slide: Slide, content: SlideContent, scope: SlideScope, tools: SlideTools): SlideFrame {
  const { layouts } = tools.templates.catalogue;
  const info = layouts.get(content.layout) ?? layouts.get("default");
  const marks = new Marks("");
  const parts = new ContentParts(marks, content.trees);
  const declared = info ? templateValues(info, slide.attributes, scope, tools) : {};
  const own = { ...offered(content, parts), attributes: declared };
  const html = tools.templates.render(`layouts/${info?.name ?? "default"}`, layoutContext(scope, own));
  const root = marks.parse(html);
  if (marks.areLost) fillTexts(root, textFill(marks, parts));
  collectMedia(root, scope);
  return { taken: new Set(info?.attributes.keys()), nodes: root.children, parts: parts.placed, assets: scope.assets };
}

/** What a layout puts where only text can stand: into an attribute, a text area, a comment or a script. */
interface TextFill {
  text(written: string): string;
  /** Where no character reference is read, the text must not end its element or a string of its script. */
  raw(written: string): string;
}

function textFill(marks: Marks, parts: ContentParts): TextFill {
  const textOf = (index: number) => parts.textOf(index);
  return {
    text: (written) => marks.fillText(written, "part", textOf),
    raw: (written) => marks.fillText(written, "part", (index) => escapeUTF8(textOf(index))),
  };
}

function fillTexts(root: ParentNode, fill: TextFill): void {
  const isRaw = isTag(root) && rawTextElements.has(root.name.toLowerCase());
  for (const node of root.children) {
    if (isText(node)) node.data = isRaw ? fill.raw(node.data) : fill.text(node.data);
    if (isComment(node)) node.data = fill.raw(node.data);
    if (!isTag(node)) continue;
    for (const [name, value] of Object.entries(node.attribs)) node.attribs[name] = fill.text(value);
    fillTexts(node, fill);
  }
}

/** The parts of a slide's content under the names by which layouts place them. */
function offered({ trees, picture }: SlideContent, parts: ContentParts) {
  return {
    heading: parts.offer(({ heading }) => heading),
    title: parts.offer(({ heading }) => heading.flatMap((head) => (isTag(head) ? head.children : []))),
    image: picture,
    body: parts.offer(({ slots }) => joinSlots(slots)),
    slots: trees.slots.map((_, index) => parts.offer(({ slots }) => trimNodes(slots[index] ?? []))),
  };
}
