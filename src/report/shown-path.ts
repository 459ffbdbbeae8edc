import path from "node:path";
import { relativePath } from "../source/folder.js";
import { pathInside } from "../source/home.js";
import type { SourceFile } from "../source/text.js";

/** The path of a file for somebody who stands in `folder`, with forward slashes. */
export function shownPath({ path: file, root }: Pick<SourceFile, "path" | "root">, folder: string): string {
  if (root === undefined) return file;
  return relativePath(folder, path.join(root, pathInside(file)));
}

/** A path that a shell takes for one word. */
export const typedPath = (file: string) =>
  /^[\p{L}\p{N}_./@%+=:,-]+$/u.test(file) ? file : `'${file.replaceAll("'", "'\\''")}'`;
