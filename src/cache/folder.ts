import { lstatSync, type Stats, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { makeFolder } from "../source/folder.js";

/** Quarterdeck's folder in the user's cache: the unpacked browser and what earlier runs left. */
export function cacheFolder(environment: NodeJS.ProcessEnv): string {
  const named = environment["XDG_CACHE_HOME"] ?? "";
  // A relative path is to be ignored, says the XDG Base Directory Specification.
  return path.join(path.isAbsolute(named) ? named : path.join(os.homedir(), ".cache"), "quarterdeck");
}

/** Why nothing in the folder may be used; undefined when it may, or when there is no such folder yet. */
export function whyForeign(folder: string): string | undefined {
  try {
    const place = lstatSync(folder, { throwIfNoEntry: false });
    const found = statSync(folder, { throwIfNoEntry: false });
    if (!place) return undefined;
    if (!found?.isDirectory()) return "it is no folder";
    // What others can write may come from anybody, and parts of it go into decks.
    return whyOthers(place) ?? whyOthers(found);
  } catch {
    return "it cannot be read";
  }
}

/** Why others than the user may have put there what is at a place; a link says nothing about who may write. */
export function whyOthers(place: Stats): string | undefined {
  const user = process.getuid?.();
  if (user === undefined) return undefined;
  if (place.uid !== user) return "it belongs to another user";
  return !place.isSymbolicLink() && (place.mode & 0o022) !== 0 ? "others can write into it" : undefined;
}

/** The cache, made if need be; undefined when it cannot be made, or belongs to somebody else: it is as good as none. */
export function openCacheFolder(environment: NodeJS.ProcessEnv): string | undefined {
  const folder = cacheFolder(environment);
  try {
    if (whyForeign(folder)) return undefined;
    makeFolder(folder, 0o700);
    return folder;
  } catch {
    return undefined;
  }
}
