import { statSync } from "node:fs";
import path from "node:path";
import { isPackageName } from "../source/package-name.js";

/** Whether a brand of the command line is the name of a package, which is found from the project and not from where the user stands. */
export const isBrandPackage = (brand: string, folder: string): boolean =>
  isPackageName(brand) &&
  !/\.(?:ya?ml|json)$/i.test(brand) &&
  !statSync(path.resolve(folder, brand), { throwIfNoEntry: false })?.isFile();
