import { type ChildNode, elementsOf, isTag, joinSlots, mapElements, trimNodes, withClass } from "../html/dom.js";
import type { Html } from "../html/html.js";
import type { Marks } from "../html/marks.js";
import { textInLine } from "../html/plain-text.js";
import { printNodes } from "../html/print.js";
import { withName } from "./poster-name.js";

/** The trees of a slide's content. */
export interface ContentTrees {
  /** The heading alone, or nothing. */
  readonly heading: readonly ChildNode[];
  readonly slots: readonly (readonly ChildNode[])[];
  readonly notes: readonly ChildNode[];
  /** The text for readers. */
  readonly reader: readonly ChildNode[];
}

/** What a layout can place of a slide's content: its heading, the heading's text, all slots in one, or a slot by its index. */
type PartName = "heading" | "title" | "body" | number;

/** How a template can change a part before it places it. */
const changes = {
  /** Makes fragments of the items of a list, or of the top elements where there is no list. */
  fragments(nodes: readonly ChildNode[]): readonly ChildNode[] {
    const items = elementsOf(nodes).filter((element) => element.name === "li");
    const targets = new Set(items.length > 0 ? items : nodes.filter(isTag));
    return mapElements(nodes, (element) => (targets.has(element) ? withClass(element, "fragment") : element));
  },
  /** Marks the first strong words of a title as a name that is to be set large. */
  named: withName,
} as const;
export type PartChange = keyof typeof changes;

/** Changes nodes; what is not named is shared with what is given. */
export const changeNodes = (change: PartChange, nodes: readonly ChildNode[]): readonly ChildNode[] =>
  changes[change](nodes);

/** A part of a slide's content as plain data, which says how it is taken out whenever numbers or links have changed. */
export interface Part {
  readonly name: PartName;
  /** In the order in which they are made. */
  readonly changes: readonly PartChange[];
}

/** What was taken out of a content, by part: nothing is taken out of the same content twice. */
const taken = new WeakMap<ContentTrees, Map<string, readonly ChildNode[]>>();

/** Takes a part out of a slide's content. */
export function takePart(content: ContentTrees, part: Part): readonly ChildNode[] {
  const own = taken.get(content) ?? new Map<string, readonly ChildNode[]>();
  taken.set(content, own);
  const key = keyOf(part);
  const nodes = own.get(key) ?? part.changes.reduce((list, change) => changeNodes(change, list), read(content, part));
  own.set(key, nodes);
  return nodes;
}

const keyOf = ({ name, changes: made }: Part) => [name, ...made].join(" ");

function read({ heading, slots }: ContentTrees, { name }: Part): readonly ChildNode[] {
  if (name === "heading") return heading;
  if (name === "title") return heading.flatMap((head) => (isTag(head) ? head.children : []));
  return name === "body" ? joinSlots(slots) : trimNodes(slots[name] ?? []);
}

/** The parts of one slide's content that its layout has placed; each stands in the frame as a mark. */
export class ContentParts {
  readonly #marks: Marks;
  readonly #content: ContentTrees;
  readonly #numbers = new Map<string, number>();
  /** In the order in which they were placed first. */
  readonly placed: Part[] = [];

  constructor(marks: Marks, content: ContentTrees) {
    this.#marks = marks;
    this.#content = content;
  }

  /** A part as a layout sees it; "" where there is no content, so that `{{#if}}` can tell. */
  offer(name: PartName): ContentPart | "" {
    const part: Part = { name, changes: [] };
    return takePart(this.#content, part).length === 0 ? "" : new ContentPart(this, part);
  }

  htmlOf(part: Part): Html {
    return printNodes(takePart(this.#content, part));
  }

  /** The text of a part that was placed, in one line. */
  textOf(index: number): string {
    const part = this.placed[index];
    return part ? textInLine(takePart(this.#content, part)) : "";
  }

  place(part: Part): string {
    const key = keyOf(part);
    const number = this.#numbers.get(key) ?? this.placed.push(part) - 1;
    this.#numbers.set(key, number);
    return this.#marks.write("part", number);
  }
}

/** Content in the hands of a template: it can be placed, measured and changed as a tree, not as text. */
export class ContentPart {
  readonly #parts: ContentParts;
  readonly #part: Part;

  constructor(parts: ContentParts, part: Part) {
    this.#parts = parts;
    this.#part = part;
  }

  /** The content as HTML, for helpers that look at it. */
  get html(): Html {
    return this.#parts.htmlOf(this.#part);
  }

  changed(change: PartChange): ContentPart {
    const { name, changes: made } = this.#part;
    return new ContentPart(this.#parts, { name, changes: [...made, change] });
  }

  /** What Handlebars prints. */
  toHTML(): string {
    return this.#parts.place(this.#part);
  }

  /** As part of another text, too, the content is placed and stays a tree. */
  toString(): string {
    return this.toHTML();
  }
}
