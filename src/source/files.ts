import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import picomatch from "picomatch";
import { relativePath } from "./folder.js";
import { createAnswers, digestOf, type Inquirer, type Inquiry, type Question } from "./inquiry.js";
import { limits, mostBytes } from "./limits.js";

declare const brand: unique symbol;

/** A path inside a root, with forward slashes and without `..`; only {@link ProjectFiles} makes one. */
export type ProjectPath = string & { readonly [brand]: "ProjectPath" };

/** What looking a reference up gave. `tried` lists the places looked at, for the error message. */
export type Lookup =
  | { readonly found: ProjectPath }
  | { readonly outside: true }
  | { readonly tried: readonly string[] };

/**
 * The only door to the disk below `project/`: reads inside one folder, follows no link out of it. Every question is
 * noted by whoever asks it, and has the same answer until `forget` is told that something has changed.
 */
export interface ProjectFiles {
  /** Absolute path of the root folder. */
  readonly root: string;
  /** The bytes of a file; undefined when it is missing, a folder, outside, or too large to be read. */
  readBytes(file: ProjectPath, by: Inquirer): Uint8Array | undefined;
  isTooLarge(file: ProjectPath, by: Inquirer): boolean;
  /** The files that match a glob relative to the root, sorted by name; undefined where too many would have to be looked at. */
  list(glob: string, by: Inquirer): readonly ProjectPath[] | undefined;
  /** The names in a folder, sorted; those of folders end with a slash. None where there is no folder. */
  names(folder: string, by: Inquirer): readonly string[];
  /**
   * Looks a reference up in the given folders of the root, in order. One that begins with a slash begins at the root, if
   * that is among the folders.
   */
  find(reference: string, folders: readonly string[], by: Inquirer): Lookup;
  isFolder(file: string, by: Inquirer): boolean;
  /** A question that was asked here, for asking it again in another run; undefined for one that was not. */
  noted(inquiry: Inquiry): NotedAnswer | undefined;
  /** The digest of the answer that the disk gives now; nothing of it is remembered. */
  digest(question: Question): string;
  /**
   * Asks the disk again about files and folders that may have changed.
   * @param paths absolute, or relative to the root
   * @returns the questions that have another answer now
   */
  forget(paths: readonly string[]): ReadonlySet<Inquiry>;
}

/** A question about a folder, with a path relative to it, and the digest of its answer. */
export type NotedAnswer = readonly [kind: Question["kind"], path: string, digest: string];

/** Opens a folder for reading. The returned object remembers what it reads. */
export function openFiles(root: string): ProjectFiles {
  const realRoot = realpathSync.native(root);
  const isInside = (absolute: string) => absolute === realRoot || absolute.startsWith(realRoot + path.sep);
  const answers = createAnswers();
  /** What the disk says now. */
  const now = {
    kind: (file: string) => look(path.join(realRoot, file), isInside),
    read(file: string) {
      const absolute = path.join(realRoot, file);
      return look(absolute, isInside) === "file" ? readFileSync(absolute) : undefined;
    },
    list(glob: string) {
      const matches = picomatch(glob);
      return listFiles(realRoot, globBase(glob))?.filter((file) => matches(file)) as ProjectPath[] | undefined;
    },
    names(folder: string) {
      const absolute = path.join(realRoot, folder);
      return look(absolute, isInside) === "folder" ? namesIn(absolute) : [];
    },
  };
  const ask = <K extends Question["kind"]>(kind: K, name: string, by: Inquirer) =>
    answers.ask({ kind, path: path.join(realRoot, name) }, by, () => now[kind](name) as ReturnType<(typeof now)[K]>);
  const kindOf = (file: string, by: Inquirer) => ask("kind", file, by);
  return {
    root: realRoot,
    readBytes: (file, by) => ask("read", file, by),
    isTooLarge: (file, by) => kindOf(file, by) === "large",
    list: (glob, by) => ask("list", normalise(glob), by),
    names: (folder, by) => ask("names", folder, by),
    noted(inquiry) {
      const noted = answers.noted(inquiry);
      if (!noted) return undefined;
      const { kind, path: absolute } = noted.question;
      return [kind, relativePath(realRoot, absolute), noted.digest];
    },
    digest: ({ kind, path: name }) => digestOf(now[kind](name)),
    find: (reference, folders, by) => findIn(reference, folders, (file) => kindOf(file, by)),
    isFolder: (file, by) => kindOf(file, by) === "folder",
    forget(paths) {
      const given = path.resolve(root);
      const absolute = paths.map((changed) => path.resolve(realRoot, changed));
      const real = absolute.flatMap((changed) =>
        changed === given || changed.startsWith(given + path.sep)
          ? [path.join(realRoot, path.relative(given, changed))]
          : [],
      );
      return answers.forget([...absolute, ...real]);
    },
  };
}

type Kind = "file" | "large" | "folder" | "outside" | undefined;

/** What stands at a path; undefined when nothing does, or nothing that can be read. */
function look(absolute: string, isInside: (file: string) => boolean): Kind {
  if (!isInside(absolute)) return "outside";
  try {
    if (!isInside(realpathSync.native(absolute))) return "outside";
    const found = statSync(absolute);
    // A pipe or a device would be read for ever.
    if (found.isFile()) return found.size > mostBytes(absolute) ? "large" : "file";
    return found.isDirectory() ? "folder" : undefined;
  } catch {
    return undefined;
  }
}

function normalise(reference: string): string {
  return path.posix.normalize(reference.replaceAll("\\", "/"));
}

/** The folder part of a glob before its first special character, so that only that folder is walked. */
function globBase(glob: string): string {
  const special = glob.search(/[*?{[(!]/);
  return special === -1 ? path.posix.dirname(glob) : glob.slice(0, glob.lastIndexOf("/", special) + 1);
}

/** The files below a folder, sorted; undefined where there are too many, or folders too deep. */
function listFiles(root: string, base: string): string[] | undefined {
  const found: string[] = [];
  let waiting = [path.posix.normalize(base)];
  let seen = 0;
  for (let depth = 0; waiting.length > 0; depth++) {
    if (depth > limits.folderDepth) return undefined;
    const below: string[] = [];
    for (const folder of waiting) {
      const entries = readFolder(path.join(root, folder));
      seen += entries.length;
      if (seen > limits.patternEntries) return undefined;
      for (const entry of entries) {
        const name = path.posix.join(folder, entry.name);
        // The root itself may be an installed package.
        if (entry.isDirectory() && entry.name !== "node_modules") below.push(name);
        else if (entry.isFile()) found.push(name);
      }
    }
    waiting = below;
  }
  return found.sort();
}

function namesIn(folder: string): string[] {
  const entries = readFolder(folder);
  return entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name)).sort();
}

/** What the system says where there is no folder, or none that a path can name. */
const nothingThere = new Set<unknown>(["ENOENT", "ENOTDIR", "ENAMETOOLONG"]);

function readFolder(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && nothingThere.has(cause.code)) return [];
    throw cause;
  }
}

function findIn(reference: string, folders: readonly string[], kindOf: (file: string) => Kind): Lookup {
  const clean = normalise(reference);
  if (/^[a-z]:/i.test(clean)) return { outside: true };
  if (path.posix.isAbsolute(clean)) {
    return folders.includes(".") ? findIn(`.${clean}`, ["."], kindOf) : { outside: true };
  }
  const tried: string[] = [];
  let leaves = false;
  for (const folder of folders) {
    const candidate = path.posix.join(folder, clean);
    if (candidate.startsWith("..")) {
      leaves = true;
      continue;
    }
    const kind = kindOf(candidate);
    if (kind === "outside") return { outside: true };
    if (kind === "file" || kind === "large") return { found: candidate as ProjectPath };
    if (!tried.includes(candidate)) tried.push(candidate);
  }
  return leaves && tried.length === 0 ? { outside: true } : { tried };
}
