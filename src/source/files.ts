import { readFileSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import picomatch from "picomatch";
import { isWithin, relativePath } from "./folder.js";
import type { ProjectPath } from "./home.js";
import { type Ignored, readIgnored } from "./ignored.js";
import { createAnswers, digestOf, type Inquirer, type Inquiry, inquiryOf, type Question } from "./inquiry.js";
import { mostBytes } from "./limits.js";
import { globBase, listFiles, namesIn, ownPackagesIn, realFolderAt } from "./listing.js";
import type { Border } from "./project.js";

export type { ProjectPath };

/**
 * What looking a reference up gave. `tried` lists the places looked at, for the error message; `hidden` is a file that
 * this root keeps to itself.
 */
export type Lookup =
  | { readonly found: ProjectPath }
  | { readonly outside: true }
  | { readonly hidden: ProjectPath }
  | { readonly tried: readonly string[] };

/**
 * The only door to the disk below `project/`: reads inside one folder, follows no link out of it. Every question is
 * noted by whoever asks it, and has the same answer until `forget` is told that something has changed.
 */
export interface ProjectFiles {
  /** Absolute path of the root folder. */
  readonly root: string;
  readonly border: Border;
  /** Whether a file is kept from decks, be it there or not. */
  hides(file: string): boolean;
  /** The bytes of a file; undefined when it is missing, a folder, outside, or too large to be read. */
  readBytes(file: ProjectPath, by: Inquirer): Uint8Array | undefined;
  isTooLarge(file: ProjectPath, by: Inquirer): boolean;
  /** The files that match a glob relative to the root, sorted by name; undefined where too many would have to be looked at. */
  list(glob: string, by: Inquirer): readonly ProjectPath[] | undefined;
  /** The names in a folder, sorted; those of folders end with a slash. None where there is no folder. */
  names(folder: string, by: Inquirer): readonly string[];
  /**
   * Looks a reference up in the given folders of the root, in order. One that begins with a slash begins at the root, if
   * that is among the folders; when nothing is there, in the others, since servers of decks take a folder of it for theirs.
   */
  find(reference: string, folders: readonly string[], by: Inquirer): Lookup;
  isFolder(file: string, by: Inquirer): boolean;
  /** Where a folder lies when links are followed, also outside of the root; undefined where there is none. */
  realFolder(folder: string, by: Inquirer): string | undefined;
  /** The installed packages of a folder that are called `quarterdeck-…`, also those of a scope; sorted. */
  ownPackages(folder: string, by: Inquirer): readonly string[];
  /** A question that was asked here, for asking it again in another run; undefined for one that was not. */
  noted(inquiry: Inquiry): NotedAnswer | undefined;
  /** Asks a question that another run has noted, like any other; returns the digest of its answer. */
  askFor(question: Question, by: Inquirer): string;
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

/**
 * Opens a folder for reading. The returned object remembers what it reads.
 * @param isHiddenAround whether a project in which the folder lies keeps an absolute path from decks
 */
export function openFiles(
  root: string,
  border: Border = "whole",
  isHiddenAround: (absolute: string) => boolean = () => false,
): ProjectFiles {
  const realRoot = realpathSync.native(root);
  const isInside = (absolute: string) => isWithin(absolute, realRoot);
  const hiddenHere = (): ((file: string) => boolean) => {
    const isHidden = hiddenBelow(realRoot, border);
    return (file) => isHidden(file) || isHiddenAround(path.join(realRoot, file) + (file.endsWith("/") ? "/" : ""));
  };
  let hides = hiddenHere();
  const place: Place = {
    isInside,
    hides: (absolute, end) => hides(relativePath(realRoot, absolute) + end),
  };
  const answers = createAnswers();
  const now = diskBelow(realRoot, place, (file) => hides(file));
  const ask = <K extends Question["kind"]>(kind: K, name: string, by: Inquirer) =>
    answers.ask({ kind, path: path.join(realRoot, name) }, by, () => now[kind](name) as ReturnType<(typeof now)[K]>);
  const kindOf = (file: string, by: Inquirer) => ask("kind", file, by);
  return {
    root: realRoot,
    border,
    hides: (file) => hides(file),
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
    askFor({ kind, path: name }, by) {
      const answer = ask(kind, name, by);
      return answers.noted(inquiryOf({ kind, path: path.join(realRoot, name) }))?.digest ?? digestOf(answer);
    },
    digest: ({ kind, path: name }) => digestOf(now[kind](name)),
    find: (reference, folders, by) => findIn(reference, folders, (file) => kindOf(file, by)),
    isFolder: (file, by) => kindOf(file, by) === "folder",
    realFolder: (folder, by) => ask("real", folder, by),
    ownPackages: (folder, by) => ask("packages", folder, by),
    forget(paths) {
      hides = hiddenHere();
      const given = path.resolve(root);
      // Rules of git concern everything beside and below them.
      const concerned = paths.map((changed) => (/\.gitignore$/.test(changed) ? path.dirname(changed) : changed));
      const absolute = concerned.map((changed) => path.resolve(realRoot, changed));
      const real = absolute.flatMap((changed) =>
        changed === given || changed.startsWith(given + path.sep)
          ? [path.join(realRoot, path.relative(given, changed))]
          : [],
      );
      return answers.forget([...absolute, ...real]);
    },
  };
}

/** What the disk says now of what lies below a root. */
function diskBelow(realRoot: string, place: Place, hides: (file: string) => boolean) {
  return {
    kind: (file: string) => look(path.join(realRoot, file), place),
    read(file: string) {
      const absolute = path.join(realRoot, file);
      return look(absolute, place) === "file" ? readFileSync(absolute) : undefined;
    },
    list(glob: string) {
      const matches = picomatch(glob);
      const found = listFiles(realRoot, globBase(glob), hides);
      return found?.filter((file) => matches(file)) as ProjectPath[] | undefined;
    },
    names(folder: string) {
      const absolute = path.join(realRoot, folder);
      if (look(absolute, place) !== "folder") return [];
      return namesIn(absolute).filter((name) => !hides(path.posix.join(folder, name)));
    },
    real: (folder: string) => realFolderAt(path.join(realRoot, folder)),
    packages: (folder: string) => ownPackagesIn(path.join(realRoot, folder, "node_modules")),
  };
}

type Kind = "file" | "large" | "folder" | "outside" | "hidden" | undefined;

/** Where something is looked for: absolute paths that may be read. */
interface Place {
  isInside(file: string): boolean;
  /** @param end a slash for a folder */
  hides(file: string, end: string): boolean;
}

/** What stands at a path; undefined when nothing does, or nothing that can be read. */
function look(absolute: string, { isInside, hides }: Place): Kind {
  if (!isInside(absolute)) return "outside";
  try {
    const found = statSync(absolute, { throwIfNoEntry: false });
    if (!found) return undefined;
    const real = realpathSync.native(absolute);
    if (!isInside(real)) return "outside";
    const end = found.isDirectory() ? "/" : "";
    if (hides(absolute, end) || (real !== absolute && hides(real, end))) return "hidden";
    // A pipe or a device would be read for ever.
    if (found.isFile()) return found.size > mostBytes(absolute) ? "large" : "file";
    return found.isDirectory() ? "folder" : undefined;
  } catch {
    return undefined;
  }
}

/** Which paths below a root are kept from decks. Packages are there to be read, though git ignores them. */
function hiddenBelow(root: string, border: Border): (file: string) => boolean {
  if (border === "whole") return () => false;
  let isIgnored: Ignored | undefined;
  return (file) => {
    const steps = file.split("/").filter((step) => step !== "" && step !== ".");
    // Some installers keep packages in a folder of this name.
    if (steps.some((step, index) => step.startsWith(".") && !(step === ".pnpm" && steps[index - 1] === "node_modules")))
      return true;
    const packages = steps.indexOf("node_modules");
    const own = packages === -1 ? steps : steps.slice(0, packages);
    if (own.length === 0) return false;
    isIgnored ??= readIgnored(root);
    return isIgnored(own.join("/") + (packages !== -1 || file.endsWith("/") ? "/" : ""));
  };
}

function normalise(reference: string): string {
  return path.posix.normalize(reference.replaceAll("\\", "/"));
}

function findIn(reference: string, folders: readonly string[], kindOf: (file: string) => Kind): Lookup {
  const clean = normalise(reference);
  if (/^[a-z]:/i.test(clean)) return { outside: true };
  if (path.posix.isAbsolute(clean)) {
    return folders.includes(".") ? findIn(`.${clean}`, [...new Set([".", ...folders])], kindOf) : { outside: true };
  }
  const tried: string[] = [];
  let leaves = false;
  for (const folder of folders) {
    const candidate = path.posix.join(folder, clean);
    // To the system a zero byte ends a path.
    if (/^\.\.(?:$|[/\0])/.test(candidate)) {
      leaves = true;
      continue;
    }
    const kind = kindOf(candidate);
    if (kind === "outside") return { outside: true };
    if (kind === "hidden") return { hidden: candidate as ProjectPath };
    if (kind === "file" || kind === "large") return { found: candidate as ProjectPath };
    if (!tried.includes(candidate)) tried.push(candidate);
  }
  return leaves && tried.length === 0 ? { outside: true } : { tried };
}
