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

/** Functions of CSS whose strings are addresses. */
const fetching = new Set(["url", "src", "image", "image-set", "-webkit-image-set"]);

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
    let written = "";
    for (let token = this.#next(); token; token = this.#next()) {
      if (token.kind === "at" && token.value === "import") this.#skipImport(token);
      else if (token.kind === "function" && fetching.has(token.value)) written += this.#fetching(token);
      else if (token.kind === "url" || token.kind === "bad-url") written += this.#address(token);
      else written += plain(token);
    }
    return written;
  }

  #next(): CssToken | undefined {
    return this.#tokens[this.#at++];
  }

  /** A function whose strings are addresses, up to its bracket. */
  #fetching(open: CssToken): string {
    const isFile = open.value === "url" || open.value === "src";
    const inside = this.#inside();
    const isKnown = !inside.some(({ kind, value }) => kind === "function" && (isFile || unknown.has(value)));
    this.#at += inside.length;
    const end = this.#tokens[this.#at]?.text === ")" ? ")" : "";
    if (end) this.#at++;
    if (!isKnown) {
      this.#visitor.refuse({ text: open.text + inside.map(({ text }) => text).join("") + end, start: open.start });
      return "none";
    }
    const written = this.#writeInside(open, inside);
    return isFile ? written.trim() || "none" : `${open.value}(${written})`;
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

  #writeInside(open: CssToken, inside: readonly CssToken[]): string {
    const functions = [open.value];
    return inside
      .map((token) => {
        const isString = token.kind === "string" && fetching.has(functions.at(-1) ?? "");
        if (token.kind === "function" || token.text === "(") functions.push(token.value);
        if (token.text === ")") functions.pop();
        return isString || token.kind === "url" || token.kind === "bad-url" ? this.#address(token) : plain(token);
      })
      .join("");
  }

  #address(token: CssToken): string {
    const address = token.value === "" ? undefined : this.#visitor.address(token.value, token);
    return address === undefined ? "none" : cssUrl(address);
  }

  /** `@import` goes up to its semicolon, or up to the end of what it stands in. */
  #skipImport({ text: begin, start }: CssToken): void {
    let text = begin;
    for (let token = this.#next(); token; token = this.#next()) {
      if (token.text === "{" || token.text === "}") this.#at--;
      else text += token.text;
      if (/^[;{}]$/.test(token.text)) break;
    }
    this.#visitor.refuse({ text, start });
  }
}

/** A token as it is written, without what could begin a tag. */
const plain = ({ text }: CssToken): string => (text === "<" ? "< " : withoutTags(text));

/** An address as CSS writes it. */
export const cssUrl = (address: string): string =>
  `url("${address.replace(/["\\]/g, "\\$&").replace(/[\n\r\f]/g, "")}")`;

/** What could begin or end an element in any reader: in strings, addresses and comments of CSS this stands for “<”. */
export const withoutTags = (css: string) => css.replace(/<(?=[a-z/!?])/gi, "\\3c ");

/** A style sheet that may stand in a `<style>` element: it cannot end it, wherever that stands. */
export const styleText = (css: string): Html => asHtml(withoutTags(css));
