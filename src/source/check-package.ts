import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { packageVersion } from "./installed.js";

/** The optional package with what only the check needs: dictionaries, and axe-core. */
export interface CheckPackage {
  /** The compiled thread that looks words up. */
  readonly spellingWorker: string;
  /** JSON: words that are better not said. */
  readonly wordChoices: string;
  /**
   * A file of axe-core or of a dictionary, by the name that an import would give it. Dictionaries that were installed
   * beside the package are found, too.
   */
  find(file: string): string | undefined;
}

/** What is known of the package: it, or why there is none. */
export type CheckPackageSearch = { readonly found: CheckPackage } | { readonly missing: string };

const name = "quarterdeck-check";

/** The command that installs what fits this version. */
export const checkPackageRemedy = () => `npm install ${name}@${packageVersion()}, beside quarterdeck itself`;

/** Looks for the package beside Quarterdeck itself and never in the folder of a deck, because its files are run. */
export function findCheckPackage(): CheckPackageSearch {
  const manifest = resolveFrom(import.meta.url, `${name}/package.json`);
  if (manifest === undefined) return { missing: `the package ${name} is not installed` };
  const version = versionIn(manifest);
  if (version === undefined) return { missing: `the package ${name} is damaged` };
  if (version !== packageVersion())
    return { missing: `${name} ${version} is not of the same version as quarterdeck ${packageVersion()}` };
  return {
    found: {
      spellingWorker: path.join(path.dirname(manifest), "lib", "spelling-worker.js"),
      wordChoices: path.join(path.dirname(manifest), "lib", "word-choices.json"),
      find: (file) => resolveFrom(manifest, file),
    },
  };
}

function versionIn(manifest: string): string | undefined {
  try {
    const { version } = JSON.parse(readFileSync(manifest, "utf8"));
    return typeof version === "string" ? version : undefined;
  } catch {
    return undefined;
  }
}

function resolveFrom(from: string, file: string): string | undefined {
  try {
    return createRequire(from).resolve(file);
  } catch {
    return undefined;
  }
}
