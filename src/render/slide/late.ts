import type { ContentTrees } from "../design/parts.js";
import { type ChildNode, type Element, element, isTag, isText, mapNodes, Text } from "../html/dom.js";
import { citeOf, isMark } from "../html/marks.js";
import type { SlideContent } from "./content.js";
import type { TermLink } from "./terms.js";

/** Where a source is listed: its number, and the address of the slide. */
export interface Listed {
  readonly number: number;
  readonly href: string;
}

/** What of a slide's content depends on the rest of the deck; it is filled in when that is known. */
export interface LateValues {
  /** Undefined when no source has this key. */
  readonly cite: (key: string) => Listed | undefined;
  /** Whether this is the key of something that names no source: then nothing stands where it is cited. */
  readonly lacksSource: (key: string) => boolean;
  /** The mentions that link to the glossary. */
  readonly links: readonly TermLink[];
}

/** The content of a slide with numbers and links; what holds neither is shared with the content. */
export function fillLate({ trees, citations }: SlideContent, late: LateValues): ContentTrees {
  if (citations.length === 0 && late.links.length === 0) return trees;
  const linked = new Map<ChildNode, TermLink[]>();
  for (const link of late.links) {
    const { text } = link.mention;
    linked.set(text, [...(linked.get(text) ?? []), link]);
  }
  const fill = (nodes: readonly ChildNode[]) =>
    mapNodes(nodes, (node) => {
      if (isTag(node)) return isMark(node, "cite") ? citeNodes(node, late) : undefined;
      const links = linked.get(node);
      return links && isText(node) ? linkNodes(node, links) : undefined;
    });
  return {
    heading: fill(trees.heading),
    slots: trees.slots.map(fill),
    notes: fill(trees.notes),
    reader: fill(trees.reader),
  };
}

function citeNodes(mark: Element, { cite, lacksSource }: LateValues): readonly ChildNode[] {
  const { keys, written } = citeOf(mark);
  const found = keys.flatMap((key) => cite(key) ?? []);
  if (found.length === 0) return keys.some(lacksSource) ? [] : [new Text(written)];
  const links = found.flatMap(({ number, href }, index) => [
    ...(index === 0 ? [] : [","]),
    element("a", { href }, [String(number)]),
  ]);
  return [element("sup", { class: "cite" }, links)];
}

function linkNodes(text: Text, links: readonly TermLink[]): readonly ChildNode[] {
  const nodes: ChildNode[] = [];
  let at = 0;
  for (const { mention, href } of links) {
    const { start, end } = mention;
    if (start > at) nodes.push(new Text(text.data.slice(at, start)));
    nodes.push(element("a", { class: "term", href }, [text.data.slice(start, end)]));
    at = end;
  }
  if (at < text.data.length) nodes.push(new Text(text.data.slice(at)));
  return nodes;
}
