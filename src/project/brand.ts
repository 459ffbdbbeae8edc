import path from "node:path";
import { createReader, type Reader } from "../content/reader.js";
import type { Ledger } from "../ledger/ledger.js";
import type { Memory } from "../ledger/memory.js";
import type { Brand } from "../model/brand.js";
import type { DeckInfo } from "../model/deck.js";
import { problem } from "../report/problem.js";
import { openFiles, type ProjectFiles } from "../source/files.js";
import { foldersFrom, relativePath } from "../source/folder.js";
import type { Border } from "../source/project.js";
import { type BrandAsk, type BrandRoot, findBrand } from "./brand-place.js";
import type { ProjectConfig } from "./config.js";
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
  const cells = context.memory.cells<string, Brand | undefined>();
  const readIn = (ask: BrandAsk, root: BrandRoot, border: Border): Brand | undefined => {
    const found = findBrand(ask, root);
    if (found === undefined) return undefined;
    const file = path.join(root.reader.root, found);
    return cells.get(`${border}\n${root.reader.root}\n${file}`, root.reader.ledger, (ledger) => {
      const reader = open(path.dirname(file), border).for(ledger);
      return readBrand(path.basename(file), reader, { reader: root.reader.for(ledger), from: found });
    });
  };
  /** On the whole disk: a brand may lie above a project, and what is missing now may be there later. */
  const readAnywhere = (from: string, ask: BrandAsk, ledger: Ledger) => {
    const absolute = path.resolve(from, ask.value);
    const { root } = path.parse(absolute);
    const reader = open(root, "whole").for(ledger);
    const reference = relativePath(root, absolute);
    return readIn(ask, { reader, reference, folders: ["."], from: relativePath(root, path.join(from, "x")) }, "whole");
  };
  return {
    files,
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
      const root = {
        reader,
        reference: asked.value,
        folders: foldersFrom(info.span.file.path),
        from: info.span.file.path,
      };
      return readIn(asked, root, context.border);
    },
  };
}

function configured({ settings }: ProjectConfig): BrandAsk | undefined {
  const value = settings?.settings.brand;
  return value === undefined ? undefined : { value, span: settings?.spanAt(["brand"]) };
}
