import { type ChildNode, type Document, hasChildren } from "domhandler";
import type { Block, Part, Slide } from "../../model/deck.js";
import { Element, isTag, parseHtml, printHtml } from "../html/dom.js";
import { asHtml, type Html, printAttributes } from "../html/html.js";
import type { RenderedSlide } from "../rendered.js";
import { contrastClass, hasBackground, renderBackground } from "./background.js";
import { type BlockTools, renderBlocks, templateValues } from "./blocks.js";
import { applyElementComments, isBlank } from "./element-comments.js";
import { fitText } from "./fit-text.js";
import { fillMarks, fillVariables } from "./inline-marks.js";
import { chooseLayout } from "./layout-choice.js";
import { checkLinks } from "./links.js";
import { collectCss, collectMedia, isRemote } from "./media.js";
import { makeSafe } from "./safety.js";
import { placeOnSlide, reportOnSlide, type SlideScope } from "./slide-scope.js";

/** What a layout's template sees beside the slide's own content; made by `render/deck`. */
export interface LayoutData {
  readonly slide: Readonly<Record<string, unknown>>;
  readonly deck: Readonly<Record<string, unknown>>;
}

/** A transformation of a slide's HTML; reports what it refuses. */
type Transformation = (root: Document, scope: SlideScope) => void;

/** The transformations of a slide's HTML, in order. */
const transformations: readonly Transformation[] = [
  (root) => applyElementComments(root),
  (root) => fitText(root),
  makeSafe,
  fillMarks,
  collectMedia,
  checkLinks,
];

/** Renders one slide: blocks → HTML → transformations → layout. */
export function renderSlide(
  slide: Slide,
  part: Part,
  data: LayoutData,
  scope: SlideScope,
  tools: BlockTools,
  sanitize: (html: Html) => Html,
): RenderedSlide {
  const content = readContent(slide.body, data, scope, tools, sanitize);
  scope.linkTerms?.(content.root);
  const layout = chooseLayout(slide, content.root.children);
  const info = tools.templates.catalogue.layouts.get(layout) ?? tools.templates.catalogue.layouts.get("default");
  const attributes = transformAttributes(slide, scope);
  const declared = info ? templateValues(info, slide.attributes, scope, tools) : {};
  const html = tools.templates.render(`layouts/${info?.name ?? "default"}`, {
    ...data,
    slide: { ...data.slide, ...layoutContent(layout, content), attributes: declared },
  });
  const own = new Map([...attributes].filter(([key]) => !info?.attributes.has(key)));
  return {
    slide,
    part,
    attributes: sectionAttributes(slide, part, own),
    html: content.insertCode(layout === "title" || slide.generated ? finishGenerated(html, scope) : html),
    background: renderBackground(own),
    notes: renderNotes(slide, data, scope, tools, sanitize),
  };
}

interface Content {
  readonly root: Document;
  insertCode(html: string): Html;
}

function readContent(
  blocks: readonly Block[],
  data: LayoutData,
  scope: SlideScope,
  tools: BlockTools,
  sanitize: (html: Html) => Html,
): Content {
  const draft = renderBlocks(blocks, data, scope, tools);
  const document = parseHtml(sanitize(draft.html));
  for (const transform of transformations) transform(document, scope);
  return { root: document, insertCode: draft.insertCode };
}

/** What the deck's own data bring into a generated slide may hold assets and links as well. */
function finishGenerated(html: Html, scope: SlideScope): Html {
  const document = parseHtml(html);
  collectMedia(document, scope);
  return printHtml(document);
}

function renderNotes(
  slide: Slide,
  data: LayoutData,
  scope: SlideScope,
  tools: BlockTools,
  sanitize: (html: Html) => Html,
): Html {
  if (slide.notes.length === 0) return asHtml("");
  const content = readContent(slide.notes, data, scope, tools, sanitize);
  return content.insertCode(printHtml([...content.root.children]).trim());
}

/** Splits a slide's content for its layout: heading, slots, and the picture of an image slide. */
function layoutContent(layout: string, content: Content): Readonly<Record<string, unknown>> {
  const nodes = [...content.root.children];
  const first = nodes.findIndex((node) => !isBlank(node));
  const head = nodes[first];
  const heading = head && isTag(head) && /^h[1-6]$/i.test(head.name) ? head : undefined;
  if (heading) nodes.splice(first, 1);
  const image = layout === "image" ? takeImage(nodes) : null;
  const slots = splitSlots(nodes, layout);
  return {
    heading: heading ? printHtml(heading) : "",
    title: heading ? printHtml(heading.children) : "",
    image,
    body: slots
      .map((slot) => printHtml(slot))
      .join("\n")
      .trim(),
    slots: slots.map((slot) => asHtml(printHtml(slot).trim())),
  };
}

function splitSlots(nodes: readonly ChildNode[], layout: string): ChildNode[][] {
  const slots: ChildNode[][] = [[]];
  for (const node of nodes) {
    if (isTag(node) && node.name === "quarterdeck-break") slots.push([]);
    else slots.at(-1)?.push(node);
  }
  const only = slots[0] ?? [];
  if (slots.length > 1 || !["two-columns", "comparison"].includes(layout)) return slots;
  const blocks = only.filter((node) => !isBlank(node));
  // Without a break the last block (a picture, code, a table) stands beside what comes before it.
  const last = blocks.at(-1);
  return last && blocks.length > 1 ? [only.slice(0, only.indexOf(last)), [last]] : slots;
}

/** Takes the first picture out of the nodes, with the paragraph that held nothing else. */
function takeImage(nodes: ChildNode[]): { src: string; alt: string } | null {
  for (const [index, node] of nodes.entries()) {
    const image = findImage(node);
    if (!image) continue;
    const alone =
      node === image || (hasChildren(node) && node.children.every((child) => child === image || isBlank(child)));
    if (alone) nodes.splice(index, 1);
    else image.attribs["hidden"] = "";
    return { src: image.attribs["src"] ?? "", alt: image.attribs["alt"] ?? "" };
  }
  return null;
}

function findImage(node: ChildNode): Element | undefined {
  if (!(node instanceof Element)) return undefined;
  if (node.name.toLowerCase() === "img") return node;
  for (const child of node.children) {
    const found = findImage(child);
    if (found) return found;
  }
  return undefined;
}

/** Variables, pictures and addresses in the attributes that go to `<section>`. */
function transformAttributes(slide: Slide, scope: SlideScope): ReadonlyMap<string, string> {
  const entries = [...slide.attributes.values].flatMap(([name, written]): [string, string][] => {
    const value = fillVariables(written, scope);
    if (/^on/i.test(name)) {
      reportOnSlide(scope, "removed-element", { what: `the attribute ${name}` }, name);
      return [];
    }
    if (name === "style") return [[name, collectCss(value, scope)]];
    if (name === "data-background-iframe") {
      reportOnSlide(scope, "refused-address", { element: "section", url: value }, value);
      return [];
    }
    const isFile = name === "data-background-image" || name === "data-background-video";
    if (!isFile && !(name === "data-background" && /\.(svg|png|jpe?g|gif|webp|avif|bmp)([?#]|$)/i.test(value)))
      return [[name, value]];
    return collectBackgrounds(name, value, scope);
  });
  return new Map(entries);
}

function collectBackgrounds(name: string, value: string, scope: SlideScope): [string, string][] {
  const urls = value.startsWith("data:") ? [value] : value.split(",").map((url) => url.trim());
  const addresses = urls.flatMap((url) => {
    if (url.startsWith("data:")) return [url];
    if (isRemote(url)) {
      reportOnSlide(scope, "remote-image", { url }, url);
      return [];
    }
    return scope.assets.add(url, scope.folders, placeOnSlide(scope, url), scope.problems) ?? [];
  });
  const target = name === "data-background" ? "data-background-image" : name;
  return addresses.length === 0 ? [] : [[target, addresses.join(",")]];
}

function sectionAttributes(slide: Slide, part: Part, attributes: ReadonlyMap<string, string>): Html {
  const classes = [
    ...slide.attributes.classes,
    contrastClass(attributes),
    hasBackground(attributes) ? "has-background" : "",
  ];
  return printAttributes({
    id: slide.id,
    class: classes.filter(Boolean).join(" ") || undefined,
    "data-title": slide.title || undefined,
    "data-part": part.title || undefined,
    "data-minutes": slide.minutes === undefined ? undefined : String(slide.minutes),
    ...Object.fromEntries(attributes),
  });
}
