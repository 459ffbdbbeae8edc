import { createHash } from "node:crypto";
import { Element, elementsIn, parseHtml, replaceNode } from "./dom.js";

/**
 * What stands in a tree for something that is put there later:
 * - `break`: where the next slot of a slide begins;
 * - `code`: a block of code by its index, so that what changes the text of a slide never touches its code;
 * - `cite`: citations as they are written; their numbers are known when the whole deck is;
 * - `part`: the place in a layout's frame where a part of the slide's content belongs, by its index.
 */
export type MarkKind = "break" | "code" | "cite" | "part";

/**
 * A mark is an element whose name and own attributes hold a space, so that no parser can make one. It is no class of
 * its own: more than four classes of nodes make each of them slow to build.
 */
const nameOf = (kind: MarkKind) => `mark ${kind}`;
const indexKey = "mark index";
const keysKey = "mark keys";
const writtenKey = "mark written";

export const isMark = (element: Element, kind: MarkKind): boolean => element.name === nameOf(kind);

/** The index of what a mark for code or for a part stands for. */
export const markIndex = ({ attribs }: Element): number => Number(attribs[indexKey]);

/** The attributes that an author gave to what a mark stands for. */
export function givenAttributes({ attribs }: Element): Readonly<Record<string, string>> {
  const { [indexKey]: _, ...given } = attribs;
  return given;
}

/** @param written the mark as text, which stays where no key is known */
export const citeMark = (keys: readonly string[], written: string): Element =>
  new Element(nameOf("cite"), { [keysKey]: keys.join(" "), [writtenKey]: written });

/** What a citation cites, and how it is written. */
export const citeOf = ({ attribs }: Element) => ({
  keys: (attribs[keysKey] ?? "").split(" "),
  written: attribs[writtenKey] ?? "",
});

/** In text a mark is an element that only the compiler can write. */
const prefix = "qd-";
const kinds: ReadonlyMap<string, MarkKind> = new Map(
  (["break", "code", "part"] as const).map((kind) => [prefix + kind, kind]),
);

/** Writes marks into HTML that is still text, and finds them again in its tree. */
export class Marks {
  readonly #secret: string;
  #key: string | undefined;
  /** How many were written, less those that were found again. */
  #lost = 0;

  /**
   * @param secret a text that what is marked cannot know, such as the whole text of a slide; "" where nothing can be
   * gained by writing a mark
   */
  constructor(secret: string) {
    this.#secret = secret;
    if (secret === "") this.#key = "own";
  }

  /** Only the compiler can write marks: their key is a hash of the slide's text, and no text can hold its own hash. */
  get #keyOnce(): string {
    this.#key ??= createHash("sha256").update(this.#secret).digest("hex").slice(0, 20);
    return this.#key;
  }

  write(kind: MarkKind, index = 0): string {
    this.#lost++;
    // Without quotation marks, so that it stands whole in an attribute, too.
    return `<${prefix}${kind} data-key=${this.#keyOnce}-${index}></${prefix}${kind}>`;
  }

  /** Turns written marks into marks of the tree; elements that only look like one lose their tag. */
  parse(html: string): ReturnType<typeof parseHtml> {
    const root = parseHtml(html);
    if (!html.includes(prefix)) return root;
    for (const element of elementsIn(root)) {
      const kind = kinds.get(element.name.toLowerCase());
      if (kind) replaceNode(element, ...this.#read(kind, element), ...element.children);
    }
    return root;
  }

  /** Tells whether a mark was written where it could not become an element, or nowhere. */
  get areLost(): boolean {
    return this.#lost > 0;
  }

  /** Puts `textOf` in the place of marks in a text that cannot hold elements, such as the value of an attribute. */
  fillText(text: string, kind: MarkKind, textOf: (index: number) => string): string {
    const [before = "", ...rest] = text.split(`<${prefix}${kind} data-key=${this.#keyOnce}-`);
    const end = `></${prefix}${kind}>`;
    const filled = rest.map((piece) => {
      const at = piece.indexOf(end);
      return textOf(Number(piece.slice(0, at))) + piece.slice(at + end.length);
    });
    return before + filled.join("");
  }

  #read(kind: MarkKind, { attribs }: Element): Element[] {
    const { "data-key": written = "", ...attributes } = attribs;
    const at = written.lastIndexOf("-");
    if (written.slice(0, at) !== this.#keyOnce) return [];
    this.#lost--;
    return [new Element(nameOf(kind), { ...attributes, [indexKey]: written.slice(at + 1) })];
  }
}
