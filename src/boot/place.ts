import path from "node:path";
import { openCacheFolder, whyForeign } from "../cache/folder.js";
import { hashOf } from "../cache/seal.js";
import { bundleHash } from "../source/installed.js";

/** Which thread of a run it is; each needs other parts of the program. */
export type Role = "lead" | "work";

/**
 * The file in the user's cache for what V8 has compiled: for this program, this Node with its flags and this role. Undefined
 * where nothing can be kept, or could come from somebody else: it is run as it is.
 */
export function keptCodePlace(role: Role, environment: NodeJS.ProcessEnv): string | undefined {
  const program = bundleHash();
  const cache = program === undefined ? undefined : openCacheFolder(environment);
  const folder = cache && path.join(cache, "program");
  if (!folder || whyForeign(folder)) return undefined;
  const flags = [...process.execArgv, environment["NODE_OPTIONS"]].join(" ");
  const node = `${process.version} ${process.versions.v8} ${process.platform} ${process.arch} ${flags}`;
  return path.join(folder, `${hashOf(`${program} ${node}`)}-${role}`);
}
