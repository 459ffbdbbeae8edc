import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import picomatch from "picomatch";

declare const brand: unique symbol;

/** A path inside a root, with forward slashes and without `..`; only {@link ProjectFiles} makes one. */
export type ProjectPath = string & { readonly [brand]: "ProjectPath" };

/** What looking a reference up gave. `tried` lists the places looked at, for the error message. */
type Lookup = { readonly found: ProjectPath } | { readonly outside: true } | { readonly tried: readonly string[] };

/** The only door to the disk below `export/`: reads inside one folder, follows no link out of it. */
export interface ProjectFiles {
  /** Absolute path of the root folder. */
  readonly root: string;
  /** The bytes of a file; undefined when it is missing, a folder, or outside. Read once per run. */
  readBytes(file: ProjectPath): Uint8Array | undefined;
  /** The files that match a glob relative to the root, sorted by name. */
  list(glob: string): readonly ProjectPath[];
  /** Looks a reference up in the given folders of the root, in order. */
  find(reference: string, folders: readonly string[]): Lookup;
  isFolder(file: string): boolean;
  /** The files that were read so far. */
  read(): readonly string[];
}

/** Opens a folder for reading. The returned object memoises what it reads. */
export function openFiles(root: string): ProjectFiles {
  const realRoot = realpathSync(root);
  const bytes = new Map<string, Uint8Array | undefined>();
  const isInside = (absolute: string) => absolute === realRoot || absolute.startsWith(realRoot + path.sep);
  return {
    root: realRoot,
    readBytes(file) {
      if (!bytes.has(file)) bytes.set(file, readInside(path.join(realRoot, file), isInside));
      return bytes.get(file);
    },
    list(glob) {
      const matches = picomatch(normalise(glob));
      return listFiles(realRoot, globBase(glob)).filter((file) => matches(file)) as ProjectPath[];
    },
    find: (reference, folders) => findIn(realRoot, reference, folders, isInside),
    isFolder(file) {
      const absolute = path.join(realRoot, file);
      return isInside(absolute) && existsSync(absolute) && statSync(absolute).isDirectory();
    },
    read: () => [...bytes.keys()],
  };
}

function readInside(absolute: string, isInside: (file: string) => boolean): Uint8Array | undefined {
  if (!existsSync(absolute) || !isInside(realpathSync(absolute)) || !statSync(absolute).isFile()) return undefined;
  return readFileSync(absolute);
}

function normalise(reference: string): string {
  return path.posix.normalize(reference.replaceAll("\\", "/"));
}

/** The folder part of a glob before its first special character, so that only that folder is walked. */
function globBase(glob: string): string {
  const special = glob.search(/[*?{[(!]/);
  return special === -1 ? path.posix.dirname(glob) : glob.slice(0, glob.lastIndexOf("/", special) + 1);
}

function listFiles(root: string, base: string): string[] {
  const folder = path.join(root, base);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes(`${path.sep}node_modules`))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
    .sort();
}

function findIn(
  root: string,
  reference: string,
  folders: readonly string[],
  isInside: (file: string) => boolean,
): Lookup {
  const clean = normalise(reference);
  if (path.posix.isAbsolute(clean) || /^[a-z]:/i.test(clean)) return { outside: true };
  const tried: string[] = [];
  let leaves = false;
  for (const folder of folders) {
    const candidate = path.posix.join(folder, clean);
    const absolute = path.join(root, candidate);
    if (candidate.startsWith("..") || !isInside(absolute)) {
      leaves = true;
      continue;
    }
    if (existsSync(absolute)) {
      if (!isInside(realpathSync(absolute))) return { outside: true };
      if (statSync(absolute).isFile()) return { found: candidate as ProjectPath };
    }
    if (!tried.includes(candidate)) tried.push(candidate);
  }
  return leaves && tried.length === 0 ? { outside: true } : { tried };
}

/**
 * The project that a path belongs to: the nearest folder upwards that holds `quarterdeck.config.*` or
 * `slides/decks/`; without one, the folder itself.
 */
export function findProjectRoot(from: string): string {
  for (let folder = path.resolve(from); ; folder = path.dirname(folder)) {
    if (isProjectRoot(folder)) return folder;
    if (path.dirname(folder) === folder) return path.resolve(from);
  }
}

function isProjectRoot(folder: string): boolean {
  if (existsSync(path.join(folder, "slides", "decks"))) return true;
  return existsSync(folder) && readdirSync(folder).some((name) => name.startsWith("quarterdeck.config."));
}
