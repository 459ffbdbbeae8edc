import { type Asset, type Assets, resolveAssets } from "../assets.js";
import { type ChildNode, classesOf, Element, elementsOf, hasClass, isTag, mapNodes, Text } from "../html/dom.js";
import { asHtml, type Html, printAttributes } from "../html/html.js";
import { isMark, markIndex } from "../html/marks.js";
import { type PrintForm, printNodes } from "../html/print.js";
import type { SlideTree } from "../rendered.js";
import { iconWords } from "../slide/icon-words.js";
import type { Step } from "./steps.js";

/** What a page makes of the slides that it shows. */
export interface SlideForm {
  readonly assets: Assets;
  /** Where a file is found. */
  readonly address: (asset: Asset) => string;
  /** Links to slides as the live deck navigates by (`#/id`), or as a page without a script jumps by (`#id`). */
  readonly links: "deck" | "page";
  /** Only one copy of a slide on a page keeps its ids. */
  readonly ids: "kept" | "dropped";
  /** Which fragments show; undefined leaves that to a script. */
  readonly step?: Step | undefined;
  /** Whether icons that say something are printed as what they say; they are drawn where nothing else is said. */
  readonly icons?: "words";
  /** Whether the slide's own name, its id, stands elsewhere on the page, such as at a heading before it. */
  readonly named?: "elsewhere" | undefined;
  /** What headings are to those who hear a page: headings, or plain text where another one names the slide already. */
  readonly headings?: "plain";
  /** Elements that are left out. */
  readonly without?: ReadonlySet<Element>;
}

/** Attributes in which addresses of files stand. */
const holdsAddress = /^(?:src|srcset|poster|href|xlink:href|style|data-background.*)$/;

/** What stands inside the `<section>` of a slide: its frame with the content in its places. */
export function printSlide(tree: SlideTree, form: SlideForm): Html {
  return printNodes(tree.frame, printFormOf(tree, form));
}

/** Pieces of a slide apart from its frame, such as its notes. */
export function printPieces(nodes: readonly ChildNode[], form: SlideForm): Html {
  return printNodes(nodes, printFormOf(undefined, form));
}

/** The attributes of a slide's `<section>`, each with a space before it. */
export function printSectionAttributes({ attributes }: SlideTree, form: SlideForm): Html {
  const printed: Record<string, string | undefined> = {};
  for (const name in attributes) {
    if (name === "id" && (form.ids === "dropped" || form.named)) continue;
    printed[name] = attributeIn(form, name, attributes[name] ?? "");
  }
  return printAttributes(printed);
}

/** A slide as a `<section>` for pages without a script: its background is an element. */
export function printStaticSection(tree: SlideTree, form: SlideForm): Html {
  const background = printPieces(tree.background, form);
  return asHtml(`<section${printSectionAttributes(tree, form)}>${background}${printSlide(tree, form)}</section>`);
}

/** What names a slide, and says nothing of how it looks. */
const naming = ["id", "data-title"];

/** The place of a slide on a page that leaves the slide out. */
export function printLeftOut(tree: SlideTree, form: SlideForm): Html {
  const kept = Object.entries(tree.attributes).filter(([name]) => !naming.includes(name));
  const attributes = { ...Object.fromEntries(kept), "data-left-out": "" };
  return asHtml(`<section${printSectionAttributes({ ...tree, attributes }, form)}></section>`);
}

function printFormOf(tree: SlideTree | undefined, form: SlideForm): PrintForm {
  return {
    attribute(name, value, element) {
      if (name === "id" && form.ids === "dropped" && !isInDrawing(element)) return undefined;
      if (name === "role" && value === "group" && form.step && isPicture(element)) return "img";
      // A chart's table is called by its title, and nothing printed tells what tables are called.
      if (name === "aria-hidden" && form.step && hasClass(element, "title")) return undefined;
      return attributeIn(form, name, name === "class" ? classIn(form, element) : value);
    },
    css: (text) => resolveAssets(text, form.assets, form.address),
    replace(element) {
      if (form.without?.has(element)) return [];
      const words = form.icons && iconWords(element);
      if (words) return [new Text(words)];
      // Nobody opens it where no script runs and on paper.
      if (form.step && element.name === "details" && element.attribs["open"] === undefined)
        return [new Element(element.name, { ...element.attribs, open: "" }, element.children)];
      if (form.headings && /^h[1-6]$/.test(element.name) && element.attribs["role"] !== "paragraph")
        return [asParagraph(element, form)];
      return isMark(element, "part") ? (tree?.parts[markIndex(element)] ?? []) : undefined;
    },
  };
}

/**
 * Whether a diagram is no more than its parts: where nothing moves, whoever hears it gets what it says as a whole, and
 * not the words of its boxes one by one. Steps in words and links are heard as such.
 */
const isPicture = (element: Element) =>
  element.attribs["aria-label"] !== undefined &&
  hasClass(element, "diagram") &&
  elementsOf(element.children).every(({ name }) => !/^(?:a|ol|ul|table)$/.test(name));

/** A heading that looks as before and is read as text. */
function asParagraph(element: Element, form: SlideForm): Element {
  const className = classIn(form, element);
  const attributes = { ...element.attribs, ...(className ? { class: className } : {}), role: "paragraph" };
  return new Element(element.name, attributes, element.children);
}

function attributeIn(form: SlideForm, name: string, value: string): string | undefined {
  if (name === "href" && form.links === "page" && value.startsWith("#/")) return `#${value.slice(2)}`;
  if (!value.includes("asset:") || !holdsAddress.test(name)) return value;
  return resolveAssets(value, form.assets, form.address);
}

/** Parts of a drawing refer to each other by id: arrowheads, gradients, clips. */
function isInDrawing({ name, parent }: Element): boolean {
  return /^svg$/i.test(name) || (parent !== null && isTag(parent) && isInDrawing(parent));
}

function classIn({ step }: SlideForm, element: Element): string {
  const written = element.attribs["class"] ?? "";
  const added = [
    ...(step?.visible.has(element) ? ["visible"] : []),
    ...(step?.current.has(element) ? ["current-fragment"] : []),
    ...(step?.isWhole && element.attribs["data-steps"] !== undefined ? ["all-steps"] : []),
  ];
  return added.length === 0 ? written : [...new Set([...classesOf(element), ...added])].join(" ");
}

/** A slide's frame with the content in its places, as one tree. */
export function wholeSlide(tree: SlideTree): readonly ChildNode[] {
  return mapNodes(tree.frame, (node) =>
    isTag(node) && isMark(node, "part") ? (tree.parts[markIndex(node)] ?? []) : undefined,
  );
}

const elementsOfSlides = new WeakMap<SlideTree, readonly Element[]>();

/** All elements of a slide in document order, each once: a layout may place the same content twice. */
export function slideElements(tree: SlideTree): readonly Element[] {
  const known = elementsOfSlides.get(tree);
  if (known) return known;
  const all = elementsOf(tree.frame).flatMap((element) =>
    isMark(element, "part") ? elementsOf(tree.parts[markIndex(element)] ?? []) : [element],
  );
  const elements = [...new Set(all)];
  elementsOfSlides.set(tree, elements);
  return elements;
}
