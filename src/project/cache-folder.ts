import os from "node:os";
import path from "node:path";

/** Quarterdeck's folder in the user's cache: the unpacked browser and highlighted code. */
export function cacheFolder(environment: NodeJS.ProcessEnv): string {
  return path.join(environment["XDG_CACHE_HOME"] || path.join(os.homedir(), ".cache"), "quarterdeck");
}
