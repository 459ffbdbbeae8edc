import { existsSync } from "node:fs";
import { openBrowserIdentity } from "../browser/identity.js";
import type { Bound } from "../cache/bound.js";
import { noShelf, openShelf, type Shelf } from "../cache/shelf.js";
import type { DeckOrders } from "../project/deck-defaults.js";
import type { DeckJob } from "../project/deck-jobs.js";
import type { DeckInput } from "../project/inputs.js";
import type { MadeOf } from "../project/made-of.js";
import type { NotedOrders } from "../project/orders.js";
import type { BuiltDeck } from "./built-deck.js";
import { openDisk } from "./disk.js";
import { makerIdentity } from "./identity.js";
import { type PackedProblems, packProblems, unpackProblems } from "./problem-pack.js";
import { asWritten, type WrittenFile } from "./written.js";

/** What decides beside the files of a deck what a build of it writes. */
export interface RecordScope {
  readonly environment: NodeJS.ProcessEnv;
  /** Without it nothing is remembered. */
  readonly cache: boolean;
  /** Options: whatever the command line says of all decks, as plain data. */
  readonly choices: unknown;
}

/** A deck that stands as an earlier build has made it. */
export interface StandingDeck {
  readonly deck: BuiltDeck;
  /** What that build noticed. */
  readonly notices: readonly string[];
}

/** What a build knows of a deck when it has written it. */
interface FinishedDeck extends StandingDeck {
  readonly madeOf: readonly MadeOf[];
  readonly files: readonly WrittenFile[];
  /** Whether a browser has printed, painted or drawn something of it. */
  readonly browser: "used" | "unused";
}

/** The gallery, and the files that it shows. */
export interface GalleryRecord {
  readonly file: WrittenFile;
  readonly shows: readonly string[];
  readonly madeOf: readonly MadeOf[];
}

/** What earlier builds did. */
export interface Records {
  /** The deck as it was built, if everything it was made of and everything that was made is as it was. */
  find(input: DeckJob): StandingDeck | undefined;
  keep(input: DeckJob, finished: FinishedDeck): void;
  /** The files of a deck that an earlier build wrote, whether they stand or not. */
  filesOf(input: DeckJob): readonly WrittenFile[];
  /** What a deck was made of when it was built, whether that stands or not. */
  madeOf(input: DeckJob): readonly MadeOf[];
  /** Whether the gallery still shows these decks, and all that it shows is there. */
  hasGallery(inputs: readonly DeckJob[]): boolean;
  keepGallery(inputs: readonly DeckJob[], gallery: GalleryRecord): void;
  /** What a deck said about what is made of it, if that still stands. */
  ordersOf(input: DeckInput): DeckOrders | undefined;
  keepOrders(input: DeckInput, noted: NotedOrders): void;
  /** Ends the run: what is beyond the cache's bound goes. */
  close(): void;
}

/** A record as it is kept. */
interface DeckRecord {
  readonly madeOf: readonly MadeOf[];
  readonly files: readonly WrittenFile[];
  /** The identity of the browser that was used; absent when none was. */
  readonly browser: string | undefined;
  readonly deck: Omit<BuiltDeck, "warnings" | "unchanged" | "fetched">;
  readonly warnings: PackedProblems;
  readonly notices: readonly string[];
}

/** Some hundred decks in several editions. */
const bound: Bound = { files: 1000, bytes: 64 * 2 ** 20 };

export function openRecords({ environment, cache, choices }: RecordScope): Records {
  const maker = makerIdentity();
  const shelf = cache && maker ? openShelf(environment, "records", bound) : noShelf;
  const disk = openDisk();
  const keyOf = (...parts: unknown[]) => JSON.stringify([maker, choices, environment["SOURCE_DATE_EPOCH"], ...parts]);
  const keyOfDeck = ({ root, border, file, name, variant, formats, out }: DeckJob) =>
    keyOf("deck", root, border, file, name, variant, formats, out);
  // What a deck says does not depend on what it is asked for.
  const keyOfOrders = ({ root, border, file }: DeckInput) => JSON.stringify([maker, "orders", root, border, file]);
  const keyOfGallery = (inputs: readonly DeckJob[]) => keyOf("gallery", inputs.map(keyOfDeck));
  // Drawings that are kept can be used without a browser.
  const identity = openBrowserIdentity(environment);
  const browserNow = () => identity() ?? "none";
  const find = (key: string): StandingDeck | undefined => {
    const record = read<DeckRecord>(shelf, key);
    // What is made takes less to look at than what it was made of.
    const files = record && allAsWritten(record.files);
    if (!files || !disk.isStill(record.madeOf)) return undefined;
    if (record.browser !== undefined && record.browser !== browserNow()) return undefined;
    if (files.some((file, index) => file !== record.files[index])) write(shelf, key, { ...record, files });
    const { deck, warnings, notices } = record;
    return { deck: { ...deck, warnings: unpackProblems(warnings), unchanged: true }, notices };
  };
  return {
    find: (input) => orNothing(() => find(keyOfDeck(input))),
    keep(input, { deck: { warnings, unchanged, fetched, ...deck }, madeOf, files, notices, browser }) {
      const record: DeckRecord = {
        madeOf,
        files,
        browser: browser === "used" ? browserNow() : undefined,
        deck,
        warnings: packProblems(warnings),
        notices,
      };
      write(shelf, keyOfDeck(input), record);
    },
    filesOf: (input) => read<DeckRecord>(shelf, keyOfDeck(input))?.files ?? [],
    madeOf: (input) => read<DeckRecord>(shelf, keyOfDeck(input))?.madeOf ?? [],
    hasGallery: (inputs) =>
      orNothing(() => {
        const record = read<GalleryRecord>(shelf, keyOfGallery(inputs));
        return (
          record &&
          asWritten(record.file) &&
          record.shows.every((file) => existsSync(file)) &&
          disk.isStill(record.madeOf)
        );
      }) ?? false,
    keepGallery: (inputs, gallery) => write(shelf, keyOfGallery(inputs), gallery),
    ordersOf: (input) =>
      orNothing(() => {
        const noted = read<NotedOrders>(shelf, keyOfOrders(input));
        return noted && disk.isStill(noted.madeOf) ? noted.orders : undefined;
      }),
    keepOrders: (input, noted) => write(shelf, keyOfOrders(input), noted),
    close: () => shelf.close(),
  };
}

/** Whatever is wrong with the disk: the build will say so, if it matters to it. */
function orNothing<T>(look: () => T | undefined): T | undefined {
  try {
    return look();
  } catch (cause) {
    if (cause instanceof Error && "code" in cause) return undefined;
    throw cause;
  }
}

// A text that comes back from the shelf is one that this version has put there.
const read = <T>(shelf: Shelf, key: string): T | undefined => {
  const text = shelf.get(key);
  return text === undefined ? undefined : (JSON.parse(text) as T);
};
const write = (shelf: Shelf, key: string, record: DeckRecord | GalleryRecord | NotedOrders) =>
  shelf.put(key, JSON.stringify(record));

function allAsWritten(files: readonly WrittenFile[]): readonly WrittenFile[] | undefined {
  const found: WrittenFile[] = [];
  for (const file of files) {
    const now = asWritten(file);
    if (!now) return undefined;
    found.push(now);
  }
  return found;
}
