import { type CssToken, cssTokens } from "./css-tokens.js";
import { asHtml, type Html } from "./html.js";

/** What becomes of what a style sheet would fetch. */
export interface CssVisitor {
  /** What stands in the place of an address; undefined takes it out. */
  address(url: string, place: CssPlace): string | undefined;
  /** Told of what is taken out and names no address: `@import`, and addresses that are put together later. */
  refuse(place: CssPlace): void;
}

/** A piece of a style sheet as it is written, and where it begins. */
export type CssPlace = Pick<CssToken, "text" | "start">;

/** Functions of CSS that are an address, and all whose strings are addresses. */
const files = new Set(["url", "src"]);
const fetching = new Set([...files, "image", "image-set", "-webkit-image-set"]);

/** Functions whose value only the browser knows. */
const unknown = new Set(["var", "env", "attr", "if", "inherit"]);

/** A style sheet that holds none of these letters asks for nothing and ends nothing. */
const mayFetch = /[<\\]|url|src|image|@import/i;

/**
 * Goes through what a style sheet, or a value in one, would fetch, in every way in which CSS can write it, and gives
 * back the sheet with what the visitor puts in its place.
 */
export function visitCss(css: string, visitor: CssVisitor): string {
  return mayFetch.test(css) ? new CssWriter(css, visitor).written() : css;
}

class CssWriter {
  readonly #tokens: readonly CssToken[];
  readonly #visitor: CssVisitor;
  #at = 0;

  constructor(css: string, visitor: CssVisitor) {
    this.#tokens = cssTokens(css);
    this.#visitor = visitor;
  }

  written(): string {
    const written = new WrittenCss();
    for (let token = this.#next(); token; token = this.#next()) {
      if (token.kind === "at" && token.value === "import") written.put(this.#skipImport(token));
      else if (token.kind === "function" && fetching.has(token.value)) written.put(this.#fetching(token));
      else if (token.kind === "url" || token.kind === "bad-url") written.put(this.#address(token));
      else written.keep(token);
    }
    return written.text;
  }

  #next(): CssToken | undefined {
    return this.#tokens[this.#at++];
  }

  /** A function whose strings are addresses, up to its bracket. */
  #fetching(open: CssToken): string {
    const isFile = files.has(open.value);
    const inside = this.#inside();
    const isKnown = !inside.some(
      ({ kind, value }) => kind === "at" || (kind === "function" && (isFile || unknown.has(value))),
    );
    const end = this.#at + inside.length;
    const close = this.#tokens[end]?.text === ")" ? ")" : "";
    let written = "none";
    if (!isKnown) {
      const text = open.text + inside.map((token) => token.text).join("") + close;
      this.#visitor.refuse({ text, start: open.start });
    } else if (isFile) {
      const file = inside.find(({ kind }) => kind === "string" || kind === "url" || kind === "bad-url");
      if (file) written = this.#address(file);
    } else written = `${open.value}(${this.#writeUpTo(end, open)})`;
    this.#at = close ? end + 1 : end;
    return written;
  }

  /** What stands up to the bracket that closes a function, or up to the end of the declaration. */
  #inside(): readonly CssToken[] {
    let [depth, end] = [1, this.#at];
    for (let token = this.#tokens[end]; token; token = this.#tokens[++end]) {
      if (token.kind === "function" || token.text === "(") depth++;
      if (token.text === ")") depth--;
      if (depth === 0 || /^[;{}]$/.test(token.text)) break;
    }
    return this.#tokens.slice(this.#at, end);
  }

  /** What stands in a function that is no address itself: there strings are addresses, and other functions may name some. */
  #writeUpTo(end: number, open: CssToken): string {
    const functions = [open.value];
    const written = new WrittenCss();
    while (this.#at < end) {
      const token = this.#next();
      if (!token) break;
      const isString = token.kind === "string" && fetching.has(functions.at(-1) ?? "");
      if (token.kind === "function" && files.has(token.value)) {
        written.put(this.#fetching(token));
        continue;
      }
      if (token.kind === "function" || token.text === "(") functions.push(token.value);
      if (token.text === ")") functions.pop();
      const isAddress = isString || token.kind === "url" || token.kind === "bad-url";
      if (isAddress) written.put(this.#address(token));
      else written.keep(token);
    }
    return written.text;
  }

  #address(token: CssToken): string {
    const address = token.value === "" ? undefined : this.#visitor.address(token.value, token);
    return address === undefined ? "none" : cssUrl(address);
  }

  /** `@import` goes up to its semicolon, or up to the end of what it stands in. Nothing takes its place. */
  #skipImport({ text: begin, start }: CssToken): string {
    let text = begin;
    for (let token = this.#next(); token; token = this.#next()) {
      if (token.text === "{" || token.text === "}") this.#at--;
      else text += token.text;
      if (/^[;{}]$/.test(token.text)) break;
    }
    this.#visitor.refuse({ text, start });
    return "";
  }
}

/** Characters that nothing beside them becomes one token with. https://www.w3.org/TR/css-syntax-3/#serialization */
const apart = new Set(" \t\n\r\f,;:(){}[]");

/**
 * A style sheet of which something is taken out or replaced. A space stands where tokens meet that were none the other's
 * neighbours and could be read as one: `@` and `none`, or two halves of a name.
 */
class WrittenCss {
  text = "";
  /** Whether what was put in last, or the place where nothing was, has to be kept apart from what follows. */
  #isOpen = false;

  /** What stands as it was written. */
  keep(token: CssToken): void {
    if (this.#isOpen) this.#divide(token.text);
    this.text += plain(token);
    this.#isOpen = false;
  }

  /** What takes the place of something else. */
  put(piece: string): void {
    this.#divide(piece);
    this.text += piece;
    this.#isOpen = true;
  }

  #divide(next: string): void {
    if (!isApart(this.text.at(-1)) && !isApart(next[0])) this.text += " ";
  }
}

const isApart = (character: string | undefined) => character === undefined || apart.has(character);

/** A token as it is written, without what could begin a tag. */
const plain = ({ text }: CssToken): string => (text === "<" ? "< " : withoutTags(text));

/** An address as CSS writes it. */
export const cssUrl = (address: string): string =>
  `url("${address.replace(/["\\]/g, "\\$&").replace(/[\n\r\f]/g, "")}")`;

/** What could begin or end an element in any reader: in strings, addresses and comments of CSS this stands for “<”. */
export const withoutTags = (css: string) =>
  mayBeTag.test(css)
    ? css.replace(/\\[\s\S]|<(?=[a-z/!?])/gi, (found) => (found.endsWith("<") ? "\\3c " : found))
    : css;

/** Nearly all style sheets hold nothing like it, and to look for this one is quick. */
const mayBeTag = /<[a-z/!?]/i;

/** A style sheet that may stand in a `<style>` element: it cannot end it, wherever that stands. */
export const styleText = (css: string): Html => asHtml(withoutTags(css));

/** A string as CSS writes it. */
export const cssString = (text: string): string => `"${text.replace(/[\\"]/g, "\\$&").replace(/\s+/g, " ")}"`;
