import path from "node:path";
import type { Reader } from "../content/reader.js";
import { problem } from "../report/problem.js";
import type { ProjectPath } from "../source/files.js";
import { foldersFrom } from "../source/folder.js";
import { isPackageName } from "../source/package-name.js";
import type { Span } from "../source/text.js";

/** A brand that is asked for: a path, or the name of a package. */
export interface BrandAsk {
  readonly value: string;
  /** Undefined for the command line. */
  readonly span: Span | undefined;
}

/** Where it is looked for: folders of one root. */
export interface BrandRoot {
  readonly reader: Reader;
  /** What is looked for when the value is a path. */
  readonly reference: string;
  /** Where, in order. */
  readonly folders: readonly string[];
  /** A file from whose folder on packages are looked for, in `node_modules` of that and of those above it. */
  readonly from: string;
}

/** Looks for a file of a package as Node does: in the nearest `node_modules` first. */
export const findInPackage = (name: string, file: string, { reader, from }: Pick<BrandRoot, "reader" | "from">) =>
  reader.lookUp(
    `${name}/${file}`,
    foldersFrom(from).map((folder) => path.posix.join(folder, "node_modules")),
  );

const isYaml = (name: string) => /\.(?:ya?ml|json)$/i.test(name);

const isDisk = (root: string) => path.dirname(root) === root;

/** Finds the file of a brand; undefined after reporting that there is none. */
export function findBrand(ask: BrandAsk, root: BrandRoot): ProjectPath | undefined {
  const { value, span } = ask;
  const { reader, reference, folders } = root;
  // What comes with a deck names no file of another kind: messages show lines of what is read.
  const lookup = span && !isYaml(value) ? { tried: [] } : reader.lookUp(reference, folders);
  if ("found" in lookup) return lookup.found;
  if (!("tried" in lookup)) {
    if (span) reader.find(reference, folders, span);
    return undefined;
  }
  const tried = lookup.tried.map((place) => (isDisk(reader.root) ? path.join(reader.root, place) : place)).join(", ");
  const hint = tried === "" ? "write the path of a .yaml file, or the name of a package" : `looked at: ${tried}`;
  const isPackage = isPackageName(value) && !isYaml(value);
  const found = isPackage ? findInstalled(value, root) : { detail: "", hint };
  if (typeof found === "string") return found;
  const asker = span ? "" : "--brand: ";
  reader.report(problem("missing-brand", { name: value, asker, ...found }, { span }));
  return undefined;
}

interface NotInstalled {
  readonly detail: string;
  readonly hint: string;
}

function findInstalled(name: string, root: BrandRoot): ProjectPath | NotInstalled {
  const description = findInPackage(name, "package.json", root);
  if (!("found" in description)) {
    const hint = `run npm install ${name}, or write the path of a YAML file`;
    return { detail: ", neither as a file nor in node_modules", hint };
  }
  const file = brandOf(root.reader.read(description.found)?.text ?? "") ?? "brand.yaml";
  const folder = path.posix.dirname(description.found);
  const inside = root.reader.lookUp(path.posix.join(folder, file), ["."]);
  if ("found" in inside && !path.posix.relative(folder, inside.found).startsWith("../")) return inside.found;
  const hint = 'a package of a brand holds brand.yaml, or names its file: "quarterdeck": { "brand": "FILE" }';
  return { detail: `: the package has no file “${file}”`, hint };
}

/** The file that a package's description names. */
function brandOf(json: string): string | undefined {
  try {
    const read: unknown = JSON.parse(json);
    const own: unknown = Reflect.get(Object(read), "quarterdeck");
    const file: unknown = Reflect.get(Object(own), "brand");
    return typeof file === "string" ? file : undefined;
  } catch {
    return undefined;
  }
}
