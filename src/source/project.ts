import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

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
