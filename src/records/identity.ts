import { bundleHash, packageVersion } from "../source/installed.js";

/**
 * What makes files out of decks: this version of Quarterdeck with its templates, and Node. Undefined when it is not
 * compiled, because then it can be anything.
 */
export function makerIdentity(): string | undefined {
  const bundle = bundleHash();
  return bundle && `${packageVersion()} ${bundle} ${process.version} ${process.platform} ${process.arch}`;
}
