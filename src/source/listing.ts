import { type Dirent, readdirSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { limits } from "./limits.js";

/** The folder part of a glob before its first special character, so that only that folder is walked. */
export function globBase(glob: string): string {
  const special = glob.search(/[*?{[(!]/);
  return special === -1 ? path.posix.dirname(glob) : glob.slice(0, glob.lastIndexOf("/", special) + 1);
}

/** The files below a folder, sorted; undefined where there are too many, or folders too deep. */
export function listFiles(root: string, base: string, hides: (file: string) => boolean): string[] | undefined {
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
      const nameOf = (entry: Dirent) => path.posix.join(folder, entry.name);
      // The root itself may be an installed package.
      const inner = entries.filter((entry) => entry.isDirectory() && entry.name !== "node_modules");
      below.push(...inner.map(nameOf).filter((name) => !hides(`${name}/`)));
      const files = entries.filter((entry) => entry.isFile());
      found.push(...files.map(nameOf).filter((name) => !hides(name)));
    }
    waiting = below;
  }
  return found.sort();
}

/** The names in a folder, sorted; those of folders end with a slash. */
export function namesIn(folder: string): string[] {
  const entries = readFolder(folder);
  return entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name)).sort();
}

/** Where a folder lies when links are followed; undefined where there is none. */
export function realFolderAt(absolute: string): string | undefined {
  try {
    const real = realpathSync.native(absolute);
    return statSync(real).isDirectory() ? real : undefined;
  } catch {
    return undefined;
  }
}

/** The packages in `node_modules` that are called `quarterdeck-…`, also those of a scope; sorted. */
export function ownPackagesIn(folder: string): string[] {
  const foldersIn = (place: string) => namesIn(place).map((name) => name.replace(/\/$/, ""));
  const names = foldersIn(folder);
  const scoped = names
    .filter((name) => name.startsWith("@"))
    .flatMap((scope) => foldersIn(path.join(folder, scope)).map((name) => `${scope}/${name}`));
  return [...names, ...scoped].filter((name) => /^(?:@[^/]+\/)?quarterdeck-/.test(name)).sort();
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
