import { statSync } from "node:fs";
import { MachineError } from "../report/problem.js";
import { chooseBrowser, findBrowsers } from "./find.js";

/**
 * Tells which browser would print, by path, size and time of its program; it is not started for that. It is looked for
 * once; the file is asked each time, because the embedded browser may be unpacked meanwhile.
 * @returns undefined when there is none
 */
export function openBrowserIdentity(environment: NodeJS.ProcessEnv): () => string | undefined {
  let chosen: { readonly path: string | undefined } | undefined;
  return () => {
    chosen ??= { path: pathOf(environment) };
    const { path } = chosen;
    if (path === undefined) return undefined;
    const found = statSync(path, { bigint: true, throwIfNoEntry: false });
    return found ? `${path} ${found.size} ${found.mtimeNs}` : `${path} is not there yet`;
  };
}

function pathOf(environment: NodeJS.ProcessEnv): string | undefined {
  try {
    return chooseBrowser(findBrowsers(environment)).browser.path;
  } catch (cause) {
    if (cause instanceof MachineError) return undefined;
    throw cause;
  }
}
