import { Lexer, type Marked, type Token, type TokensList } from "marked";
import { limits } from "../source/limits.js";

/** What of a text meets a limit. */
export interface LexerLimit {
  readonly kind: "blocks" | "inlines" | "paragraph";
  /** The text from there on; it stands in the source, apart from the marks of quotes and lists. */
  readonly text: string;
}

type BlockArguments = [src: string, tokens?: Token[], ...more: [isClipped?: boolean]];

/**
 * Marked's lexer, which calls itself for each quote, list, link and emphasis inside of another, and searches a word for
 * the mail address that it might be from each of its letters. What is too deep or too long stays text, and is reported.
 */
export class BoundedLexer extends Lexer {
  readonly #report: (met: LexerLimit) => void;
  #blocks = 0;
  #inlines = 0;

  constructor(marked: Marked, links: TokensList["links"], report: (met: LexerLimit) => void) {
    super(marked.defaults);
    this.#report = report;
    Object.assign(this.tokens.links, links);
    const { tokenizer } = marked.defaults;
    if (!tokenizer) return;
    const { block, inline } = tokenizer.rules;
    tokenizer.rules = { ...tokenizer.rules, block: { ...block, def }, inline: { ...inline, ...boundedRules } };
  }

  override blockTokens(...[src, tokens = [], ...more]: BlockArguments): TokensList {
    // As with marked's own, the list that comes back is the one that was given, whatever that was.
    const list = tokens as TokensList;
    if (this.#blocks > limits.blockDepth) this.#asText("blocks", src, list);
    else {
      this.#blocks++;
      super.blockTokens(src, list, ...more);
      this.#blocks--;
    }
    return list;
  }

  override inlineTokens(src: string, tokens: Token[] = []): Token[] {
    if (this.#inlines > limits.inlineDepth) return this.#asText("inlines", src, tokens);
    if (this.#inlines === 0 && isTooLong(src)) return this.#asText("paragraph", src, tokens);
    this.#inlines++;
    const read = super.inlineTokens(src, tokens);
    this.#inlines--;
    return read;
  }

  #asText(kind: LexerLimit["kind"], text: string, tokens: Token[]): Token[] {
    this.#report({ kind, text });
    tokens.push({ type: "text", raw: text, text, escaped: false });
    return tokens;
  }
}

/** Pictures stand in paragraphs as data URLs, and drawings as tags; neither is searched for marks. */
const isTooLong = (text: string) =>
  text.length > limits.paragraphCharacters &&
  text.replace(dataUrl, "").replace(tag, "").length > limits.paragraphCharacters;

const dataUrl = /data:[^\s()<>"']*/g;
const tag = /<\/?[a-z][\w:-]*(?:\s+[a-z_:][\w:.-]*(?:=(?:"[^"<>]*"|'[^'<>]*'|[\w.:#%-]+))?)*\s*\/?>/gi;

/** Before the @ of a mail address stand 64 characters at most. https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1.1 */
function withShortAddresses(rule: RegExp): RegExp {
  return new RegExp(rule.source.replace(/(\[[^\]]*\])\+(?=@|\(@\))/g, "$1{1,64}"), rule.flags);
}

/** Marked's own rule for the definition of a link; a footnote, `[^name]: Hello`, is none: Hello would be its address. */
const def = new RegExp(Lexer.rules.block.gfm.def.source.replace("\\[", "\\[(?!\\^)"), Lexer.rules.block.gfm.def.flags);

const { text, url, autolink } = Lexer.rules.inline.gfm;

/** Marked's own rules, without the searches that take a time that grows with the square of a word's length. */
const boundedRules = {
  text: withShortAddresses(text),
  url: withShortAddresses(url),
  autolink: withShortAddresses(autolink),
};
