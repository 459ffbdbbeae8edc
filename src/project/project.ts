import path from "node:path";
import { createReader } from "../content/reader.js";
import { Ledger } from "../ledger/ledger.js";
import { Memory } from "../ledger/memory.js";
import type { Problem } from "../report/problem.js";
import { openFiles } from "../source/files.js";
import { isWithin, relativePath } from "../source/folder.js";
import type { Inquiry } from "../source/inquiry.js";
import { editFiles, type Mounted, mountFiles } from "../source/mounted.js";
import type { Border } from "../source/project.js";
import { openBrands } from "./brand.js";
import { openCollections } from "./collections.js";
import type { CompiledDeck, Services } from "./compile.js";
import { createCompiler, type Edition, type Stale } from "./compiler.js";
import { type ProjectConfig, readConfig } from "./config.js";
import type { DeckRequest } from "./deck-request.js";
import { openDesigns } from "./designs.js";
import { openInk } from "./ink.js";
import type { DeckInput } from "./inputs.js";
import { type MadeOf, madeOf } from "./made-of.js";
import { openOriginals } from "./originals.js";
import { copyOriginal, type OverrideState, readOverrides, type SlideCopy } from "./overrides.js";
import { type Installation, madeOfPackage, packageTemplates } from "./package-files.js";
import { openPackages } from "./packages.js";
import { openRegistry } from "./registry.js";
import { openRehearsals } from "./rehearsals.js";
import { emptyShelves } from "./shelves.js";
import { slideShelves } from "./slide-shelf.js";
import { openVariables } from "./variables.js";

/** What the command line says about the decks of a project. */
export interface ProjectRequest extends DeckRequest {
  /** The project's folder. */
  readonly root: string;
  /** What decks may read there; everything, if nothing is said. */
  readonly border?: Border;
  /** Files that are there beside those on disk. */
  readonly mounted?: Mounted;
}

/**
 * A project that lives: it keeps what it has read and made, knows of each result what it was made of, and makes again
 * only what has changed.
 */
export interface Project {
  /** Absolute path of its folder. */
  readonly root: string;
  readonly config: () => ProjectConfig;
  /**
   * Compiles a deck for formats; what was compiled before and still stands is the same object.
   * @returns undefined after reporting that the deck cannot be read
   */
  compile<F extends string>(input: DeckInput, formats: readonly F[], edition?: Edition): CompiledDeck<F> | undefined;
  /** Forgets a deck that nobody shows any more, with its problems. */
  release(input: DeckInput): void;
  /** What a result was made of, for asking again in another run. */
  madeOf(ledger: Ledger): readonly MadeOf[];
  /** What all was made of that was compiled, or could not be. */
  readonly compiledOf: () => Ledger;
  /** The slides that stand in the places of others; what is wrong with one is reported to the ledger. */
  overrides(user: Ledger): readonly OverrideState[];
  /** Copies a slide of a collection for a file of the project; undefined after reporting to the ledger why not. */
  copyOriginal(reference: string, user: Ledger): SlideCopy | undefined;
  /**
   * The problems of everything that was compiled and still stands.
   * @param of only those of this deck, in all its forms
   */
  problems(of?: DeckInput): readonly Problem[];
  /**
   * Tells the project what may have changed on disk; nothing else is forgotten.
   * @param paths files and folders, absolute or relative to the project
   * @returns the decks that have to be made again, and which of their slides have to be rendered for that
   */
  invalidate(paths: readonly string[]): readonly Stale[];
}

/**
 * Opens a project.
 * @param installation Quarterdeck's own files, which several projects may share
 * @param services what projects share
 */
export function openProject(request: ProjectRequest, installation: Installation, services: Services): Project {
  const memory = new Memory();
  const onDisk = openFiles(request.root, request.border);
  const present = request.edited ? editFiles(onDisk, request.edited) : onDisk;
  const files = request.mounted ? mountFiles(present, request.mounted) : present;
  const configs = memory.cells<"config", ProjectConfig>();
  const isSafe = request.html === "sanitized";
  const isHidden = (absolute: string) =>
    isWithin(absolute, files.root) && files.hides(relativePath(files.root, absolute));
  const packages = openPackages({ within: isSafe ? files.root : undefined, border: files.border, hides: isHidden });
  const plain = createReader(files);
  const config = (user: Ledger) => configs.get("config", user, (ledger) => readConfig(plain.for(ledger)));
  const collections = openCollections({ files, config, packages, memory, isSafe });
  const reader = createReader(files, new Ledger(), { collections });
  const brands = openBrands(request, { memory, config, isSafe, border: files.border, packages });
  const { files: givenFiles, ...given } = openGiven(request, memory);
  // Files of a brand are only known when a deck has named it.
  const outside = () => [...brands.files, ...givenFiles];
  const templates = request.templates ?? "own";
  // Files that are in memory only are in no other run.
  const kept = request.mounted || request.edited ? undefined : services.slides;
  const shelves = emptyShelves(memory, (file) => kept?.readings([file.root ?? "", file.path]));
  const shelfOf = slideShelves(kept, {
    request: [files.root, files.border, request.html, templates],
    ...{ reader, memory, assets: shelves.assets },
    files: () => [files, ...packages.files, ...installation.files],
  });
  const designs = openDesigns(reader, { installation, memory, templates, packages, shelfOf });
  const registry = openRegistry(reader, memory, kept?.values([files.root, "facts"]));
  const originals = openOriginals(reader, memory);
  const tools = { request, reader, memory, brands, ...given, config, designs, registry, originals, services };
  const compiler = createCompiler({ ...tools, shelves });
  return {
    root: files.root,
    config: () => config(new Ledger()),
    compile: (input, formats, edition = {}) => compiler.compile(input, formats, edition),
    release: (input) => compiler.release(input),
    madeOf: (ledger) => [
      ...[files, ...packages.files, ...outside()].map((source) => madeOf(source, ledger)),
      ...madeOfPackage(installation, ledger),
    ],
    compiledOf: () => together(compiler.ledgers()),
    problems: (of) => compiler.problems(of),
    copyOriginal(reference, ledger) {
      const { catalogue } = packageTemplates(installation, ledger);
      return copyOriginal(reference, { ...shelves, originals, reader: reader.for(ledger) }, packages, catalogue);
    },
    overrides: (ledger) => readOverrides({ ...shelves, originals, reader: reader.for(ledger) }, packages),
    invalidate(paths) {
      const absolute = paths.map((changed) => path.resolve(request.root, changed));
      const changed = new Set<Inquiry>();
      for (const source of [files, ...packages.files, ...installation.files, ...outside()]) {
        for (const inquiry of source.forget(absolute)) changed.add(inquiry);
      }
      return compiler.invalidate(changed, () => memory.drop(changed));
    },
  };
}

/** One ledger for several. */
function together(ledgers: readonly Ledger[]): Ledger {
  const all = new Ledger();
  for (const ledger of ledgers) all.include(ledger);
  return all;
}

/** Opens what the command line gives of files beside the look. */
function openGiven(request: ProjectRequest, memory: Memory) {
  const variables = openVariables(request, memory);
  const rehearsals = openRehearsals(request, memory);
  const ink = openInk(request, memory);
  return { variables, rehearsals, ink, files: [...variables.files, ...rehearsals.files, ...ink.files] };
}
