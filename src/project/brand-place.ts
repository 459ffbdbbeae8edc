import path from "node:path";
import type { Reader } from "../content/reader.js";
import { problem } from "../report/problem.js";
import type { ProjectPath } from "../source/files.js";
import { homeOf, pathInside } from "../source/home.js";
import { isPackageName } from "../source/package-name.js";
import type { Span } from "../source/text.js";
import { readerOf } from "./installed.js";
import type { InstalledPackage } from "./packages.js";

/** A brand that is asked for: a path, or the name of a package. */
export interface BrandAsk {
  readonly value: string;
  /** Undefined for the command line. */
  readonly span: Span | undefined;
}

/** Where it is looked for: folders of one root, and packages. */
export interface BrandRoot {
  readonly reader: Reader;
  /** What is looked for when the value is a path. */
  readonly reference: string;
  /** Where, in order. */
  readonly folders: readonly string[];
  readonly installed: (name: string) => InstalledPackage | undefined;
}

/** Where a file that a reader knows lies on the disk. */
export function absolutePath(file: ProjectPath | string, { root, collections, ledger }: Reader): string {
  const home = homeOf(file);
  const own = home === "" ? undefined : collections.opened(home, ledger);
  return path.join(own?.files.root ?? root, pathInside(file));
}

const isYaml = (name: string) => /\.(?:ya?ml|json)$/i.test(name);

const isDisk = (root: string) => path.dirname(root) === root;

/** Finds the file of a brand, an absolute path; undefined after reporting that there is none. */
export function findBrand(ask: BrandAsk, root: BrandRoot): string | undefined {
  const { value, span } = ask;
  const { reader, reference, folders } = root;
  // What comes with a deck names no file of another kind: messages show lines of what is read.
  const lookup = span && !isYaml(value) ? { tried: [] } : reader.lookUp(reference, folders);
  if ("found" in lookup) return absolutePath(lookup.found, reader);
  if (!("tried" in lookup)) {
    if (span) reader.find(reference, folders, span);
    return undefined;
  }
  const tried = lookup.tried.map((place) => (isDisk(reader.root) ? path.join(reader.root, place) : place)).join(", ");
  const hint = tried === "" ? "write the path of a .yaml file, or the name of a package" : `looked at: ${tried}`;
  const isPackage = isPackageName(value) && !isYaml(value);
  const found = isPackage ? findInPackage(value, root) : { detail: "", hint };
  if (typeof found === "string") return found;
  const asker = span ? "" : "--brand: ";
  reader.report(problem("missing-brand", { name: value, asker, ...found }, { span }));
  return undefined;
}

interface NotInstalled {
  readonly detail: string;
  readonly hint: string;
}

function findInPackage(name: string, { reader, installed }: BrandRoot): string | NotInstalled {
  const found = installed(name);
  if (!found) {
    const hint = `run npm install ${name}, or write the path of a YAML file`;
    return { detail: ", neither as a file nor in node_modules", hint };
  }
  const named = found.manifest?.own["brand"];
  const file = typeof named === "string" ? named : "brand.yaml";
  const inside = readerOf(found, reader.ledger).lookUp(file, ["."]);
  if ("found" in inside) return path.join(found.root, inside.found);
  const hint = 'a package of a brand holds brand.yaml, or names its file: "quarterdeck": { "brand": "FILE" }';
  return { detail: `: the package has no file “${file}”`, hint };
}
