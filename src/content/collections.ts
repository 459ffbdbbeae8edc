import type { Ledger } from "../ledger/ledger.js";
import type { ProjectFiles } from "../source/files.js";
import { type Home, homeOf, splitReference } from "../source/home.js";
import type { Span } from "../source/text.js";

/** A package or folder of sections, with what belongs to them. */
export interface Collection {
  /** By which the project knows it; paths in it begin with it. */
  readonly home: Home;
  readonly files: ProjectFiles;
}

/** The collections of a project. */
export interface Collections {
  /**
   * The collection that a prefix means; undefined when there is none.
   * @param from the home of the file that names it: a collection knows itself and what it depends on
   */
  find(prefix: string, from: Home, user: Ledger): Collection | undefined;
  /** One that was found before, by its home; what decided that it is this one becomes a part of the user's ledger. */
  opened(home: Home, user: Ledger): Collection | undefined;
  /**
   * Reports that a prefix means no collection, or that something is wrong with the one that it means.
   * @param span where it is named
   * @returns whether something was reported
   */
  explain(prefix: string, span: Span, user: Ledger): boolean;
}

/** A project that has none. */
export const noCollections: Collections = {
  find: () => undefined,
  opened: () => undefined,
  explain: () => false,
};

/**
 * A name as the whole project knows it: `PREFIX:name` for one of a collection, however the file in which it stands
 * writes it.
 * @param file in which it stands
 */
export function qualifiedName(name: string, file: string, collections: Collections, user: Ledger): string {
  const from = homeOf(file);
  const reference = splitReference(name);
  if (!reference) return from === "" ? name : `${from}:${name}`;
  const found = collections.find(reference.prefix, from, user);
  return found ? `${found.home}:${reference.name}` : name;
}
