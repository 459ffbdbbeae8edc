import { drawingClass, drawingStyles, strokeData } from "../ink/sheet.js";
import { pathAttributes, type Size, type Stroke } from "../ink/stroke.js";
import { inLayer } from "./design/layers.js";
import type { Element } from "./html/dom.js";
import { element } from "./html/dom.js";
import type { RenderedDeck, RenderedSlide, SlideTree } from "./rendered.js";

/** Puts what was drawn on slides into their trees, from where every page prints it. */
export interface InkRenderer {
  /** @param slides strokes by the ids of slides, in pixels of the deck's size */
  draw(rendered: RenderedDeck, slides: ReadonlyMap<string, readonly Stroke[]>): RenderedDeck;
}

export function createInkRenderer(): InkRenderer {
  // A slide that stays the same object stays one when it is drawn upon.
  const drawn = new WeakMap<SlideTree, { readonly key: string; readonly tree: SlideTree }>();
  const treeWith = (tree: SlideTree, strokes: readonly Stroke[], { size, words }: RenderedDeck): SlideTree => {
    const key = JSON.stringify([strokes, size]);
    const known = drawn.get(tree);
    if (known?.key === key) return known.tree;
    const svg = drawingOf(strokes, size, words.say("player.ink.drawing"));
    const made = { key, tree: { ...tree, frame: [...tree.frame, svg] } };
    drawn.set(tree, made);
    return made.tree;
  };
  return {
    draw(rendered, slides) {
      const withInk = (slide: RenderedSlide): RenderedSlide => {
        const strokes = slides.get(slide.slide.id) ?? [];
        return strokes.length === 0 ? slide : { ...slide, tree: treeWith(slide.tree, strokes, rendered) };
      };
      const columns = rendered.columns.map((column) => column.map(withInk));
      const over = inLayer("top", drawingStyles);
      // Those of the content stay where paper takes another theme.
      const contentStyles = [...rendered.contentStyles, over];
      return { ...rendered, columns, styles: [...rendered.styles, over], contentStyles };
    },
  };
}

/** The strokes as a drawing over the whole slide; the deck's script reads them again from its paths. */
function drawingOf(strokes: readonly Stroke[], { width, height }: Size, label: string): Element {
  const paths = strokes.map((stroke) =>
    element("path", { ...pathAttributes(stroke), [strokeData]: JSON.stringify(stroke) }),
  );
  const view = { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label };
  return element("svg", { class: drawingClass, ...view }, paths);
}
