import path from "node:path";
import { createReader, type Reader } from "../content/reader.js";
import { brandSchema } from "../content/schema.js";
import { readYamlFile } from "../content/settings.js";
import type { Ledger } from "../ledger/ledger.js";
import type { Memory } from "../ledger/memory.js";
import type { Brand } from "../model/design.js";
import { problem } from "../report/problem.js";
import { openFiles, type ProjectFiles } from "../source/files.js";

export interface BrandRequest {
  /** The brand file of the command line, relative to the folder in which the user stands. */
  readonly brand?: string | undefined;
  /** The folder in which the user stands. */
  readonly folder: string;
}

/** The brand file of a run; it may stand outside of the project. */
export interface BrandSource {
  /** The brand; undefined when none was asked for, or after reporting what is wrong with it. */
  read(user: Ledger): Brand | undefined;
  readonly files: readonly ProjectFiles[];
}

export function openBrand({ brand, folder }: BrandRequest, memory: Memory): BrandSource {
  if (brand === undefined) return { read: () => undefined, files: [] };
  const absolute = path.resolve(folder, brand);
  const opened = openFolder(path.dirname(absolute));
  const reader = opened && createReader(opened);
  const cells = memory.cells<string, Brand | undefined>();
  return {
    files: opened ? [opened] : [],
    read: (user) =>
      cells.get(absolute, user, (ledger) => {
        const own = reader?.for(ledger);
        const found = own && readBrand(path.basename(absolute), own);
        if (!found) {
          const remedy = "give a YAML file with tokens, logo and footer";
          ledger.report(problem("missing-input", { path: brand }, { remedy }));
        }
        return found;
      }),
  };
}

function openFolder(folder: string): ProjectFiles | undefined {
  try {
    return openFiles(folder);
  } catch {
    return undefined;
  }
}

/** Reads a brand file; undefined when there is none. */
function readBrand(name: string, reader: Reader): Brand | undefined {
  const lookup = reader.lookUp(name, ["."]);
  const source = "found" in lookup ? reader.read(lookup.found) : undefined;
  if (!source) return undefined;
  const yaml = readYamlFile(source, brandSchema, reader);
  const logo = yaml?.settings.logo;
  const picture = logo && yaml ? reader.find(logo, ["."], yaml.spanAt(["logo"])) : undefined;
  const bytes = picture && reader.readBytes(picture);
  const type = picture?.endsWith(".svg") ? "image/svg+xml" : `image/${path.extname(picture ?? "").slice(1)}`;
  return {
    tokens: new Map(Object.entries(yaml?.settings.tokens ?? {})),
    logo: bytes ? `data:${type};base64,${Buffer.from(bytes).toString("base64")}` : "",
    footer: yaml?.settings.footer ?? "",
  };
}
