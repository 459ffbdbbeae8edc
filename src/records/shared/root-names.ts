import path from "node:path";
import { isWithin, realPathOf, relativePath } from "../../source/folder.js";
import { packageRoot } from "../../source/installed.js";

/** Names of folders by which another machine, on which the project lies elsewhere, knows which ones are meant. */
export interface RootNames {
  /** The project's folder. */
  readonly root: string;
  /** The name of an absolute path. */
  nameOf(folder: string): string;
  /** The absolute path that a name has here; undefined for what is no name. */
  folderOf(name: string): string | undefined;
}

/**
 * Names folders by their way from the project, those of Quarterdeck's own package by their way in it: it may be installed
 * in the project, beside it or for all users.
 *
 * @param root the project's folder
 */
export function rootNames(root: string): RootNames {
  const own = realPathOf(packageRoot);
  return {
    root,
    nameOf: (folder) =>
      folder !== root && isWithin(folder, own)
        ? `package:${relativePath(own, folder)}`
        : `project:${relativePath(root, folder)}`,
    folderOf(name) {
      const [, home = "", way = ""] = /^(package|project):(.*)$/s.exec(name) ?? [];
      if (home === "" || way.includes("\0")) return undefined;
      return path.resolve(home === "package" ? own : root, way);
    },
  };
}
