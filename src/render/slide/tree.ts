import type { Part, Slide } from "../../model/deck.js";
import type { SlideTree } from "../rendered.js";
import { contrastClass, hasBackground, renderBackground } from "./background.js";
import type { KeptSlide, ShownSlide } from "./kept.js";
import { fillLate, type LateValues } from "./late.js";

/** A slide of which everything is known but numbers and links. */
interface Framed {
  readonly slide: Slide;
  readonly part: Part;
  readonly kept: KeptSlide;
  readonly shown: ShownSlide;
}

/** The tree of a slide with its numbers and links; the one from before if nothing of it has changed. */
export function treeOf({ slide, part, kept, shown }: Framed, late: LateValues): SlideTree {
  const content = kept.value;
  const frame = shown.frame.value;
  const own = new Map([...content.attributes].filter(([key]) => !frame.taken.has(key)));
  const attributes = sectionAttributes(slide, part, own);
  const mentions = kept.mentions?.list ?? [];
  const linked = late.links.map(({ mention, href }) => [mentions.indexOf(mention), href]);
  const filled = JSON.stringify([attributes, content.citations.map((key) => late.cite(key)), linked]);
  if (shown.tree && shown.filled === filled) return shown.tree;
  const trees = fillLate(content, late);
  const background = renderBackground(own);
  const tree: SlideTree = {
    attributes,
    background: background ? [background] : [],
    frame: frame.nodes,
    parts: frame.parts.map((place) => place(trees)),
    slots: trees.slots,
    notes: trees.notes,
  };
  shown.filled = filled;
  shown.tree = tree;
  return tree;
}

function sectionAttributes(slide: Slide, part: Part, own: ReadonlyMap<string, string>): Record<string, string> {
  const classes = [...slide.attributes.classes, contrastClass(own), hasBackground(own) ? "has-background" : ""];
  const attributes = {
    id: slide.id,
    class: classes.filter(Boolean).join(" ") || undefined,
    "data-title": slide.title || undefined,
    "data-part": part.title || undefined,
    "data-minutes": slide.minutes === undefined ? undefined : String(slide.minutes),
    ...Object.fromEntries(own),
  };
  return Object.fromEntries(
    Object.entries(attributes).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
