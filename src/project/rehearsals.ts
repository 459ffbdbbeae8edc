import type { KnownNames } from "../content/known-names.js";
import { readRehearsal } from "../content/rehearsal.js";
import { distinct } from "../content/variants.js";
import type { Ledger } from "../ledger/ledger.js";
import type { Memory } from "../ledger/memory.js";
import { type Rehearsal, rehearsedTimes } from "../model/rehearsal.js";
import type { ProjectFiles } from "../source/files.js";
import { openGivenFile } from "./given-files.js";

export interface RehearsalsRequest {
  /** Files of rehearsals, relative to the folder in which the user stands. */
  readonly rehearsals?: readonly string[] | undefined;
  readonly folder: string;
}

/** The rehearsals that a command line gives. */
export interface RehearsalsSource {
  /** Those that can be read, whatever their decks are; the others are reported. */
  read(user: Ledger): readonly Rehearsal[];
  readonly files: readonly ProjectFiles[];
}

export function openRehearsals({ rehearsals = [], folder }: RehearsalsRequest, memory: Memory): RehearsalsSource {
  const remedy = "give a file that the speaker view has saved after a rehearsal";
  const files = rehearsals.map((given) =>
    openGivenFile(given, { folder, remedy, read: (source, reader) => readRehearsal(source, given, reader) }, memory),
  );
  return { files: files.map((file) => file.files), read: (user) => files.flatMap((file) => file.read(user) ?? []) };
}

/** What is known of a deck from its rehearsals. */
interface DeckRehearsals {
  /** Minutes that slides took on average, by their ids. */
  readonly minutes: ReadonlyMap<string, number>;
  /** Its own ones, and what is known of its name and of all. */
  readonly told: { readonly rehearsals: readonly Rehearsal[]; readonly names: KnownNames };
}

/**
 * Chooses the rehearsals of a deck.
 *
 * @param fileName what the deck is called by its file; in a variant it has another name, too
 */
export function rehearsalsOf(fileName: string, names: KnownNames, all: readonly Rehearsal[]): DeckRehearsals {
  const decks = distinct([...names.decks, fileName]);
  const rehearsals = all.filter(({ deck }) => decks.includes(deck));
  const times = [...rehearsedTimes(rehearsals)].map(([id, seconds]): [string, number] => [id, seconds / 60]);
  const given = all.map(({ file, deck }) => ({ file, deck }));
  return { minutes: new Map(times), told: { rehearsals, names: { ...names, decks, rehearsals: given } } };
}
