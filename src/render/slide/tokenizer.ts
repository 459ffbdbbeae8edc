import type { ShikiPrimitive, ThemeRegistrationRaw } from "@shikijs/primitive";
import { findGrammar, type GrammarName, loadGrammar } from "./languages.js";
import { createLineReader, type LineReader, type Token } from "./line-reader.js";
import { createEngine } from "./scanner.js";

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

const theme = {
  name: "quarterdeck",
  settings: [
    { settings: { foreground: "text", background: "bg" } },
    ...Object.entries(roles).map(([role, scope]) => ({ scope: [...scope], settings: { foreground: role } })),
    { scope: ["keyword.operator.new", "keyword.operator.expression"], settings: { foreground: "keyword" } },
  ],
  fg: "text",
  bg: "bg",
} satisfies ThemeRegistrationRaw;

/** A piece of code and the grammar of its language. */
export interface Piece {
  readonly code: string;
  readonly grammar: GrammarName;
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
  const opening = [...sets].map(async ([key, names]) => [key, await openSet(names)] as const);
  const readers = new Map(await Promise.all(opening));
  return (piece) => {
    const read = readers.get(setOf(piece).join(" "));
    if (!read) throw new Error(`the grammar of ${piece.grammar} was not loaded`);
    return read(piece.code);
  };
}

/** Grammars that colour pieces of other languages, if these are loaded, and how such a piece names its language. */
const embedding: Partial<Record<GrammarName, RegExp>> = {
  latex: /\\begin\{([\w+#-]+)\}/g,
  markdown: /^\s*(?:`{3,}|~{3,})\s*\{?\.?([\w+#-]+)/gm,
  vue: /\blang=["']?([\w+#-]+)/g,
};

/** The grammars for a piece: its own, and those of the languages that stand in it. */
function setOf({ code, grammar }: Piece): [GrammarName, ...GrammarName[]] {
  const pattern = embedding[grammar];
  const named = pattern ? [...code.matchAll(pattern)].map(([, name = ""]) => findGrammar(name.toLowerCase())) : [];
  const others = new Set(named.filter((name) => name !== undefined).filter((name) => name !== grammar));
  return [grammar, ...[...others].toSorted()];
}

/** @param names the grammar that reads, and those that it needs */
async function openSet(names: readonly [GrammarName, ...GrammarName[]]): Promise<LineReader> {
  const [{ createShikiPrimitive }, ...loaded] = await Promise.all([
    import("@shikijs/primitive"),
    ...names.map(loadGrammar),
  ]);
  const langs = [...new Set(loaded.flat())];
  const engine = createEngine(langs.flatMap(({ expressions }) => (expressions ? [expressions()] : [])));
  const core = createShikiPrimitive({ themes: [theme], langs, engine, warnings: false });
  return readerOf(core, names[0] === "bash" ? "shellscript" : names[0]);
}

function readerOf(core: ShikiPrimitive, language: string): LineReader {
  const { theme: known, colorMap } = core.setTheme(theme.name);
  const colors = colorMap.map((color) => known.colorReplacements?.[color?.toLowerCase()] ?? color);
  return createLineReader(core.getLanguage(language), { colors, longest: most.line });
}
