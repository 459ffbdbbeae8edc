import type { Lexer } from "marked";

/**
 * A rule that is only tried where a text begins as every match begins: what looks beyond an empty line would read the rest of a
 * slide at each of its blocks. Rules for blocks are long, and V8 makes each when it is first tried, though most decks hold neither quotes nor HTML.
 */
class RuleWhere extends RegExp {
  readonly #where: RegExp;

  constructor(where: RegExp, rule: RegExp) {
    super(rule);
    this.#where = where;
  }

  override exec(text: string): RegExpExecArray | null {
    return this.#where.test(text) ? super.exec(text) : null;
  }
}

/** What takes the place of marked's own rules for blocks. */
export function blockRules({ rules }: typeof Lexer) {
  const { blockquote, def, html, lheading } = rules.block.gfm;
  return {
    blockquote: new RuleWhere(/^ {0,3}>/, blockquote),
    // Its rule for the definition of a link; a footnote, `[^name]: Hello`, is none: Hello would be its address.
    def: new RegExp(def.source.replace("\\[", "\\[(?!\\^)"), def.flags),
    html: new RuleWhere(/^ {0,3}</, html),
    lheading: new RuleWhere(/^(?:.+\n)+? {0,3}(?:=+|-+) *(?:\n|$)/, lheading),
  };
}
