import type { Part, Slide } from "../../model/deck.js";
import { takePart } from "../design/parts.js";
import { type ChildNode, isTag, mapNodes } from "../html/dom.js";
import { isMark, markIndex } from "../html/marks.js";
import { settle } from "../html/settle.js";
import type { SlideTree } from "../rendered.js";
import { contrastOf, hasBackground, renderBackground } from "./background.js";
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
  const filled = JSON.stringify([
    attributes,
    content.citations.map((key) => late.cite(key) ?? late.lacksSource(key)),
    linked,
  ]);
  if (shown.tree && shown.filled === filled) return shown.tree;
  const trees = fillLate(content, late);
  const background = renderBackground(own);
  const parts = frame.parts.map((part) => takePart(trees, part));
  const isAsMade = trees === content.trees;
  const made = { frame: frame.nodes, parts, slots: trees.slots, notes: trees.notes, reader: trees.reader };
  const read = isAsMade && shown.isSettled ? made : settleAll(made);
  const tree: SlideTree = { attributes, background: background ? [background] : [], ...read };
  shown.isSettled ||= isAsMade && isSame(made, read);
  shown.filled = filled;
  shown.tree = tree;
  return tree;
}

type Trees = Omit<SlideTree, "attributes" | "background">;

const settleAll = ({ frame, parts, slots, notes, reader }: Trees): Trees => ({
  ...settled(frame, parts),
  slots: slots.map(settle),
  notes: settle(notes),
  reader: settle(reader),
});

/** Whether every parser reads trees as they were made. */
const isSame = (made: Trees, read: Trees): boolean =>
  made.frame === read.frame &&
  made.notes === read.notes &&
  made.reader === read.reader &&
  made.slots.every((slot, index) => slot === read.slots[index]);

/**
 * A frame and the parts in it as every parser reads them. Nearly always that is how they stand; else they become one
 * tree, because what has to change may reach from the one into the other.
 */
function settled(frame: readonly ChildNode[], parts: SlideTree["parts"]): Pick<SlideTree, "frame" | "parts"> {
  const whole = mapNodes(frame, (node) =>
    isTag(node) && isMark(node, "part") ? (parts[markIndex(node)] ?? []) : undefined,
  );
  const read = settle(whole);
  return read === whole ? { frame, parts } : { frame: read, parts: [] };
}

function sectionAttributes(slide: Slide, part: Part, own: ReadonlyMap<string, string>): Record<string, string> {
  const contrast = contrastOf(own);
  const classes = [...slide.attributes.classes, contrast.class, hasBackground(own) ? "has-background" : ""];
  const attributes = {
    id: slide.id,
    class: classes.filter(Boolean).join(" ") || undefined,
    "data-title": slide.title || undefined,
    "data-part": part.title || undefined,
    "data-ground": contrast.ground,
    "data-minutes": slide.minutes === undefined ? undefined : String(slide.minutes),
    ...Object.fromEntries(own),
  };
  return Object.fromEntries(
    Object.entries(attributes).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
