import path from "node:path";
import { relativePath } from "../source/folder.js";

/** A file that the command line or a configuration names; it may stand outside of the project. */
export interface OutsideFile {
  readonly absolute: string;
  /** Its whole disk: links may lead anywhere, and what is missing now may be there later, its folder, too. */
  readonly root: string;
  /** Its path from there. */
  readonly name: string;
}

/** @param folder where a relative path begins */
export function outsideFile(folder: string, given: string): OutsideFile {
  const absolute = path.resolve(folder, given);
  const { root } = path.parse(absolute);
  return { absolute, root, name: relativePath(root, absolute) };
}
