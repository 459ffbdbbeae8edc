import path from "node:path";
import { findProjectRoot } from "../source/project.js";

/** What stands before the paths of a project when they are shown to somebody in `folder`. */
export function displayPrefix(folder: string, root = findProjectRoot(folder)): string {
  const relative = path.relative(folder, root).split(path.sep).join("/");
  return relative === "" ? "" : `${relative}/`;
}
