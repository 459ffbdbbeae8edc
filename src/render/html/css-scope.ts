import { closing, isGap, textOf } from "./css-pieces.js";
import { type CssToken, cssTokens } from "./css-tokens.js";

/** Rules that hold others; those inside of them get the same scope. */
const grouping = new Set(["container", "layer", "media", "starting-style", "supports"]);

/** What HTML of old put around style sheets. */
const [commentBegin, commentEnd] = ["<!--", "-->"];

/** Rules within each other; a sheet that has more is cut there. */
const deepest = 20;

/** Names of the page around a slide; as what a rule is about they mean the slide. */
const pageElements = new Set(["body", "html", "section"]);
const pageClasses = new Set(["reveal", "reveal-viewport", "slides"]);
const pageStates = new Set(["root", "scope"]);

const oldPseudoElements = new Set(["after", "before", "first-letter", "first-line"]);

/** A style sheet of one slide, and the rules that were taken out because they would hold for the whole page. */
export interface ScopedCss {
  readonly css: string;
  /** How each of them begins, such as `@font-face`. */
  readonly refused: readonly string[];
}

/** The attribute of a section to whose slide style sheets are restricted. */
export const scopeAttribute = "data-styled";

/**
 * Lets a style sheet act on one slide only. Each selector keeps what it says of the elements around, and is restricted
 * where it says what it is about; what it says of the page itself it says of the slide.
 * @param key the value of the attribute {@link scopeAttribute} of the slide's section: letters and digits
 */
export function scopeCss(css: string, key: string): ScopedCss {
  const writer = new ScopeWriter(cssTokens(css.replaceAll(commentBegin, " ").replaceAll(commentEnd, " ")), key);
  return { css: writer.rules(0, "sheet"), refused: writer.refused };
}

/** Where rules stand: in a sheet, or in another rule, which has declarations, too. */
type Place = "sheet" | "rule";

/** Writes the sheet anew out of what is closed in itself, so that nothing in it can end the scope. */
class ScopeWriter {
  readonly refused: string[] = [];
  readonly #tokens: readonly CssToken[];
  readonly #key: string;
  readonly #anchor: string;
  readonly #animations: ReadonlySet<string>;
  #at = 0;

  constructor(tokens: readonly CssToken[], key: string) {
    this.#tokens = tokens;
    this.#key = key;
    this.#anchor = `[${scopeAttribute}="${key}"]`;
    this.#animations = new Set(tokens.flatMap((token, at) => (isKeyframes(token) ? nameAfter(tokens, at) : [])));
  }

  /** Rules up to the end of the sheet, or of the block in which they stand. */
  rules(depth: number, place: Place): string {
    let written = "";
    while (this.#at < this.#tokens.length) {
      const prelude = this.#stretch();
      const end = this.#tokens[this.#at++]?.text;
      if (end === "}") {
        if (place === "rule") written += this.#declaration(prelude);
        // In a sheet a bracket too many is nothing.
        if (depth > 0) return written;
      } else if (end === "{") written += this.#rule(prelude, depth, place);
      else if (place === "rule") written += this.#declaration(prelude);
      else this.#refuse(prelude);
    }
    return written;
  }

  /** What stands up to `;`, `{` or `}` outside of brackets; those of the value of a custom property belong to it. */
  #stretch(): CssToken[] {
    const begin = this.#at;
    const ends = this.#isCustomProperty() ? /^[;}]$/ : /^[;{}]$/;
    const open: string[] = [];
    for (let token = this.#tokens[this.#at]; token; token = this.#tokens[++this.#at]) {
      if (open.length === 0 && ends.test(token.text)) break;
      const close = closing(token);
      if (close) open.push(close);
      else if (token.text === open.at(-1)) open.pop();
    }
    // What is never closed reaches to the end of the sheet, and means nothing.
    return open.length > 0 ? [] : this.#tokens.slice(begin, this.#at);
  }

  #isCustomProperty(): boolean {
    let at = this.#at;
    while (isGap(this.#tokens[at])) at++;
    const name = this.#tokens[at];
    if (name?.kind !== "ident" || !name.value.startsWith("--")) return false;
    do at++;
    while (isGap(this.#tokens[at]));
    return this.#tokens[at]?.text === ":";
  }

  /** A rule whose block begins here. */
  #rule(prelude: readonly CssToken[], depth: number, place: Place): string {
    const first = prelude.find((token) => !isGap(token));
    if (first && isKeyframes(first)) return this.#keyframes(prelude);
    const isGroup = first?.kind === "at" && grouping.has(first.value);
    if (depth >= deepest || !first || (first.kind === "at" && !isGroup)) {
      this.#refuse(prelude);
      this.#skipBlock();
      return "";
    }
    const head = isGroup ? textOf(prelude) : this.#selectors(prelude);
    return `${head}{${this.rules(depth + 1, isGroup ? place : "rule")}}`;
  }

  /** Animations have no scope, so their names get one. */
  #keyframes(prelude: readonly CssToken[]): string {
    const begin = this.#at;
    const isClosed = this.#skipBlock();
    const [, name, ...more] = prelude.filter((token) => !isGap(token));
    const hasName = name && more.length === 0 && this.#animations.has(nameOf(name));
    // One that keeps its name could be an animation of all slides.
    if (!hasName) this.#refuse(prelude);
    return isClosed && hasName ? `${this.#renamed(prelude)}{${textOf(this.#tokens.slice(begin, this.#at))}` : "";
  }

  #declaration(tokens: readonly CssToken[]): string {
    const property = tokens.find((token) => !isGap(token))?.value ?? "";
    const text = (/^(?:-webkit-)?animation(?:-name)?$/.test(property) ? this.#renamed(tokens) : textOf(tokens)).trim();
    return text === "" ? "" : `${text};`;
  }

  /** Names of the sheet's own animations with the key of the slide. */
  #renamed(tokens: readonly CssToken[]): string {
    const isName = (token: CssToken) =>
      (token.kind === "ident" || token.kind === "string") && this.#animations.has(nameOf(token));
    return tokens.map((token) => (isName(token) ? `${nameOf(token)}-${this.#key}` : textOf([token]))).join("");
  }

  /** Goes behind the bracket that closes a block; false where the sheet ends before. */
  #skipBlock(): boolean {
    const open = ["}"];
    for (let token = this.#tokens[this.#at++]; token; token = this.#tokens[this.#at++]) {
      const close = closing(token);
      if (close) open.push(close);
      else if (token.text === open.at(-1)) open.pop();
      if (open.length === 0) return true;
    }
    return false;
  }

  #refuse(prelude: readonly CssToken[]): void {
    const first = prelude.find((token) => !isGap(token));
    if (first?.kind === "at") this.refused.push(`@${first.value}`);
  }

  #selectors(prelude: readonly CssToken[]): string {
    return divide(prelude)
      .map((selector) => this.#selector(selector))
      .join(",");
  }

  /** A selector that is restricted in its last part, before what it says of a piece of the element. */
  #selector(tokens: readonly CssToken[]): string {
    const last = lastPart(tokens);
    const [before, subject] = [tokens.slice(0, last.start), tokens.slice(last.start, last.end)];
    const kept = withoutPage(subject);
    const rest = textOf(tokens.slice(last.end));
    if (kept.length === subject.length) {
      const inside = `:where(${this.#anchor},${this.#anchor} *)`;
      return textOf(before) + textOf(subject) + inside + rest;
    }
    // What stands around the page is not asked: the slide itself is meant, with what a theme says of its text.
    const isWhole = kept.length === 0;
    return isWhole ? `:where(${this.#anchor})>.slide${rest}` : `:where(${this.#anchor})${textOf(kept)}${rest}`;
  }
}

const isKeyframes = ({ kind, value }: CssToken): boolean => kind === "at" && /^(?:-webkit-)?keyframes$/.test(value);

/** The name of an animation, whose rule begins at a place; only one of letters and digits can be written anew as it is. */
function nameAfter(tokens: readonly CssToken[], at: number): string[] {
  let next = at + 1;
  while (isGap(tokens[next])) next++;
  const name = tokens[next];
  return name && /^[a-z_][\w-]*$/i.test(nameOf(name)) ? [nameOf(name)] : [];
}

/** Names of animations keep their capital letters. */
const nameOf = ({ kind, value, text }: CssToken): string => (kind === "ident" ? text : value);

/** The selectors of a list. */
function divide(tokens: readonly CssToken[]): CssToken[][] {
  const parts: CssToken[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (closing(token)) depth++;
    if (/^[)\]}]$/.test(token.text)) depth--;
    if (token.text === "," && depth === 0) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

/** Where the part of a selector begins that says what it is about, and where pieces of the element such as `::before` do. */
function lastPart(tokens: readonly CssToken[]): { start: number; end: number } {
  let end = tokens.length;
  while (isGap(tokens[end - 1])) end--;
  let [start, depth] = [0, 0];
  for (let at = 0; at < end; at++) {
    const token = tokens[at];
    if (!token) break;
    if (closing(token)) depth++;
    else if (/^[)\]}]$/.test(token.text)) depth--;
    if (depth > 0) continue;
    if (token.kind === "space" || /^[>+~|]$/.test(token.text)) start = at + 1;
    else if (token.text === ":" && isPiece(tokens[at + 1])) return { start, end: at };
  }
  return { start, end };
}

const isPiece = (next: CssToken | undefined): boolean =>
  next?.text === ":" || (next?.kind === "ident" && oldPseudoElements.has(next.value));

/** What is left of a part of a selector without the names of the page around the slide. */
function withoutPage(tokens: readonly CssToken[]): CssToken[] {
  return tokens.filter((token, index) => {
    const [before, next] = [tokens[index - 1], tokens[index + 1]];
    const mark = token.text === "." || token.text === ":" ? next : undefined;
    if (mark?.kind === "ident") return !(token.text === "." ? pageClasses : pageStates).has(mark.value);
    if (token.kind !== "ident") return true;
    if (before?.text === ".") return !pageClasses.has(token.value);
    if (before?.text === ":") return !pageStates.has(token.value);
    return before !== undefined || !pageElements.has(token.value);
  });
}
