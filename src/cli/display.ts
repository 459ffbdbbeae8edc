import { realpathSync } from "node:fs";

/** The folder in which the user stands as paths are shown relative to it: links are followed, as they are for projects. */
export function displayFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    // Somebody has removed it meanwhile; a message about what went wrong is still worth something.
    return folder;
  }
}
