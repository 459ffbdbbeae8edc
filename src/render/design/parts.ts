import type { ChildNode } from "../html/dom.js";
import type { Html } from "../html/html.js";
import type { Marks } from "../html/marks.js";
import { textInLine } from "../html/plain-text.js";
import { printNodes } from "../html/print.js";

/** The trees of a slide's content. */
export interface ContentTrees {
  /** The heading alone, or nothing. */
  readonly heading: readonly ChildNode[];
  readonly slots: readonly (readonly ChildNode[])[];
  readonly notes: readonly ChildNode[];
  /** The text for readers. */
  readonly reader: readonly ChildNode[];
}

/** Takes a part out of a slide's content; called again whenever numbers or links in it have changed. */
export type PartOf = (content: ContentTrees) => readonly ChildNode[];

/** The parts of one slide's content that its layout has placed; each stands in the frame as a mark. */
export class ContentParts {
  readonly #marks: Marks;
  readonly #content: ContentTrees;
  /** In the order in which they were placed first. */
  readonly placed: PartOf[] = [];

  constructor(marks: Marks, content: ContentTrees) {
    this.#marks = marks;
    this.#content = content;
  }

  /** A part as a layout sees it; "" where there is no content, so that `{{#if}}` can tell. */
  offer(part: PartOf): ContentPart | "" {
    const take = remembered(part);
    return take(this.#content).length === 0 ? "" : new ContentPart(this, take);
  }

  htmlOf(part: PartOf): Html {
    return printNodes(part(this.#content));
  }

  /** The text of a part that was placed, in one line. */
  textOf(index: number): string {
    return textInLine(this.placed[index]?.(this.#content) ?? []);
  }

  place(part: PartOf): string {
    const known = this.placed.indexOf(part);
    return this.#marks.write("part", known === -1 ? this.placed.push(part) - 1 : known);
  }
}

/** A part that is not taken out of the same content twice. */
function remembered(part: PartOf): PartOf {
  let last: { readonly content: ContentTrees; readonly nodes: readonly ChildNode[] } | undefined;
  return (content) => {
    if (last?.content !== content) last = { content, nodes: part(content) };
    return last.nodes;
  };
}

/** Content in the hands of a template: it can be placed, measured and changed as a tree, not as text. */
export class ContentPart {
  readonly #parts: ContentParts;
  readonly #part: PartOf;

  constructor(parts: ContentParts, part: PartOf) {
    this.#parts = parts;
    this.#part = part;
  }

  /** The content as HTML, for helpers that look at it. */
  get html(): Html {
    return this.#parts.htmlOf(this.#part);
  }

  changed(change: (nodes: readonly ChildNode[]) => readonly ChildNode[]): ContentPart {
    return new ContentPart(this.#parts, (content) => change(this.#part(content)));
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
