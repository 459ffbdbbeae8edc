import path from "node:path";
import { createReader } from "../content/reader.js";
import { Ledger } from "../ledger/ledger.js";
import { Memory } from "../ledger/memory.js";
import type { Problem } from "../report/problem.js";
import { openFiles } from "../source/files.js";
import type { Inquiry } from "../source/inquiry.js";
import type { Border } from "../source/project.js";
import { type BrandRequest, openBrand } from "./brand.js";
import type { CompiledDeck, CompileRequest, Services } from "./compile.js";
import { createCompiler, type Edition, type Stale } from "./compiler.js";
import { type ProjectConfig, readConfig } from "./config.js";
import { openDesigns } from "./designs.js";
import type { DeckInput } from "./inputs.js";
import { type MadeOf, madeOf } from "./made-of.js";
import { type Installation, madeOfPackage } from "./package-files.js";
import { openRegistry } from "./registry.js";
import { openVariables, type VariablesRequest } from "./variables.js";

/** What the command line says about the decks of a project. */
export interface ProjectRequest extends CompileRequest, BrandRequest, VariablesRequest {
  /** The project's folder. */
  readonly root: string;
  /** What decks may read there; everything, if nothing is said. */
  readonly border?: Border;
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
  release(compiled: CompiledDeck): void;
  /** What a result was made of, for asking again in another run. */
  madeOf(ledger: Ledger): readonly MadeOf[];
  /** The problems of everything that was compiled and still stands. */
  problems(): readonly Problem[];
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
  const files = openFiles(request.root, request.border);
  const reader = createReader(files);
  const brand = openBrand(request, memory);
  const variables = openVariables(request, memory);
  const designs = openDesigns(reader, { installation, memory, templates: request.templates ?? "own" });
  const registry = openRegistry(reader, memory);
  const configs = memory.cells<"config", ProjectConfig>();
  const config = (user: Ledger) => configs.get("config", user, (ledger) => readConfig(reader.for(ledger)));
  const tools = { request, reader, memory, brand, variables, config, designs, registry, services };
  const compiler = createCompiler(tools);
  return {
    root: files.root,
    config: () => config(new Ledger()),
    compile: (input, formats, edition = {}) => compiler.compile(input, formats, edition),
    release: (compiled) => compiler.release(compiled),
    madeOf: (ledger) => [
      ...[files, ...brand.files, ...variables.files].map((source) => madeOf(source, ledger)),
      ...madeOfPackage(installation, ledger),
    ],
    problems: () => compiler.problems(),
    invalidate(paths) {
      const absolute = paths.map((changed) => path.resolve(request.root, changed));
      const changed = new Set<Inquiry>();
      for (const source of [files, ...installation.files, ...brand.files, ...variables.files]) {
        for (const inquiry of source.forget(absolute)) changed.add(inquiry);
      }
      return compiler.invalidate(changed, () => memory.drop(changed));
    },
  };
}
