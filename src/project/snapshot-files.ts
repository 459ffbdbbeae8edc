import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { openFiles } from "../source/files.js";
import { isWithin, realPathOf, relativePath } from "../source/folder.js";
import { ownPackagesIn } from "../source/listing.js";
import { isPackageName } from "../source/package-name.js";
import type { ProjectRoot } from "../source/project.js";
import { readSmall } from "../source/small-file.js";

/** What a project holds that its decks could be made of; all ways begin at its folder, have forward slashes, and are sorted. */
export interface SnapshotFiles {
  readonly files: readonly string[];
  /** Folders that hold nothing. */
  readonly folders: readonly string[];
  /** Links to folders and files of the project, and to which ones. */
  readonly links: readonly (readonly [link: string, target: string])[];
}

/** What decks may take of an installed package: everything but programs. */
const ofPackages =
  /\.(?:css|hbs|ya?ml|json|md|txt|csv|cast|svg|png|jpe?g|gif|webp|avif|ico|woff2?|ttf|otf|mp4|webm|mp3|ogg|wav|html)$/i;

/**
 * Lists what decks of a project could be made of: all that they may read but what begins with a dot; and of the packages in its
 * `node_modules` those for decks and those that its `package.json` names, without their programs.
 *
 * @param without absolute paths of folders that are left out, such as those for results
 */
export function snapshotFiles({ root, border }: ProjectRoot, without: readonly string[]): SnapshotFiles {
  const known = openFiles(root, border);
  const found: Found = { files: [], folders: [], links: [] };
  const isLeft = (way: string, name: string) =>
    name.startsWith(".") || name === "node_modules" || without.includes(path.resolve(root, way)) || known.hides(way);
  walk("", { root, found, isLeft, isFileOf: () => true });
  for (const name of packagesOf(root)) {
    const way = `node_modules/${name}`;
    const real = realPathOf(path.join(root, way));
    if (!existsSync(path.join(root, way))) continue;
    // In a workspace, a package is a link to a folder that is there already.
    const isLink = real !== path.join(root, way) && isWithin(real, root) && isTaken(relativePath(root, real));
    if (isLink) found.links.push([way, relativePath(root, real)]);
    else
      walk(way, {
        root,
        found,
        isLeft: (_way, each) => each === "node_modules",
        isFileOf: (file) => ofPackages.test(file),
      });
  }
  const byName = ([a]: readonly [string, string], [b]: readonly [string, string]) => (a < b ? -1 : 1);
  return { files: found.files.toSorted(), folders: found.folders.toSorted(), links: found.links.toSorted(byName) };
}

/** Whether a folder of the project is in the snapshot by itself; installers keep packages in hidden ones. */
const isTaken = (way: string) => way.split("/").every((name) => name !== "node_modules" && !name.startsWith("."));

interface Found {
  readonly files: string[];
  readonly folders: string[];
  readonly links: (readonly [string, string])[];
}

interface Walk {
  readonly root: string;
  readonly found: Found;
  /** Whether something is left out, by its way and name; the way of a folder ends with a slash. */
  readonly isLeft: (way: string, name: string) => boolean;
  readonly isFileOf: (way: string) => boolean;
}

function walk(folder: string, { root, found, isLeft, isFileOf }: Walk): void {
  const entries = readdirSync(path.join(root, folder), { withFileTypes: true });
  if (entries.length === 0) found.folders.push(folder);
  for (const entry of entries) {
    const way = path.posix.join(folder, entry.name);
    const isFolder = entry.isDirectory();
    if (isLeft(isFolder ? `${way}/` : way, entry.name)) continue;
    if (isFolder) walk(way, { root, found, isLeft, isFileOf });
    else if (entry.isFile() && isFileOf(way)) found.files.push(way);
    else if (entry.isSymbolicLink()) addLink(way, root, found);
  }
}

/** A link out of the project leads nowhere for its decks. */
function addLink(way: string, root: string, { links }: Found): void {
  const real = realPathOf(path.join(root, way));
  if (isWithin(real, root) && existsSync(real)) links.push([way, relativePath(root, real)]);
}

/** The packages for decks, and those that the project's `package.json` names, as far as they are installed; sorted. */
function packagesOf(root: string): string[] {
  const named = Object.keys(dependenciesIn(readSmall(path.join(root, "package.json"))));
  const own = ownPackagesIn(path.join(root, "node_modules"));
  return [...new Set([...named, ...own])].filter((name) => name !== "quarterdeck" && isPackageName(name)).sort();
}

function dependenciesIn(manifest: string | undefined): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(manifest ?? "null");
    const all = ["dependencies", "devDependencies", "optionalDependencies"].map((key) =>
      Reflect.get(Object(parsed), key),
    );
    return Object.assign({}, ...all.map((each) => Object(each)));
  } catch {
    return {};
  }
}
