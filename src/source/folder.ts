import { existsSync, lstatSync, mkdirSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { homeOf, pathFrom, pathInside } from "./home.js";
import { limits } from "./limits.js";
import { NoFolder } from "./refusals.js";

/**
 * Makes a folder and those above it that are missing. Node's own way asks for ever where a folder is there and none can
 * be made in it, as in /proc.
 *
 * @param mode permissions of the folders that are made
 * @returns the folders that were made, outer ones first
 * @throws NoFolder for a link that leads nowhere; the file system's error when there is something else, or nothing can be made
 */
export function makeFolder(folder: string, mode = 0o777): string[] {
  try {
    mkdirSync(folder, mode);
    return [folder];
  } catch (cause) {
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
    if (isDangling(folder)) throw new NoFolder(folder, "a link that leads nowhere");
    const above = path.dirname(folder);
    if (above === folder || existsSync(above)) throw cause;
    return [...makeFolder(above, mode), ...makeFolder(folder, mode)];
  }
}

const isDangling = (place: string) =>
  lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink() === true && !existsSync(place);

/** The way from a folder to a file, with forward slashes on every system. */
export const relativePath = (folder: string, file: string): string =>
  path.relative(folder, file).split(path.sep).join("/");

/** Where a path leads; the path itself when there is nothing any more. */
export function realPathOf(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

/**
 * The folders of a project in which what a file names is looked for: its own, those above it, and the root, "."; of a file
 * that lies deep, the nearest ones. Those of a file in a collection lie in it.
 */
export function foldersFrom(file: string): string[] {
  const home = homeOf(file);
  const steps = path.posix
    .dirname(pathInside(file))
    .split("/")
    .filter((step) => step !== "" && step !== ".");
  const folders = steps.map((_, index) => steps.slice(0, steps.length - index).join("/"));
  return [...folders.slice(0, limits.foldersAbove), "."].map((folder) => pathFrom(home, folder));
}

/** Whether an absolute path is a folder, or lies in it. */
export const isWithin = (file: string, folder: string): boolean =>
  file === folder || file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep);

/** The nearest folder of this kind: the one itself, or one above it; undefined where there is none. */
export function nearestFolder(from: string, isWanted: (folder: string) => boolean): string | undefined {
  if (isWanted(from)) return from;
  return path.dirname(from) === from ? undefined : nearestFolder(path.dirname(from), isWanted);
}
