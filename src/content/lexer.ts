import type { Lexer, Marked, Token, TokensList } from "marked";
import { limits } from "../source/limits.js";
import { loadMarked } from "./marked.js";
import { blockRules } from "./marked-rules.js";

/** What of a text meets a limit. */
export interface LexerLimit {
  readonly kind: "blocks" | "inlines" | "paragraph";
  /** The text from there on; it stands in the source, apart from the marks of quotes and lists. */
  readonly text: string;
}

type BlockArguments = [src: string, tokens?: Token[], ...more: [isClipped?: boolean]];

/** Tells what of a text meets a limit. */
type Report = (met: LexerLimit) => void;

/** What reads the tokens of Markdown. */
export interface TextLexer {
  lex(text: string): TokensList;
  blockTokens(text: string): TokensList;
}

/**
 * Opens marked's lexer, which calls itself for each quote, list, link and emphasis inside of another, and searches a word for
 * the mail address that it might be from each of its letters. What is too deep or too long stays text, and is reported.
 */
export function openLexer(marked: Marked, links: TokensList["links"], report: Report): TextLexer {
  boundedLexer ??= makeBoundedLexer();
  return new boundedLexer(marked, links, report);
}

let boundedLexer: ReturnType<typeof makeBoundedLexer> | undefined;

/** The class is made when marked is loaded. */
function makeBoundedLexer() {
  const { Lexer } = loadMarked();
  const [ofBlocks, inLines] = [blockRules(Lexer), inlineRules(Lexer)];
  return class BoundedLexer extends Lexer {
    readonly #report: Report;
    #blocks = 0;
    #inlines = 0;

    constructor(marked: Marked, links: TokensList["links"], report: Report) {
      super(marked.defaults);
      this.#report = report;
      Object.assign(this.tokens.links, links);
      const { tokenizer } = marked.defaults;
      if (!tokenizer) return;
      const { block, inline } = tokenizer.rules;
      tokenizer.rules = {
        ...tokenizer.rules,
        block: { ...block, ...ofBlocks },
        inline: { ...inline, ...inLines },
      };
    }

    override blockTokens(...[src, tokens = [], ...more]: BlockArguments): TokensList {
      // As with marked's own, the list that comes back is the one that was given, whatever that was.
      const list = tokens as TokensList;
      if (this.#blocks > limits.blockDepth) asText({ kind: "blocks", text: src }, list, this.#report);
      else {
        this.#blocks++;
        super.blockTokens(src, list, ...more);
        this.#blocks--;
      }
      return list;
    }

    override inlineTokens(src: string, tokens: Token[] = []): Token[] {
      const kind = this.#inlines > limits.inlineDepth ? "inlines" : "paragraph";
      if (kind === "inlines" || (this.#inlines === 0 && isTooLong(src)))
        return asText({ kind, text: src }, tokens, this.#report);
      this.#inlines++;
      const read = super.inlineTokens(src, tokens);
      this.#inlines--;
      return read;
    }
  };
}

function asText(met: LexerLimit, tokens: Token[], report: Report): Token[] {
  report(met);
  tokens.push({ type: "text", raw: met.text, text: met.text, escaped: false });
  return tokens;
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

/** Marked's own rules, without the searches that take a time that grows with the square of a word's length. */
function inlineRules({ rules }: typeof Lexer) {
  const { text, url, autolink } = rules.inline.gfm;
  return { text: withShortAddresses(text), url: withShortAddresses(url), autolink: withShortAddresses(autolink) };
}
