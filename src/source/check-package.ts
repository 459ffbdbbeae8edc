import path from "node:path";
import { findOptional, remedyFor, resolveFrom } from "./optional-package.js";

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
export const checkPackageRemedy = () => remedyFor(name);

/** Looks for the package, see `findOptional`. */
export function findCheckPackage(): CheckPackageSearch {
  const search = findOptional(name);
  if ("missing" in search) return search;
  const { manifest } = search;
  return {
    found: {
      spellingWorker: path.join(path.dirname(manifest), "lib", "spelling-worker.js"),
      wordChoices: path.join(path.dirname(manifest), "lib", "word-choices.json"),
      find: (file) => resolveFrom(manifest, file),
    },
  };
}
