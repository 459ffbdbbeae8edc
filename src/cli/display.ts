import { realpathSync } from "node:fs";

/** The folder in which the user stands as paths are shown relative to it: links are followed, as they are for projects. */
export const displayFolder = (folder: string): string => realpathSync(folder);
