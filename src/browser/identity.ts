import { statSync } from "node:fs";
import { MachineError } from "../report/problem.js";
import { chooseBrowser, findBrowsers } from "./find.js";

/**
 * The browser that would print, by path, size and time of its program; it is not started for that.
 * Undefined when there is none.
 */
export function browserIdentity(environment: NodeJS.ProcessEnv): string | undefined {
  try {
    const { path } = chooseBrowser(findBrowsers(environment)).browser;
    const found = statSync(path, { bigint: true, throwIfNoEntry: false });
    return found ? `${path} ${found.size} ${found.mtimeNs}` : `${path} is not there yet`;
  } catch (cause) {
    if (cause instanceof MachineError) return undefined;
    throw cause;
  }
}
