import { statSync } from "node:fs";
import { chooseBrowser, findBrowsers } from "../browser/find.js";
import { bundleHash, packageVersion } from "../source/installed.js";

/**
 * What makes files out of decks: this version of Quarterdeck with its templates, and Node. Undefined when it is not
 * compiled, because then it can be anything.
 */
export function makerIdentity(): string | undefined {
  const bundle = bundleHash();
  return bundle && `${packageVersion()} ${bundle} ${process.version} ${process.platform} ${process.arch}`;
}

/** The browser that would print, by path, size and time; it is not started for that. */
export function browserIdentity(environment: NodeJS.ProcessEnv): string {
  const { path } = chooseBrowser(findBrowsers(environment)).browser;
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found ? `${path} ${found.size} ${found.mtimeNs}` : `${path} is not there yet`;
}
