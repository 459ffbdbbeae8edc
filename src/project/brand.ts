import { existsSync } from "node:fs";
import path from "node:path";
import { brandSchema } from "../content/brand-schema.js";
import { fontsIn } from "../content/fonts.js";
import { createReader, type Reader } from "../content/reader.js";
import { readYamlFile } from "../content/settings.js";
import type { Ledger } from "../ledger/ledger.js";
import type { Memory } from "../ledger/memory.js";
import type { Brand } from "../model/design.js";
import { tokensIn } from "../render/design/tokens.js";
import { readFonts } from "../render/fonts/read.js";
import { problem } from "../report/problem.js";
import { openFiles, type ProjectFiles } from "../source/files.js";
import { nearestFolder, relativePath } from "../source/folder.js";

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
  // What is missing now may be there later.
  const folderOf = path.dirname(absolute);
  const nearest = nearestFolder(folderOf, existsSync) ?? folderOf;
  const files = openFiles(nearest);
  const reader = createReader(files);
  const name = relativePath(nearest, absolute);
  const cells = memory.cells<string, Brand | undefined>();
  return {
    files: [files],
    read: (user) =>
      cells.get(absolute, user, (ledger) => {
        const found = readBrand(name, reader.for(ledger));
        if (!found && !ledger.hasErrors) {
          const remedy = "give a YAML file with tokens, logo and footer";
          ledger.report(problem("missing-input", { path: brand }, { remedy }));
        }
        return found;
      }),
  };
}

/** Reads a brand file; undefined when there is none. */
function readBrand(name: string, reader: Reader): Brand | undefined {
  const lookup = reader.lookUp(name, ["."]);
  const source = "found" in lookup ? reader.read(lookup.found) : undefined;
  if (!source) return undefined;
  const yaml = readYamlFile(source, brandSchema, reader);
  const given = yaml ? tokensIn(yaml) : [];
  const logo = yaml?.settings.logo;
  const folder = path.posix.dirname(name);
  const picture = logo && yaml ? reader.find(logo, [folder], yaml.spanAt(["logo"])) : undefined;
  const bytes = picture && reader.readBytes(picture);
  const type = picture?.endsWith(".svg") ? "image/svg+xml" : `image/${path.extname(picture ?? "").slice(1)}`;
  return {
    tokens: new Map(given.map((token) => [token.name, token.value])),
    given,
    logo: bytes ? `data:${type};base64,${Buffer.from(bytes).toString("base64")}` : "",
    fonts: yaml ? readFonts(fontsIn(yaml), [folder], reader, "added") : [],
    footer: yaml?.settings.footer ?? "",
  };
}
