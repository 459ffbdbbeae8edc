import { existsSync, readdirSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { isWithin, nearestFolder, realPathOf } from "./folder.js";
import { readSmall } from "./small-file.js";

/**
 * What decks may read below a project's root: everything, or, where the root was guessed and with `--safe`, everything but
 * names that begin with a dot and files that git ignores.
 */
export type Border = "whole" | "visible";

/** A project's folder, and what its decks may read there. */
export interface ProjectRoot {
  readonly root: string;
  readonly border: Border;
}

/** What a command line says of a project's root. */
export interface RootChoice {
  /** The folder that `--root` names. */
  readonly named?: string | undefined;
  /** With `--safe` nothing is guessed, and no configuration says what decks may read: it may come with the deck. */
  readonly isSafe: boolean;
}

/**
 * The project that a deck's file belongs to: the nearest folder upwards that holds `quarterdeck.config.*` or `slides/decks/`, or is a collection;
 * without one, it is guessed: the nearest that holds `package.json` or `.git`. Without that, and where that would be a
 * place where everybody's files are, it is the folder itself.
 *
 * @param from the folder of the file
 * @param of whether the file lists sections, which lie in a project, or is a deck itself
 */
export function findProjectRoot(
  from: string,
  { named, isSafe }: RootChoice = { isSafe: false },
  of: "manifest" | "deck" = "deck",
): ProjectRoot {
  const folder = path.resolve(from);
  const border = isSafe ? "visible" : "whole";
  if (named !== undefined) return { root: path.resolve(named), border };
  const said = isSafe && of === "deck" ? undefined : nearestFolder(folder, isProjectRoot);
  if (said !== undefined) return { root: said, border };
  const guessed = isSafe ? undefined : nearestFolder(folder, isLikelyRoot);
  return { root: guessed === undefined || isShared(guessed) ? folder : guessed, border: "visible" };
}

/** The project around a folder that says so itself; undefined where one could only be guessed. */
export const declaredRoot = (folder: string): string | undefined => nearestFolder(path.resolve(folder), isProjectRoot);

function isProjectRoot(folder: string): boolean {
  if (hasProject(folder)) return true;
  // The folder `slides/` of a project may be published as a collection, and stays a part of it.
  const isPartOfProject = path.basename(folder) === "slides" && hasProject(path.dirname(folder));
  return !isPartOfProject && isCollection(folder);
}

function hasProject(folder: string): boolean {
  if (existsSync(path.join(folder, "slides", "decks"))) return true;
  return existsSync(folder) && readdirSync(folder).some((name) => name.startsWith("quarterdeck.config."));
}

/** Whether a folder says in its `package.json` that it is a collection of sections: such a package is a project of its own. */
function isCollection(folder: string): boolean {
  try {
    const manifest: unknown = JSON.parse(readSmall(path.join(folder, "package.json")) ?? "null");
    const own: unknown = Reflect.get(Object(manifest), "quarterdeck");
    return typeof Reflect.get(Object(own), "collection") === "string";
  } catch {
    return false;
  }
}

const isLikelyRoot = (folder: string) => [".git", "package.json"].some((name) => existsSync(path.join(folder, name)));

/** The home folder, those above it, and folders for temporary files: a repository there holds more than a talk. */
function isShared(folder: string): boolean {
  const shared = [os.homedir(), os.tmpdir(), "/tmp", "/var/tmp"].flatMap((each) => [
    path.resolve(each),
    realPathOf(path.resolve(each)),
  ]);
  const [given, real] = [path.resolve(folder), realPathOf(path.resolve(folder))];
  return shared.some((each) => each === given || isWithin(each, real));
}
