import { createHash } from "node:crypto";
import type { Slide } from "../../model/deck.js";
import type { GrowthRule, TemplateInfo } from "../../model/design.js";
import type { Asset } from "../assets.js";
import { ContentParts, type Part } from "../design/parts.js";
import { type Growth, growthOf } from "../growth/grow.js";
import type { Setting } from "../growth/setting.js";
import { addClass, type ChildNode, elementsIn, hasClass, type ParentNode, parseHtml } from "../html/dom.js";
import { forTemplate, TemplateHtml } from "../html/html.js";
import { Marks } from "../html/marks.js";
import { printNodes } from "../html/print.js";
import { fillTexts } from "../html/text-places.js";
import { markBackdrop } from "./backdrop.js";
import type { SlideContent } from "./content.js";
import { collectMedia } from "./media.js";
import { makeSafe } from "./safety.js";
import type { SlideScope } from "./slide-scope.js";
import { hostOf, layoutContext } from "./template-context.js";
import type { SlideTools } from "./tools.js";

/** What a layout puts around a slide's content. */
export interface SlideFrame {
  /** Attributes that the layout takes for itself; they do not go to `<section>`. */
  readonly taken: ReadonlySet<string>;
  /** The layout's tree, with a mark where each part of the content belongs. */
  readonly nodes: readonly ChildNode[];
  readonly parts: readonly Part[];
  readonly assets: ReadonlyMap<string, Asset>;
  /** How the content grows in it; undefined where the layout or the author decides. */
  readonly growing: Growing | undefined;
}

/** What of a frame decides how the content in it grows. */
export interface Growing {
  readonly rule: GrowthRule;
  readonly hasKicker: boolean;
}

/** Runs a slide's layout. */
export function renderFrame(slide: Slide, content: SlideContent, scope: SlideScope, tools: SlideTools): SlideFrame {
  const { layouts } = tools.templates.catalogue;
  const info = layouts.get(slide.layout);
  const marks = new Marks("");
  const parts = new ContentParts(marks, content.trees);
  const declared = info ? safeValues(tools.values.of(info, slide.attributes, scope), scope, tools) : {};
  const own = { ...offered(content, parts, info), attributes: declared };
  const host = hostOf(scope, { info, attributes: slide.attributes, span: slide.span });
  const html = tools.templates.render(`layouts/${slide.layout}`, layoutContext(scope, own), host);
  const root = marks.parse(html);
  if (marks.areLost) fillTexts(root, marks, (index) => parts.textOf(index));
  const framed: SlideScope = {
    ...scope,
    // Only who reports something asks for it.
    get template() {
      return tools.templates.read(`layouts/${slide.layout}.hbs`);
    },
  };
  makeSafe(root, framed);
  collectMedia(root, framed);
  putBehind(root, content.ground);
  const shown = slideIn(root);
  if (slide.backdrop && shown) markBackdrop(shown, slide.backdrop);
  const growing = info?.grows && growingIn(root, slide, info.grows);
  // What was set stands as long as this answer is the same.
  const setting = growing && scope.deck.ask("setting") !== undefined ? tools.setting() : undefined;
  if (growing && setting?.ofContent) setSizes(root, growContent({ slide, content, growing }, setting));
  return {
    taken: new Set(info?.attributes.keys()),
    nodes: root.children,
    parts: parts.placed,
    assets: scope.assets,
    growing,
  };
}

/** Whether the content of a slide grows. What an author sets dense, or in a size of its own, stays so; pictures behind it stay seen. */
function growingIn(root: ParentNode, { attributes, backdrop }: Slide, rule: GrowthRule): Growing | undefined {
  const { classes, values } = attributes;
  if (classes.includes("dense") || /font-size/i.test(values.get("style") ?? "")) return undefined;
  if (backdrop) return undefined;
  return { rule, hasKicker: elementsIn(root).some((element) => hasClass(element, "kicker")) };
}

interface GrowingContent {
  readonly slide: Slide;
  readonly content: SlideContent;
  readonly growing: Growing;
}

/** In which sizes a content is set in a setting. */
export function growContent({ slide, content, growing }: GrowingContent, setting: Setting): Growth {
  const { rule, hasKicker } = growing;
  const { heading, slots } = content.trees;
  const columns = slide.attributes.values.get("columns");
  const decisive = [setting.key, setting.width, setting.height, rule, hasKicker, columns];
  const key = createHash("sha1").update(JSON.stringify(decisive)).digest("base64url");
  const growth = content.growths.get(key) ?? growthOf({ heading, hasKicker, slots, columns }, rule, setting);
  content.growths.set(key, growth);
  return growth;
}

const slideIn = (root: ParentNode) => elementsIn(root).find((element) => hasClass(element, "slide"));

function setSizes(root: ParentNode, { classes, split }: Growth): void {
  const slide = slideIn(root);
  if (!slide) return;
  for (const name of classes) addClass(slide, name);
  if (split) slide.attribs["style"] = `--split:${split}`;
}

/** Puts nodes behind all that a layout shows. */
function putBehind(root: ParentNode, ground: readonly ChildNode[]): void {
  if (ground.length === 0) return;
  const slide = slideIn(root) ?? root;
  const copies = ground.map((node) => node.cloneNode(true));
  for (const copy of copies) copy.parent = slide;
  slide.children.unshift(...copies);
}

/** Files that attributes name are as little to be trusted as the slide's own HTML. */
function safeValues(values: Readonly<Record<string, unknown>>, scope: SlideScope, tools: SlideTools) {
  const safe = (value: unknown) => {
    if (!(value instanceof TemplateHtml)) return value;
    const root = parseHtml(value.html);
    makeSafe(root, scope);
    tools.sanitize(root, scope);
    return forTemplate(printNodes(root.children));
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, safe(value)]));
}

/** The parts of a slide's content under the names by which layouts place them. */
function offered({ trees, picture }: SlideContent, parts: ContentParts, info: TemplateInfo | undefined) {
  const slots = trees.slots.map((_, index) => parts.offer(index));
  const named = (info?.slots ?? []).map(({ name }, index) => [name, slots[index] ?? ""] as const);
  return {
    heading: parts.offer("heading"),
    title: parts.offer("title"),
    image: picture,
    body: parts.offer("body"),
    // In order for those who go through them, and by the names that the layout gives them.
    slots: Object.assign(slots, Object.fromEntries(named)),
  };
}
