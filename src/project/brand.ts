import path from "node:path";
import { createReader, type Reader } from "../content/reader.js";
import type { Ledger } from "../ledger/ledger.js";
import type { Memory } from "../ledger/memory.js";
import type { Brand } from "../model/brand.js";
import type { DeckInfo } from "../model/deck.js";
import { problem } from "../report/problem.js";
import { openFiles, type ProjectFiles } from "../source/files.js";
import { foldersFrom } from "../source/folder.js";
import type { Border } from "../source/project.js";
import { absolutePath, type BrandAsk, type BrandRoot, findBrand } from "./brand-place.js";
import type { ProjectConfig } from "./config.js";
import { type FindInstalled, installedFor } from "./installed.js";
import { outsideFile } from "./outside-file.js";
import { openPackages, type Packages } from "./packages.js";
import { readBrand } from "./read-brand.js";

export interface BrandRequest {
  /** The brand of the command line: a path relative to the folder in which the user stands, or a package. */
  readonly brand?: string | undefined;
  /** The folder in which the user stands. */
  readonly folder: string;
}

/** The brands of a project's decks; they may lie outside of it. */
export interface BrandSource {
  /** The brand of a deck; undefined when none is asked for, or after reporting what is wrong with it. */
  read(info: DeckInfo, reader: Reader): Brand | undefined;
  /** What was opened for that beside the project. */
  readonly files: readonly ProjectFiles[];
}

/** Where brands are asked for besides decks. */
interface BrandContext {
  readonly memory: Memory;
  readonly config: (user: Ledger) => ProjectConfig;
  /** Whether only the brand of the command line counts (`--safe`). */
  readonly isSafe: boolean;
  readonly border: Border;
  /** Those that decks can name. */
  readonly packages: Packages;
}

/** The surroundings of whoever asks for a brand. */
interface Neighbourhood {
  /** The folder from which on packages are looked for. */
  readonly from: string;
  readonly border: Border;
  readonly find: FindInstalled;
}

export function openBrands({ brand, folder }: BrandRequest, context: BrandContext): BrandSource {
  const opened = new Map<string, Reader>();
  const files: ProjectFiles[] = [];
  const open = (root: string, border: Border): Reader => {
    const key = `${border}\n${root}`;
    const known = opened.get(key);
    if (known) return known;
    const own = openFiles(root, border);
    files.push(own);
    const reader = createReader(own);
    opened.set(key, reader);
    return reader;
  };
  /** Those that the command line and the configuration name. */
  const anywhere = openPackages({ within: undefined, border: "whole" });
  const cells = context.memory.cells<string, Brand | undefined>();
  const readIn = (ask: BrandAsk, root: Omit<BrandRoot, "installed">, { from, border, find }: Neighbourhood) => {
    const { ledger } = root.reader;
    const file = findBrand(ask, { ...root, installed: (name) => find(name, from, ledger) });
    if (file === undefined) return undefined;
    const folder = path.dirname(file);
    return cells.get(`${border}\n${file}`, ledger, (user) => {
      const reader = open(folder, border).for(user);
      return readBrand(path.basename(file), reader, (name) => find(name, folder, user));
    });
  };
  /** On the whole disk: a brand may lie above a project. */
  const readAnywhere = (from: string, ask: BrandAsk, ledger: Ledger) => {
    const { root, name } = outsideFile(from, ask.value);
    const place = { reader: open(root, "whole").for(ledger), reference: name, folders: ["."] };
    return readIn(ask, place, { from, border: "whole", find: anywhere.find });
  };
  return {
    get files() {
      return [...files, ...anywhere.files];
    },
    read(info, reader) {
      const { ledger } = reader;
      if (brand !== undefined) return readAnywhere(folder, { value: brand, span: undefined }, ledger);
      const asked = info.brand ?? configured(context.config(ledger));
      if (!asked) return undefined;
      if (context.isSafe) {
        const values = { what: `the brand “${asked.value}”`, hint: "name a brand of your own with --brand" };
        ledger.report(problem("left-out", values, { span: asked.span }));
        return undefined;
      }
      if (asked !== info.brand) return readAnywhere(reader.root, asked, ledger);
      const { path: file } = info.span.file;
      return readIn(
        asked,
        { reader, reference: asked.value, folders: foldersFrom(file) },
        {
          from: path.dirname(absolutePath(file, reader)),
          border: context.border,
          find: installedFor(reader, context.packages),
        },
      );
    },
  };
}

function configured({ settings }: ProjectConfig): BrandAsk | undefined {
  const value = settings?.settings.brand;
  return value === undefined ? undefined : { value, span: settings?.spanAt(["brand"]) };
}
