import { createHash } from "node:crypto";
import { Element, elementsIn, isTag, parseHtml, replaceNode, Text } from "./dom.js";

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

/** To our parser, scripts and style sheets of SVG hold elements. */
function isInScript({ parent }: Element): boolean {
  if (!parent || !isTag(parent)) return false;
  return /^(?:script|style)$/i.test(parent.name) || isInScript(parent);
}

/** Writes marks into HTML that is still text, and finds them again in its tree. */
export class Marks {
  readonly #secret: string;
  #key: string | undefined;
  #areLost = false;

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
    // Without quotation marks, so that it stands whole in an attribute, too.
    return `<${prefix}${kind} data-key=${this.#keyOnce}-${index}></${prefix}${kind}>`;
  }

  /** Turns written marks into marks of the tree; elements that only look like one lose their tag. */
  parse(html: string): ReturnType<typeof parseHtml> {
    const root = parseHtml(html);
    let unread = html.split(prefix).length - 1;
    this.#areLost = false;
    if (unread === 0) return root;
    for (const element of elementsIn(root)) {
      const kind = kinds.get(element.name.toLowerCase());
      if (!kind) continue;
      const read = this.#read(kind, element);
      const [mark] = read;
      if (mark && isInScript(element)) {
        replaceNode(element, new Text(this.write(kind, markIndex(mark))));
        continue;
      }
      // Its start tag and its end tag.
      unread -= 2 * read.length;
      replaceNode(element, ...read, ...element.children);
    }
    this.#areLost = unread > 0;
    return root;
  }

  /** Tells whether marks stand in what was parsed last that could not become elements. */
  get areLost(): boolean {
    return this.#areLost;
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

  #read(kind: MarkKind, element: Element): Element[] {
    const { "data-key": written = "", ...attributes } = element.attribs;
    const at = written.lastIndexOf("-");
    if (written.slice(0, at) !== this.#keyOnce) return [];
    return [new Element(nameOf(kind), { ...attributes, [indexKey]: written.slice(at + 1) })];
  }
}
