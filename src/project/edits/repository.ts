import { existsSync } from "node:fs";
import path from "node:path";
import { isWithin, nearestFolder, realPathOf, relativePath } from "../../source/folder.js";
import { homeOf, pathInside } from "../../source/home.js";
import type { SourceFile } from "../../source/text.js";

/** The folder of the repository around a file or folder of this absolute path. */
export const repositoryOf = (file: string): string | undefined => repositoryAround(path.dirname(file));

/** The repository to which a folder belongs, be it its own. */
export const repositoryAround = (start: string): string | undefined =>
  nearestFolder(start, (folder) => existsSync(path.join(folder, ".git")));

/** Where a file really is; undefined for one that is on no disk. */
export const absoluteOf = ({ root, path: name }: SourceFile): string | undefined =>
  root === undefined ? undefined : realPathOf(path.join(root, pathInside(name)));

/** The path by which a repository knows a file; undefined for one that is not there, such as one of a package. */
export function fileIn(top: string, source: SourceFile, repository: string | undefined): string | undefined {
  const file = absoluteOf(source);
  if (file === undefined || !isWithin(file, top) || repositoryOf(file) !== repository) return undefined;
  const name = relativePath(top, file);
  return homeOf(source.path) !== "" && name.split("/").includes("node_modules") ? undefined : name;
}
