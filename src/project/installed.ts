import path from "node:path";
import { createReader, type Reader } from "../content/reader.js";
import type { Ledger } from "../ledger/ledger.js";
import { isWithin, relativePath } from "../source/folder.js";
import { isPackageName } from "../source/package-name.js";
import type { InstalledPackage, Packages } from "./packages.js";

/** Finds the package of a name from a folder on; undefined where none is installed. */
export type FindInstalled = (name: string, from: string, user: Ledger) => InstalledPackage | undefined;

/** Finds packages for the decks of a project: a link leads to none that the project keeps from them. */
export function installedFor(project: Reader, packages: Packages): FindInstalled {
  return (name, from, user) => {
    const found = isPackageName(name) ? packages.find(name, from, user) : undefined;
    if (!found || !isWithin(found.root, project.root)) return found;
    const description = path.posix.join(relativePath(project.root, found.root), "package.json");
    return "found" in project.for(user).lookUp(description, ["."]) ? found : undefined;
  };
}

/** Reads a package, and nothing beside it. */
export const readerOf = ({ files }: InstalledPackage, user: Ledger): Reader => createReader(files).for(user);
