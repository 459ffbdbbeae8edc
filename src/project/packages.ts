import path from "node:path";
import { createReader } from "../content/reader.js";
import { readYamlContent } from "../content/yaml.js";
import type { Path } from "../content/yaml-place.js";
import type { Ledger } from "../ledger/ledger.js";
import { openFiles, type ProjectFiles, type ProjectPath } from "../source/files.js";
import { isWithin } from "../source/folder.js";
import { limits } from "../source/limits.js";
import type { Border } from "../source/project.js";
import type { Span } from "../source/text.js";

/** A package as it is installed, or a folder with a `package.json`. */
export interface InstalledPackage {
  /** Absolute path, links followed. */
  readonly root: string;
  readonly files: ProjectFiles;
  /** Its `package.json`; undefined where there is none that can be read. */
  readonly manifest: PackageManifest | undefined;
}

/** What matters of a `package.json`. https://docs.npmjs.com/cli/configuring-npm/package-json */
export interface PackageManifest {
  spanAt(path: Path): Span;
  readonly name: string;
  readonly version: string;
  /** What it says for Quarterdeck, under the key `quarterdeck`. */
  readonly own: Readonly<Record<string, unknown>>;
  readonly engines: Readonly<Record<string, unknown>>;
  /** Ranges by the names of packages that it cannot do without. */
  readonly needs: Readonly<Record<string, unknown>>;
  /** Ranges by the names of all packages that it lists. */
  readonly lists: Readonly<Record<string, unknown>>;
}

/** Finds installed packages as Node does: in `node_modules` of a folder, else of those above it. */
export interface Packages {
  /** The package or folder at an absolute path. */
  at(folder: string, user: Ledger): InstalledPackage;
  /** The package of a name; undefined where it is not installed. */
  find(name: string, from: string, user: Ledger): InstalledPackage | undefined;
  /** Names of packages that may be for Quarterdeck: those that a `package.json` lists, and those whose names begin with `quarterdeck-`. */
  candidates(from: string, user: Ledger): string[];
  /** The nearest `package.json` that lists a package. */
  listing(name: string, from: string, user: Ledger): PackageManifest | undefined;
  /** All folders that were asked. */
  readonly files: readonly ProjectFiles[];
}

/** The prefix that a package or folder gives itself in its `package.json`; undefined for one that is no collection. */
export function declaredPrefix({ manifest }: InstalledPackage): string | undefined {
  const prefix = manifest?.own["collection"];
  return typeof prefix === "string" ? prefix : undefined;
}

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};

/** How far packages are looked for, and what is read of them. */
interface Reach {
  /** The folder beyond which nothing is looked for; undefined for none. */
  readonly within: string | undefined;
  readonly border: Border;
  /** Whether the project keeps an absolute path from its decks; nothing, if nothing is said. */
  readonly hides?: (absolute: string) => boolean;
}

export function openPackages({ within, border, hides = () => false }: Reach): Packages {
  const opened = new Map<string, ProjectFiles>();
  const open = (folder: string) => {
    const files = opened.get(folder) ?? openFiles(folder, border, hides);
    opened.set(folder, files);
    return files;
  };
  const isAllowed = (folder: string) => within === undefined || isWithin(folder, within);
  const levels = (from: string) => foldersUp(from).filter(isAllowed);
  const manifestAt = (folder: string, user: Ledger) => readManifest(open(folder), user);
  const at: Packages["at"] = (folder, user) => ({
    root: folder,
    files: open(folder),
    manifest: manifestAt(folder, user),
  });
  return {
    at,
    find(name, from, user) {
      for (const level of levels(from)) {
        const folder = open(level).realFolder(`node_modules/${name}`, user);
        const found = folder === undefined ? undefined : at(folder, user);
        if (found?.manifest) return isAllowed(found.root) ? found : undefined;
      }
      return undefined;
    },
    candidates(from, user) {
      const names = levels(from).flatMap((level) => [
        ...Object.keys(manifestAt(level, user)?.lists ?? {}),
        ...open(level).ownPackages(".", user),
      ]);
      return [...new Set(names)].sort();
    },
    listing(name, from, user) {
      const manifests = levels(from).map((level) => manifestAt(level, user));
      return manifests.find((manifest) => manifest?.lists[name] !== undefined);
    },
    get files() {
      return [...opened.values()];
    },
  };
}

/** A folder and those above it, the nearest first. */
function foldersUp(from: string): string[] {
  const folders = [from];
  for (let folder = path.dirname(from); folders.length <= limits.foldersAbove; folder = path.dirname(folder)) {
    if (folder === folders.at(-1)) break;
    folders.push(folder);
  }
  return folders;
}

function readManifest(files: ProjectFiles, user: Ledger): PackageManifest | undefined {
  if (!files.readBytes("package.json" as ProjectPath, user)) return undefined;
  // What is wrong with it, npm says.
  const quiet = { report: () => undefined };
  const source = createReader(files)
    .for(user)
    .read("package.json" as ProjectPath);
  if (!source) return undefined;
  const { value, spanAt } = readYamlContent(source, quiet);
  const data = asRecord(value);
  const needs = asRecord(data["dependencies"]);
  const lists = ["optionalDependencies", "devDependencies", "peerDependencies"].map((key) => asRecord(data[key]));
  return {
    spanAt,
    name: String(data["name"] ?? ""),
    version: String(data["version"] ?? ""),
    own: asRecord(data["quarterdeck"]),
    engines: asRecord(data["engines"]),
    needs,
    lists: Object.assign({}, ...lists, needs),
  };
}
