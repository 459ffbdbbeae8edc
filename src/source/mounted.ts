import path from "node:path";
import picomatch from "picomatch";
import type { ProjectFiles, ProjectPath } from "./files.js";

/** Files that are in memory, by their paths below a project's root. */
export type Mounted = ReadonlyMap<string, Uint8Array>;

/** Files as they would be when they are changed, by their absolute paths. */
export type Edited = ReadonlyMap<string, Uint8Array>;

/** The files of a project, some of them with other bytes than on disk; these never change. */
export const editFiles = (files: ProjectFiles, edited: Edited): ProjectFiles => ({
  ...files,
  readBytes: (file, by) => {
    const bytes = files.readBytes(file, by);
    return bytes && (edited.get(path.join(files.root, file)) ?? bytes);
  },
});

/** The files of a project with others that are in memory only; these never change, and come first. */
export function mountFiles(files: ProjectFiles, mounted: Mounted): ProjectFiles {
  const names = [...mounted.keys()] as ProjectPath[];
  const isFolder = (file: string) => names.some((name) => name.startsWith(`${file}/`));
  return {
    ...files,
    readBytes: (file, by) => mounted.get(file) ?? files.readBytes(file, by),
    isTooLarge: (file, by) => !mounted.has(file) && files.isTooLarge(file, by),
    isFolder: (file, by) => isFolder(file) || files.isFolder(file, by),
    list(glob, by) {
      const matches = picomatch(glob);
      const found = files.list(glob, by);
      return found && [...new Set([...names.filter((name) => matches(name)), ...found])].sort();
    },
    find(reference, folders, by) {
      const found = folders.map((folder) => path.posix.join(folder, reference)).find((name) => mounted.has(name));
      return found === undefined ? files.find(reference, folders, by) : { found: found as ProjectPath };
    },
  };
}
