import type { Assets } from "../../render/assets.js";
import { type ChildNode, Element, elementsOf, hasClass, isTag, mapNodes } from "../../render/html/dom.js";
import { textInLine } from "../../render/html/plain-text.js";
import type { RenderedSlide, SlideTree } from "../../render/rendered.js";

/** Something of a slide that readers of a book see as a picture. */
export interface Figure {
  /** What the picture is taken of. */
  readonly shown: Element;
  /** What it says to those who cannot see it. */
  readonly text: string;
  /** What stands beside it in words that flow: steps and the caption. */
  readonly beside: readonly Element[];
}

/** Forms whose meaning is in where things stand; all others are text that flows. */
const drawn = [
  "diagram",
  ...["diagram", "drawing", "stack", "walls", "lifetimes", "sequence", "timeline", "chart"].map((name) => `c-${name}`),
];

/** Kinds of pictures that every reader of EPUB shows as they are; of others a picture is taken. */
const shownAsTheyAre: ReadonlySet<string> = new Set(["image/png", "image/jpeg", "image/gif"]);

/** The figure that an element is; undefined for text and for pictures that come along as they are. */
export function figureOf(element: Element, assets: Assets): Figure | undefined {
  if (drawn.some((name) => hasClass(element, name))) return formOf(element);
  const { name, attribs } = element;
  if (name === "img")
    return pictureFile(element, assets) ? undefined : { shown: element, text: attribs["alt"] ?? "", beside: [] };
  // The box of a task is a word in a book.
  if (hasClass(element, "task")) return undefined;
  if (name === "svg" || name === "video") return { shown: element, text: wordsOf(element), beside: [] };
  return undefined;
}

/** The file that an image shows, where every reader can show it. */
export function pictureFile({ attribs }: Element, assets: Assets) {
  const asset = assets.get((attribs["src"] ?? "").replace(/^asset:/, ""));
  return asset && shownAsTheyAre.has(asset.type) ? asset : undefined;
}

function formOf(element: Element): Figure {
  const all = [element, ...elementsOf(element.children)];
  const scene = all.find(({ children }) => children.some(isList));
  const captions = all.filter(({ name }) => name === "figcaption");
  const shown = scene
    ? tagsIn(scene).find((each) => !isList(each) && isSeen(each))
    : element.name === "figure" && tagsIn(element).find(isSeen);
  const lists = scene ? tagsIn(scene).filter(isList) : [];
  return { shown: shown || element, text: wordsOf(element), beside: [...lists, ...captions] };
}

const tagsIn = ({ children }: Element): Element[] => children.filter(isTag);
const isSeen = (element: Element) => element.name !== "figcaption" && !hasClass(element, "visually-hidden");
const isList = (node: ChildNode): boolean => isTag(node) && node.name === "ol" && isSeen(node);

/** The name of a form, what stands in it for those who cannot see it, or else all its words. */
function wordsOf(element: Element): string {
  const all = [element, ...elementsOf(element.children)];
  const named = all.find(({ attribs }) => attribs["aria-label"]);
  // A name that is the whole story; others name a list, whose items tell it.
  const isWhole = named && (named.attribs["role"] === "img" || hasClass(named, "diagram"));
  if (isWhole) return named.attribs["aria-label"] ?? "";
  const label = named && !named.attribs["role"]?.startsWith("list") ? `${named.attribs["aria-label"]}. ` : "";
  return `${label}${textInLine(heard(element.children))}`.replace(/\s+/g, " ").trim();
}

/** What is not hidden from screen readers. */
const heard = (nodes: readonly ChildNode[]): readonly ChildNode[] =>
  mapNodes(nodes, (node) => (isTag(node) && node.attribs["aria-hidden"] === "true" ? [] : undefined));

/** The attribute by which the figures of a page are found again. */
export const markOfFigures = "data-figure";

/** A slide whose figures are marked with their numbers on it. */
export function markFigures(slide: RenderedSlide, figures: readonly Element[]): RenderedSlide {
  const numbers = new Map(figures.map((figure, index) => [figure, index]));
  const mark = (nodes: readonly ChildNode[]) =>
    mapNodes(nodes, (node) => {
      const number = isTag(node) ? numbers.get(node) : undefined;
      if (number === undefined || !isTag(node)) return undefined;
      return [new Element(node.name, { ...node.attribs, [markOfFigures]: String(number) }, [...node.children])];
    });
  const { tree } = slide;
  const marked: SlideTree = {
    ...tree,
    frame: mark(tree.frame),
    parts: tree.parts.map(mark),
    background: mark(tree.background),
  };
  return { ...slide, tree: marked };
}
