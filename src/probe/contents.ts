import type { Content } from "../check/measures.js";
import type { Rect } from "../check/rect.js";
import { unite } from "../check/rect.js";
import { isVisibleBox, nameOf, onSlide, type Styles } from "./elements.js";

/** What things are, the first that fits; what fits none is looked into. */
const kinds: readonly (readonly [Content["kind"], string])[] = [
  ["terminal", ".c-terminal"],
  ["chart", ".c-bars, .c-timeline, .c-numbers, [class^='chart'], [class*=' chart'], [class*='-chart']"],
  ["card", ".c-card"],
  ["map", ".c-stack"],
  ["diagram", ".diagram, .c-mermaid, .c-dot, .c-lifetimes, .c-matrix, .c-sequence, .c-walls, svg"],
  ["table", "table"],
  ["code", "figure.code, pre"],
  ["quote", ".c-quote, blockquote"],
  ["picture", "img, video, canvas, iframe, object, .placeholder"],
  ["formula", ".formula, .katex-display"],
  ["list", "ul, ol, dl"],
  ["text", "p, h1, h2, h3, h4, h5, h6, figcaption, summary"],
];

const never = "script, style, template, noscript, .visually-hidden, .slide-background, [hidden]";

/** What the body of a slide shows, from above to below as it is written: each thing once, without what is inside of it. */
export function readContents(body: Element, slide: DOMRect, styles: Styles): Content[] {
  return [...body.childNodes].flatMap((node) => contentsOf(node, { slide, styles, outer: undefined }));
}

interface Around {
  readonly slide: DOMRect;
  readonly styles: Styles;
  /** The nearest box that is drawn around it. */
  readonly outer: Rect | undefined;
}

function contentsOf(node: Node, around: Around): Content[] {
  if (!(node instanceof Element)) return textOf(node, around);
  const { styles, slide } = around;
  if (node.matches(never) || styles.of(node).display === "none") return [];
  const kind = kindOf(node);
  const rect = onSlide(node.getBoundingClientRect(), slide);
  const inner = { ...around, outer: around.outer ?? (isVisibleBox(node, styles) ? rect : undefined) };
  if (kind === undefined) return [...node.childNodes].flatMap((child) => contentsOf(child, inner));
  // Empty lines that somebody wrote to push something down are no content.
  if (kind === "text" && (node.textContent ?? "").trim() === "" && !isVisibleBox(node, styles)) return [];
  const seen = kind === "diagram" ? drawnIn(node, around) : rect;
  if (!seen || seen.right - seen.left < 1 || seen.bottom - seen.top < 1) return [];
  return [{ kind, element: nameOf(node), rect: seen, outer: around.outer ?? seen }];
}

/** Text that stands in no element of its own. */
function textOf(node: Node, { slide, outer }: Around): Content[] {
  const parent = node.parentElement;
  if (node.nodeType !== Node.TEXT_NODE || !parent || (node.nodeValue ?? "").trim() === "") return [];
  const range = document.createRange();
  range.selectNodeContents(node);
  const rect = onSlide(range.getBoundingClientRect(), slide);
  return rect.right - rect.left < 1 ? [] : [{ kind: "text", element: nameOf(parent), rect, outer: outer ?? rect }];
}

function kindOf(element: Element): Content["kind"] | undefined {
  const kind = kinds.find(([, selector]) => element.matches(selector))?.[0];
  // A paragraph is often nothing but the room around a picture.
  return kind === "text" && element.querySelector("img, svg, video") ? "picture" : kind;
}

/** The part of a diagram in which something can be seen: its own box may be as tall as the room. */
function drawnIn(diagram: Element, { slide, styles }: Around): Rect | undefined {
  const rectOf = (element: Element) => onSlide(element.getBoundingClientRect(), slide);
  if (diagram.matches("svg") || isVisibleBox(diagram, styles)) return rectOf(diagram);
  const drawn = [...diagram.querySelectorAll("*")].filter(
    (element) => element.matches("svg, img, li, p, th") || isVisibleBox(element, styles),
  );
  return unite(drawn.map(rectOf)) ?? rectOf(diagram);
}
