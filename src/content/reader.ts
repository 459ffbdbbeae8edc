import { Ledger } from "../ledger/ledger.js";
import { type Problem, problem } from "../report/problem.js";
import type { Lookup, ProjectFiles, ProjectPath } from "../source/files.js";
import { homeOf, pathFrom, pathInside, splitReference } from "../source/home.js";
import { limits, mostBytes, shownBytes, shownCount } from "../source/limits.js";
import { decodeUtf8, type SourceFile, type Span, sourceFile } from "../source/text.js";
import { type Collections, noCollections, qualifiedName } from "./collections.js";
import { isLfsPointer } from "./lfs-pointer.js";
import { beyondBorder, type Missing, missingFile } from "./missing.js";

/**
 * Reads the files of one root in the context of what is being made: what is asked and what is wrong goes into the
 * ledger of that.
 */
export interface Reader {
  /** Absolute path of the root folder. */
  readonly root: string;
  /** Packages and folders whose files are read by their prefix, too. */
  readonly collections: Collections;
  readonly ledger: Ledger;
  /** Reports a problem of what is being made. */
  report(problem: Problem): void;
  /** The text of a file that is known to exist; undefined after reporting that it cannot be read. */
  read(path: ProjectPath): SourceFile | undefined;
  readBytes(path: ProjectPath): Uint8Array | undefined;
  /**
   * Looks a reference up in the folders; undefined after reporting that it is missing, outside or hidden.
   * @param need whether a deck can be made without the file
   */
  find(reference: string, folders: readonly string[], span: Span, need?: Need): ProjectPath | undefined;
  /** Looks a reference up and reports nothing. */
  lookUp(reference: string, folders: readonly string[]): Lookup;
  /**
   * The files that match a glob relative to the root, sorted by name.
   * @param span where the glob is written, if it is
   */
  list(glob: string, span?: Span): readonly ProjectPath[];
  isFolder(path: string): boolean;
  /** A name of a fact or a term as the whole project knows it, with the prefix of the collection that has it. */
  qualify(name: string, file: string): string;
  /** The same files in the context of something else. */
  for(ledger: Ledger): Reader;
}

/** Whether a deck can be made without a file: a picture and the target of a link are dispensable. */
export type Need = "required" | "dispensable";

/** A file that was read: its text, or its first wrong byte. The same bytes give the same `SourceFile`. */
interface ReadFile {
  readonly bytes: Uint8Array;
  readonly file: SourceFile;
  readonly badByte: number | undefined;
}

/**
 * Makes a reader.
 * @param shownAs is put before the paths in messages, for roots other than the project
 */
export function createReader(
  files: ProjectFiles,
  ledger = new Ledger(),
  { shownAs = "", collections = noCollections }: { readonly shownAs?: string; readonly collections?: Collections } = {},
): Reader {
  return new LedgerReader({ files, shownAs, collections, texts: new Map() }, ledger);
}

/** What the readers of one root share. */
interface Root {
  readonly files: ProjectFiles;
  readonly shownAs: string;
  readonly collections: Collections;
  readonly texts: Map<string, ReadFile>;
}

/** A path, and the files among which it is one. */
interface Located {
  readonly files: ProjectFiles;
  readonly inside: ProjectPath;
}

const tooManyFiles = {
  most: shownCount(limits.patternEntries),
  hint: "write a pattern that begins with a smaller folder, and keep folders less deep; docs/limits.md lists the limits",
};

/** A class, because there is one for each slide: its methods are made only once. */
class LedgerReader implements Reader {
  readonly ledger: Ledger;
  readonly #root: Root;

  constructor(root: Root, ledger: Ledger) {
    this.#root = root;
    this.ledger = ledger;
  }

  get root(): string {
    return this.#root.files.root;
  }

  get collections(): Collections {
    return this.#root.collections;
  }

  report(found: Problem): void {
    this.ledger.report(found);
  }

  read(path: ProjectPath): SourceFile | undefined {
    const { texts } = this.#root;
    const bytes = this.readBytes(path);
    if (!bytes) return undefined;
    if (bytes.length > limits.textBytes) {
      this.#reportLarge(path, limits.textBytes);
      return undefined;
    }
    const known = texts.get(path);
    const read = known?.bytes === bytes ? known : decode(bytes, (text) => this.#sourceFile(path, text));
    texts.set(path, read);
    if (read.badByte === undefined) return read.file;
    const span = { file: read.file, start: read.badByte, end: read.badByte + 1 };
    this.report(problem("not-utf8", { offset: read.badByte }, { span }));
    return undefined;
  }

  readBytes(path: ProjectPath): Uint8Array | undefined {
    const { files, inside } = this.#locate(path);
    const bytes = files.readBytes(inside, this.ledger);
    if (!bytes && this.#isTooLarge(path)) this.#reportLarge(path, mostBytes(path));
    return bytes;
  }

  find(reference: string, folders: readonly string[], span: Span, need: Need = "required"): ProjectPath | undefined {
    const lookup = this.lookUp(reference, folders);
    const details = { span, dispensable: need === "dispensable" };
    if ("found" in lookup) {
      const { found } = lookup;
      if (this.#isTooLarge(found)) this.#reportLarge(found, mostBytes(found), span);
      else if (!isLfsPointer(this.readBytes(found))) return found;
      else this.report(problem("lfs-pointer", { path: found }, details));
      return undefined;
    }
    const named = splitReference(reference);
    const collection = named && this.collections.find(named.prefix, homeOf(folders[0] ?? ""), this.ledger);
    const isUnknown = named !== undefined && collection === undefined && "tried" in lookup;
    if (isUnknown && this.collections.explain(named.prefix, span, this.ledger)) return undefined;
    const missing: Missing = { ...details, folders: collection ? [`${collection.home}:`] : folders, reference };
    if ("tried" in lookup) this.report(missingFile(missing, lookup.tried, (folder) => this.#names(folder)));
    else this.report(beyondBorder(missing, lookup, this.#locate(folders[0] ?? ".").files));
    return undefined;
  }

  lookUp(reference: string, folders: readonly string[]): Lookup {
    const home = homeOf(folders[0] ?? "");
    const named = splitReference(reference);
    const collection = named && this.collections.find(named.prefix, home, this.ledger);
    if (named && collection) {
      const path = named.name.replace(/^\/+/, "");
      return lookupFrom(collection.home, collection.files.find(path, ["."], this.ledger));
    }
    const { files } = this.#locate(folders[0] ?? ".");
    const inside = folders.filter((folder) => homeOf(folder) === home).map(pathInside);
    return lookupFrom(home, files.find(reference, inside, this.ledger));
  }

  list(glob: string, span?: Span): readonly ProjectPath[] {
    const { files, inside } = this.#locate(glob);
    const found = files.list(inside, this.ledger);
    if (!found)
      this.report(problem("too-many", { ...tooManyFiles, what: `files and folders for “${glob}”` }, { span }));
    const home = homeOf(glob);
    return home === "" ? (found ?? []) : (found ?? []).map((file) => pathFrom(home, file));
  }

  isFolder(path: string): boolean {
    const { files, inside } = this.#locate(path);
    return files.isFolder(inside, this.ledger);
  }

  qualify(name: string, file: string): string {
    return qualifiedName(name, file, this.collections, this.ledger);
  }

  for(ledger: Ledger): Reader {
    return new LedgerReader(this.#root, ledger);
  }

  #locate(path: string): Located {
    const home = homeOf(path);
    const collection = home === "" ? undefined : this.collections.opened(home, this.ledger);
    if (collection) return { files: collection.files, inside: pathInside(path) };
    return { files: this.#root.files, inside: path as ProjectPath };
  }

  #names(folder: string): readonly string[] {
    const { files, inside } = this.#locate(folder);
    return files.names(inside, this.ledger);
  }

  #isTooLarge(path: ProjectPath): boolean {
    const { files, inside } = this.#locate(path);
    return files.isTooLarge(inside, this.ledger);
  }

  /** @param span where the file is asked for; its own beginning where only a pattern names it */
  #reportLarge(path: ProjectPath, most: number, span?: Span): void {
    const file = this.#sourceFile(path, "");
    const values = { path: file.path, most: shownBytes(most) };
    this.report(problem("too-large", values, { span: span ?? { file, start: 0, end: 0 } }));
  }

  #sourceFile(path: ProjectPath, text: string): SourceFile {
    const { shownAs } = this.#root;
    return sourceFile(shownAs + path, text, shownAs === "" ? this.#locate(path).files.root : undefined);
  }
}

/** An answer of the files of a home, as the whole project knows it. */
function lookupFrom(home: string, lookup: Lookup): Lookup {
  if (home === "") return lookup;
  if ("found" in lookup) return { found: pathFrom(home, lookup.found) };
  if ("hidden" in lookup) return { hidden: pathFrom(home, lookup.hidden) };
  return "tried" in lookup ? { tried: lookup.tried.map((path) => pathFrom(home, path)) } : lookup;
}

function decode(bytes: Uint8Array, fileOf: (text: string) => SourceFile): ReadFile {
  const decoded = decodeUtf8(bytes);
  if ("text" in decoded) return { bytes, file: fileOf(decoded.text), badByte: undefined };
  return { bytes, file: fileOf(new TextDecoder("latin1").decode(bytes)), badByte: decoded.badByte };
}
