import { deckName, isMarkdown } from "../content/deck-name.js";
import { createReader, type Reader } from "../content/reader.js";
import { readRevealMd, withDefaults } from "../content/reveal-md.js";
import type { FrontMatter } from "../content/schema.js";
import { readFrontMatter, readManifest } from "../content/settings.js";
import { Ledger } from "../ledger/ledger.js";
import { openFiles, type ProjectFiles } from "../source/files.js";
import { readConfig } from "./config.js";
import { type DeckOrders, defaultsOf, ordersIn } from "./deck-defaults.js";
import type { OrderedDeck } from "./deck-jobs.js";
import type { DeckInput } from "./inputs.js";
import { type MadeOf, madeOf } from "./made-of.js";

/** What a deck and its project say about what is made of it, and where that stands. */
export interface NotedOrders {
  readonly orders: DeckOrders;
  readonly madeOf: readonly MadeOf[];
  /** Whether something keeps them from being read as they are meant; that is said when the deck is compiled. */
  readonly areWrong: boolean;
}

/** Reads what decks say about what is made of them, and nothing else. */
export interface OrdersReader {
  of(input: DeckInput): NotedOrders;
}

export function openOrders(): OrdersReader {
  const opened = new Map<string, ProjectFiles>();
  return {
    of({ root, border, file }) {
      const key = `${border} ${root}`;
      const files = opened.get(key) ?? openFiles(root, border);
      opened.set(key, files);
      // What is wrong is said when the deck is compiled.
      const ledger = new Ledger();
      const reader = createReader(files, ledger);
      const defaults = defaultsOf(readConfig(reader), deckName(file));
      const orders = ordersIn(settingsOf(file, reader), defaults);
      return { orders, madeOf: [madeOf(files, ledger)], areWrong: ledger.hasErrors };
    },
  };
}

function settingsOf(
  file: DeckInput["file"],
  reader: Reader,
): Pick<FrontMatter, "variants" | "formats" | "out" | "draft"> {
  const source = reader.read(file);
  if (!source) return {};
  if (!isMarkdown(file)) return readManifest(source, reader)?.settings ?? {};
  return withDefaults(readFrontMatter(source, reader), readRevealMd(file, reader)).settings;
}

/** Decks with what they and their projects say. */
export function withOrders(inputs: readonly DeckInput[]): OrderedDeck[] {
  const orders = openOrders();
  return inputs.map((input) => ({ input, orders: orders.of(input).orders }));
}
