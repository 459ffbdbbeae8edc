import path from "node:path";
import { Ledger } from "../ledger/ledger.js";
import { type Problem, problem } from "../report/problem.js";
import { typedPath } from "../report/shown-path.js";
import type { Lookup, ProjectFiles, ProjectPath } from "../source/files.js";
import { limits, mostBytes, shownBytes, shownCount } from "../source/limits.js";
import { decodeUtf8, type SourceFile, type Span, sourceFile } from "../source/text.js";
import { didYouMeanFile } from "./near-file.js";

/**
 * Reads the files of one root in the context of what is being made: what is asked and what is wrong goes into the
 * ledger of that.
 */
export interface Reader {
  /** Absolute path of the root folder. */
  readonly root: string;
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

/** Makes a reader; `shownAs` is put before the paths in messages, for roots other than the project. */
export function createReader(files: ProjectFiles, ledger = new Ledger(), shownAs = ""): Reader {
  return new LedgerReader({ files, shownAs, texts: new Map() }, ledger);
}

/** What the readers of one root share. */
interface Root {
  readonly files: ProjectFiles;
  readonly shownAs: string;
  readonly texts: Map<string, ReadFile>;
}

/** Where a file was looked for. */
interface Missing {
  readonly folders: readonly string[];
  readonly span: Span;
  readonly dispensable: boolean;
}

/** How to say that a project begins at a folder, where that was guessed. */
const beginsAt = (folder: string) =>
  `say that the project begins there: --root ${typedPath(folder)}, or an empty file ` +
  typedPath(path.join(folder, "quarterdeck.config.yaml"));

/** What helps where a file lies outside of a project whose folder was guessed. */
function outsideRemedy(root: string, file: string): string {
  const folder = commonFolder(root, file);
  // A link inside of the project may lead out of it; and nobody's project is the whole disk.
  if (folder === root || folder === path.parse(root).root) return "copy the file into that folder";
  return `copy the file into that folder; or, if decks may show all that is in ${typedPath(folder)}, ${beginsAt(folder)}`;
}

/** The nearest folder that holds both a folder and a file; nothing is asked of the disk. */
function commonFolder(folder: string, file: string): string {
  const isIn = file === folder || file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep);
  return isIn || path.dirname(folder) === folder ? folder : commonFolder(path.dirname(folder), file);
}

/** An address of another site, with its scheme or without. */
export const isElsewhere = (reference: string) => /^(?!file:)(?:[a-z][a-z\d+.-]+:)?\/\//i.test(reference);

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

  report(found: Problem): void {
    this.ledger.report(found);
  }

  read(path: ProjectPath): SourceFile | undefined {
    const { texts, shownAs } = this.#root;
    const bytes = this.readBytes(path);
    if (!bytes) return undefined;
    if (bytes.length > limits.textBytes) {
      this.#reportLarge(path, limits.textBytes);
      return undefined;
    }
    const known = texts.get(path);
    const read = known?.bytes === bytes ? known : decode(shownAs + path, bytes, shownAs === "" ? this.root : undefined);
    texts.set(path, read);
    if (read.badByte === undefined) return read.file;
    const span = { file: read.file, start: read.badByte, end: read.badByte + 1 };
    this.report(problem("not-utf8", { offset: read.badByte }, { span }));
    return undefined;
  }

  readBytes(path: ProjectPath): Uint8Array | undefined {
    const bytes = this.#root.files.readBytes(path, this.ledger);
    if (!bytes && this.#isTooLarge(path)) this.#reportLarge(path, mostBytes(path));
    return bytes;
  }

  #isTooLarge(path: ProjectPath): boolean {
    return this.#root.files.isTooLarge(path, this.ledger);
  }

  /** @param span where the file is asked for; its own beginning where only a pattern names it */
  #reportLarge(path: ProjectPath, most: number, span?: Span): void {
    const { shownAs } = this.#root;
    const file = sourceFile(shownAs + path, "", shownAs === "" ? this.root : undefined);
    const values = { path: shownAs + path, most: shownBytes(most) };
    this.report(problem("too-large", values, { span: span ?? { file, start: 0, end: 0 } }));
  }

  find(reference: string, folders: readonly string[], span: Span, need: Need = "required"): ProjectPath | undefined {
    const lookup = this.lookUp(reference, folders);
    const details = { span, dispensable: need === "dispensable" };
    if ("found" in lookup) {
      const { found } = lookup;
      if (this.#isTooLarge(found)) this.#reportLarge(found, mostBytes(found), span);
      else if (!isLfsPointer(this.readBytes(found))) return found;
      else this.report(problem("lfs-pointer", { path: found }, details));
    } else if ("tried" in lookup) this.#reportMissing(reference, lookup.tried, { ...details, folders });
    else this.report(this.#beyondBorder(reference, lookup, { ...details, folders }));
    return undefined;
  }

  /** What is said of a file that is there, and that decks may not read. */
  #beyondBorder(
    reference: string,
    lookup: Exclude<Lookup, { readonly found: ProjectPath } | { readonly tried: readonly string[] }>,
    { folders, ...details }: Missing,
  ): Problem {
    const { root, border } = this.#root.files;
    if ("hidden" in lookup) {
      const remedy = `if decks may show all that is in ${typedPath(root)}, ${beginsAt(root)}`;
      return problem("hidden-file", { path: lookup.hidden }, { ...details, remedy });
    }
    const file = path.resolve(root, folders[0] ?? ".", reference.replaceAll("\\", "/"));
    const remedy = border === "visible" ? outsideRemedy(root, file) : undefined;
    return problem(
      "outside-project",
      { path: reference, project: path.basename(root) || root },
      { ...details, remedy },
    );
  }

  #reportMissing(reference: string, tried: readonly string[], { folders, span, dispensable }: Missing): void {
    const details = { span, dispensable };
    if (isElsewhere(reference)) this.report(problem("remote-file", { path: reference }, details));
    else {
      const near = didYouMeanFile(reference, folders, (folder) => this.#root.files.names(folder, this.ledger));
      const places = tried.join(", ");
      const fromRoot = `a path that begins with / begins at the project's root; looked at: ${places}`;
      const remedy = near ?? (reference.startsWith("/") ? fromRoot : undefined);
      this.report(problem("missing-file", { path: reference, tried: places }, { ...details, remedy }));
    }
  }

  lookUp(reference: string, folders: readonly string[]): Lookup {
    return this.#root.files.find(reference, folders, this.ledger);
  }

  list(glob: string, span?: Span): readonly ProjectPath[] {
    const found = this.#root.files.list(glob, this.ledger);
    if (!found)
      this.report(problem("too-many", { ...tooManyFiles, what: `files and folders for “${glob}”` }, { span }));
    return found ?? [];
  }

  isFolder(path: string): boolean {
    return this.#root.files.isFolder(path, this.ledger);
  }

  for(ledger: Ledger): Reader {
    return new LedgerReader(this.#root, ledger);
  }
}

/** How Git LFS begins what it puts in the place of a file. https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
const lfsPointer = Buffer.from("version https://git-lfs.github.com/spec/v1");

/** Whether a file is the word for one that was not fetched; such a word is short. */
const isLfsPointer = (bytes: Uint8Array | undefined): boolean =>
  bytes !== undefined && bytes.length < 1024 && lfsPointer.equals(bytes.subarray(0, lfsPointer.length));

function decode(path: string, bytes: Uint8Array, root: string | undefined): ReadFile {
  const decoded = decodeUtf8(bytes);
  if ("text" in decoded) return { bytes, file: sourceFile(path, decoded.text, root), badByte: undefined };
  const file = sourceFile(path, new TextDecoder("latin1").decode(bytes), root);
  return { bytes, file, badByte: decoded.badByte };
}
