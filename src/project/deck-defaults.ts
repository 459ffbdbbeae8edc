import { deckName } from "../content/deck-name.js";
import type { Reader } from "../content/reader.js";
import type { FrontMatter } from "../content/schema.js";
import type { VariableTree } from "../content/variant-schema.js";
import { type Variant, variantsIn } from "../content/variants.js";
import { keyItself } from "../content/yaml-place.js";
import { Ledger } from "../ledger/ledger.js";
import type { FormatName } from "../model/format-names.js";
import { problem } from "../report/problem.js";
import { didYouMean } from "../report/suggest.js";
import type { Span } from "../source/text.js";
import type { ProjectConfig } from "./config.js";

/** What a project's configuration says of a deck that does not say it itself. */
export interface DeckDefaults {
  readonly variants: readonly Variant[];
  readonly vars: VariableTree | undefined;
  readonly formats: readonly FormatName[] | undefined;
  readonly out: string | undefined;
  readonly url: string | undefined;
}

/** @param name what the deck's own file is called */
export function defaultsOf({ settings: read }: ProjectConfig, name: string): DeckDefaults {
  const { vars, build } = read?.settings ?? {};
  const decks = build?.decks ?? {};
  const own = Object.hasOwn(decks, name) ? decks[name] : undefined;
  return {
    variants: variantsIn(own?.variants ?? build?.variants),
    vars,
    formats: own?.formats ?? build?.formats,
    out: own?.out ?? build?.out,
    url: own?.url ?? folderAt(build?.url),
  };
}

/** What stands for all decks is the address of a folder, be it written without the `/` at its end or as a page in it. */
function folderAt(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return address;
  const url = new URL(address);
  if (!/(?:\/|\.html?)$/i.test(url.pathname)) url.pathname += "/";
  return new URL(".", url).href;
}

/** Where the configuration names the folder for what is made of a deck; undefined where it names none. */
export function outPlaceOf({ settings: read }: ProjectConfig, name: string): Span | undefined {
  const { decks = {}, out } = read?.settings.build ?? {};
  if (Object.hasOwn(decks, name) && decks[name]?.out !== undefined)
    return read?.spanAt(["build", "decks", name, "out"]);
  return out === undefined ? undefined : read?.spanAt(["build", "out"]);
}

/** What decides what a build makes of a deck, wherever it is said. */
export interface DeckOrders {
  readonly variants: readonly Pick<Variant, "name" | "formats">[];
  readonly formats: readonly FormatName[] | undefined;
  /** The folder for what is written, relative to the project's root. */
  readonly out: string | undefined;
  readonly isDraft: boolean;
}

/** What a deck says itself comes before what the configuration says of it. */
export function ordersIn(deck: Pick<FrontMatter, "variants" | "formats" | "out" | "draft">, defaults: DeckDefaults) {
  const variants = deck.variants ? variantsIn(deck.variants) : defaults.variants;
  return {
    variants: variants.map(({ name, formats }) => (formats ? { name, formats } : { name })),
    formats: deck.formats ?? defaults.formats,
    out: deck.out ?? defaults.out,
    isDraft: deck.draft ?? false,
  } satisfies DeckOrders;
}

/** What the decks of a project are called that have manifests. */
const deckNamesIn = (reader: Reader): string[] =>
  ["yaml", "yml"].flatMap((ending) => reader.list(`slides/decks/*.deck.${ending}`).map(deckName));

/** Whether a file of the project would be a deck of this name: a Markdown file may lie anywhere in it. */
function hasDeckFile(name: string, reader: Reader): boolean {
  if (name.includes("/")) return false;
  // A character that means something in a pattern stands for any here.
  const stem = name.replace(/^(index)-deck$/i, "$1").replace(/[^\p{Letter}\p{Number} _.-]/gu, "?");
  const pattern = `**/${stem}.{md,markdown,deck.yaml,deck.yml}`;
  const trial = new Ledger();
  reader.for(trial).list(pattern);
  // Of a project with too many files nobody can tell.
  return trial.hasErrors || reader.list(pattern).some((file) => deckName(file) === name);
}

/**
 * Reports names under `build.decks` in the configuration that are no deck's.
 * @param own what the deck is called that is compiled
 */
export function checkDeckNames({ settings: read }: ProjectConfig, own: string, reader: Reader): void {
  const said = Object.keys(read?.settings.build?.decks ?? {});
  // A deck that nobody speaks of is made of no list of decks.
  const names = said.length === 0 ? [] : [...deckNamesIn(reader), own];
  for (const name of said) {
    if (!read || names.includes(name) || hasDeckFile(name, reader)) continue;
    const span = read.spanAt(["build", "decks", name, keyItself]);
    const values = { name, known: names.join(", ") };
    reader.report(problem("unknown-deck", values, { span, remedy: didYouMean(name, names) }));
  }
}
