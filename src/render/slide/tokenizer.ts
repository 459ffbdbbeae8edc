import type { HighlighterCore, ThemeRegistrationRaw } from "@shikijs/core";
import { findGrammar, type GrammarName, loadGrammar } from "./languages.js";

/** Roles of code and the TextMate scopes that have them; a theme gives each role a colour, `--code-ROLE`. */
export const roles = {
  comment: ["comment", "punctuation.definition.comment"],
  keyword: ["keyword", "storage", "punctuation.definition.keyword", "constant.language"],
  string: ["string", "constant.other.symbol", "punctuation.definition.string"],
  number: ["constant.numeric", "constant.character"],
  function: ["entity.name.function", "support.function", "meta.function-call.generic", "entity.name.command"],
  type: ["entity.name.type", "entity.name.class", "support.type", "support.class", "entity.name.package"],
  property: ["entity.name.tag", "support.type.property-name", "variable.other.property", "entity.other.attribute-name"],
} as const;

const theme: ThemeRegistrationRaw = {
  name: "quarterdeck",
  settings: [
    { settings: { foreground: "text", background: "bg" } },
    ...Object.entries(roles).map(([role, scope]) => ({ scope: [...scope], settings: { foreground: role } })),
    { scope: ["keyword.operator.new", "keyword.operator.expression"], settings: { foreground: "keyword" } },
  ],
  fg: "text",
  bg: "bg",
};

/** A piece of code and the grammar of its language. */
export interface Piece {
  readonly code: string;
  readonly grammar: GrammarName;
}

/** A part of a line with one role; `color` is the role's name. */
export interface Token {
  readonly content: string;
  readonly color?: string;
}

/** The tokens of each line. */
export type Tokenizer = (piece: Piece) => readonly (readonly Token[])[];

/**
 * What is coloured at most. Grammars are made of patterns whose time may grow with the third power of a line's length;
 * a limit in milliseconds would let the machine decide, and these let the text.
 */
const most = { line: 500, cubes: 1e9 };

/** Whether so much code stays without colours. */
export const isTooLong = (code: string): boolean =>
  code.split("\n").reduce((sum, { length }) => sum + (length < most.line ? length ** 3 : 0), 0) > most.cubes;

/**
 * Loads what is needed for these pieces of code. Each gets a set of grammars of its own: one grammar colours what another
 * one embeds, or injects rules into it, and a piece must not look otherwise because of what stands beside it in the deck.
 */
export async function loadTokenizer(pieces: readonly Piece[]): Promise<Tokenizer> {
  const sets = new Map(pieces.map((piece) => [setOf(piece).join(" "), setOf(piece)]));
  const loading = [...sets].map(async ([key, names]) => [key, await openSet(names)] as const);
  const cores = new Map(await Promise.all(loading));
  return (piece) => {
    const lang = piece.grammar === "bash" ? "shellscript" : piece.grammar;
    const options = { lang, theme: "quarterdeck", tokenizeTimeLimit: 0, tokenizeMaxLineLength: most.line };
    const core = cores.get(setOf(piece).join(" "));
    if (!core) throw new Error(`the grammar of ${lang} was not loaded`);
    return core.codeToTokensBase(piece.code, options);
  };
}

/** Grammars that colour pieces of other languages, if these are loaded, and how such a piece names its language. */
const embedding: Partial<Record<GrammarName, RegExp>> = {
  latex: /\\begin\{([\w+#-]+)\}/g,
  markdown: /^\s*(?:`{3,}|~{3,})\s*\{?\.?([\w+#-]+)/gm,
  vue: /\blang=["']?([\w+#-]+)/g,
};

/** The grammars for a piece: its own, and those of the languages that stand in it. */
function setOf({ code, grammar }: Piece): GrammarName[] {
  const pattern = embedding[grammar];
  const named = pattern ? [...code.matchAll(pattern)].map(([, name = ""]) => findGrammar(name.toLowerCase())) : [];
  const others = new Set(named.filter((name) => name !== undefined && name !== grammar));
  return [grammar, ...[...others].toSorted()] as GrammarName[];
}

async function openSet(names: readonly GrammarName[]): Promise<HighlighterCore> {
  const [{ createHighlighterCore }, { createJavaScriptRawEngine }, ...grammars] = await Promise.all([
    import("@shikijs/core"),
    import("@shikijs/engine-javascript/raw"),
    ...names.map(loadGrammar),
  ]);
  const engine = createJavaScriptRawEngine();
  return createHighlighterCore({ themes: [theme], langs: grammars.flat(), engine, warnings: false });
}
