import { readFileSync, statSync } from "node:fs";
import { limits } from "./limits.js";

/**
 * The text of a small file that belongs to no project. What has no end, as a pipe or a device, is never read.
 * @param most bytes
 * @returns "" for what is not there, may not be read or is no file; undefined for one that is larger
 */
export function readSmall(file: string, most: number = limits.dataBytes): string | undefined {
  try {
    const found = statSync(file);
    if (!found.isFile()) return "";
    return found.size <= most ? readFileSync(file, "utf8") : undefined;
  } catch {
    return "";
  }
}
