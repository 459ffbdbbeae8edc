import { existsSync, readdirSync, realpathSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/**
 * What decks may read below a project's root: everything, or, where the root was not said but guessed, everything but
 * names that begin with a dot and files that git ignores.
 */
export type Border = "whole" | "visible";

/** A project's folder, and what its decks may read there. */
export interface ProjectRoot {
  readonly root: string;
  readonly border: Border;
}

/** The root that the command line names; "unguessed" for one that only a configuration may say. */
export type RootChoice = { readonly root: string } | "guessed" | "unguessed";

/**
 * The project that a path belongs to: the nearest folder upwards that holds `quarterdeck.config.*` or `slides/decks/`;
 * without one, it is guessed: the nearest that holds `package.json` or `.git`. Without that, and where that would be a
 * place where everybody's files are, it is the folder itself.
 */
export function findProjectRoot(from: string, choice: RootChoice = "guessed"): ProjectRoot {
  if (typeof choice === "object") return { root: path.resolve(choice.root), border: "whole" };
  const folder = path.resolve(from);
  const said = nearest(folder, isProjectRoot);
  if (said !== undefined) return { root: said, border: "whole" };
  const guessed = choice === "guessed" ? nearest(folder, isLikelyRoot) : undefined;
  return { root: guessed === undefined || isShared(guessed) ? folder : guessed, border: "visible" };
}

function nearest(folder: string, isWanted: (folder: string) => boolean): string | undefined {
  if (isWanted(folder)) return folder;
  return path.dirname(folder) === folder ? undefined : nearest(path.dirname(folder), isWanted);
}

function isProjectRoot(folder: string): boolean {
  if (existsSync(path.join(folder, "slides", "decks"))) return true;
  return existsSync(folder) && readdirSync(folder).some((name) => name.startsWith("quarterdeck.config."));
}

const isLikelyRoot = (folder: string) => [".git", "package.json"].some((name) => existsSync(path.join(folder, name)));

/** The home folder, those above it, and folders for temporary files: a repository there holds more than a talk. */
function isShared(folder: string): boolean {
  const shared = [os.homedir(), os.tmpdir(), "/tmp", "/var/tmp"].flatMap((each) => [
    path.resolve(each),
    realPath(each),
  ]);
  const [given, real] = [path.resolve(folder), realPath(folder)];
  return shared.some((each) => each === given || each === real || each.startsWith(withSlash(real)));
}

const withSlash = (folder: string) => (folder.endsWith(path.sep) ? folder : folder + path.sep);

function realPath(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return path.resolve(folder);
  }
}
