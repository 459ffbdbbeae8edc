import { existsSync, realpathSync } from "node:fs";
import path from "node:path";
import { distinct, nameInVariant } from "../content/variants.js";
import type { FormatName } from "../model/format-names.js";
import { UsageError } from "../report/problem.js";
import { isWithin, nearestFolder } from "../source/folder.js";
import type { DeckOrders } from "./deck-defaults.js";
import type { DeckInput } from "./inputs.js";
import { requireVariant } from "./require-names.js";

/** A deck in one of its variants, and what is made of it. */
export interface DeckJob extends DeckInput {
  /** The variant in which it is made; it is a part of the name where the deck declares it. */
  readonly variant: string | undefined;
  readonly formats: readonly FormatName[];
  /** Absolute path of the folder for its files. */
  readonly out: string;
}

/** What a command line says of what is made. */
export interface JobsRequest {
  /** The inputs that it names. */
  readonly inputs: readonly string[];
  readonly variant?: string | undefined;
  readonly drafts?: boolean | undefined;
}

/** A deck, and what it and its project say. */
export interface OrderedDeck {
  readonly input: DeckInput;
  readonly orders: DeckOrders;
}

/** A deck in one variant that a run is about. */
export interface ChosenDeck extends OrderedDeck {
  /** The deck as it is called in this variant. */
  readonly input: DeckInput;
  readonly variant: string | undefined;
  readonly formats: readonly FormatName[] | undefined;
}

/** Which variants of which decks a run is about, and what is to be said of those that it leaves out. */
export interface ChosenDecks {
  readonly chosen: readonly ChosenDeck[];
  readonly notes: readonly string[];
  /** All variants that the decks declare. */
  readonly declared: readonly string[];
}

/**
 * Chooses the variants of decks: all that they declare, or the one that is asked for. Drafts are left out where nobody
 * names them.
 *
 * @throws UsageError when nothing is left: no deck has the variant, or all are drafts
 */
export function chooseVariants(decks: readonly OrderedDeck[], request: JobsRequest): ChosenDecks {
  const isDraft = ({ orders }: OrderedDeck) => orders.isDraft && !request.drafts;
  const drafts = decks.filter(isDraft).map(({ input }) => input.name);
  if (drafts.length === decks.length && drafts.length > 0) {
    const are =
      drafts.length === 1 ? `the deck “${drafts[0]}” is a draft` : `all decks are drafts: ${drafts.join(", ")}`;
    throw new UsageError(`${are}; build it with --drafts, or take “draft: true” out of its file`);
  }
  const ready = decks.filter((deck) => !isDraft(deck));
  const chosen = ready.flatMap((deck) => variantsOf(deck, request.variant));
  const without = ready.filter(({ input: { file, root } }) =>
    chosen.every(({ input }) => input.file !== file || input.root !== root),
  );
  const names = without.map(({ input }) => input.name);
  const declared = distinct(ready.flatMap(({ orders }) => orders.variants.map(({ name }) => name)));
  if (request.variant !== undefined && chosen.length === 0 && ready.length > 0) {
    requireVariant(request.variant, declared);
    throw new UsageError(`no deck declares the variant “${request.variant}”; known: ${declared.join(", ")}`);
  }
  return {
    chosen,
    declared,
    notes: [
      ...(drafts.length > 0 ? [`left out, because they are drafts: ${drafts.join(", ")} (--drafts builds them)`] : []),
      ...(names.length > 0 ? [`left out, because they have no variant “${request.variant}”: ${names.join(", ")}`] : []),
    ],
  };
}

function variantsOf({ input, orders }: OrderedDeck, asked: string | undefined): ChosenDeck[] {
  const { variants, formats } = orders;
  if (variants.length === 0) return [{ input, orders, variant: asked, formats }];
  return variants
    .filter(({ name }) => asked === undefined || name === asked)
    .map((variant) => ({
      input: { ...input, name: nameInVariant(input.name, variant.name) },
      orders,
      variant: variant.name,
      formats: variant.formats ?? formats,
    }));
}

/**
 * The folder that a deck names for its files, below its project's root.
 *
 * @throws UsageError when a link leads out of the project
 */
export function ownFolder({ root, name }: DeckInput, out: string): string {
  const folder = path.join(root, out);
  const there = nearestFolder(folder, existsSync) ?? root;
  if (isWithin(realpathSync(there), realpathSync(root))) return folder;
  throw new UsageError(`“out: ${out}” of the deck “${name}” leads out of its project; give a folder with --out DIR`);
}
