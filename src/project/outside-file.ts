import { existsSync } from "node:fs";
import path from "node:path";
import { openFiles, type ProjectFiles } from "../source/files.js";
import { nearestFolder, relativePath } from "../source/folder.js";

/** A file that the command line names; it may stand outside of the project. */
export interface OutsideFile {
  readonly absolute: string;
  /** The nearest folder above it that is there: what is missing now may be there later. */
  readonly files: ProjectFiles;
  /** Its path in that folder. */
  readonly name: string;
}

/** @param folder where the user stands */
export function outsideFile(folder: string, given: string): OutsideFile {
  const absolute = path.resolve(folder, given);
  const above = path.dirname(absolute);
  const nearest = nearestFolder(above, existsSync) ?? above;
  return { absolute, files: openFiles(nearest), name: relativePath(nearest, absolute) };
}
