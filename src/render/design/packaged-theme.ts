import path from "node:path";
import type { Reader } from "../../content/reader.js";
import type { Theme } from "../../model/design.js";
import type { ProjectPath } from "../../source/files.js";
import { isPackageName } from "../../source/package-name.js";
import { packagedSheet } from "./own-sheet.js";
import { revealVariables } from "./reveal-variables.js";

/** Where packages keep the style sheets of themes for reveal.js, in the order in which they are looked for. */
const places = ["dist/theme", "css/theme", "theme", "themes", "dist", "css", "."];

/** Reads an installed package, which is looked for from a folder on, or else from the project's. */
export type InstalledReader = (name: string, from?: string) => Reader | undefined;

/** The style sheet of a package. */
interface PackagedSheet {
  readonly reader: Reader;
  readonly file: ProjectPath;
}

/** A package that has several style sheets, of which one has to be named. */
interface SeveralSheets {
  readonly choices: readonly string[];
}

/** The package, and the path in it, of what is written PACKAGE or PACKAGE/path; undefined for what names no package. */
export function splitPackagePath(name: string): { readonly packaged: string; readonly file: string } | undefined {
  const [, packaged = "", file = ""] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.+))?$/.exec(name) ?? [];
  return isPackageName(packaged) ? { packaged, file } : undefined;
}

/** Finds the style sheet of a theme for reveal.js in an installed package: NAME, or NAME/path/of/a/sheet.css. */
export function findPackagedSheet(name: string, installed: InstalledReader): PackagedSheet | SeveralSheets | undefined {
  const named = splitPackagePath(name);
  if (!named || (named.file !== "" && !named.file.endsWith(".css"))) return undefined;
  const reader = installed(named.packaged);
  if (!reader) return undefined;
  const at = (sheet: string): PackagedSheet | undefined => {
    const lookup = reader.lookUp(sheet, ["."]);
    return "found" in lookup ? { reader, file: lookup.found } : undefined;
  };
  if (named.file !== "") return at(named.file);
  const main = mainSheet(reader);
  const described = main === undefined ? undefined : at(main);
  if (described) return described;
  for (const place of places) {
    const sheets = reader.list(path.posix.join(place, "*.css")).filter((sheet) => !sheet.endsWith(".min.css"));
    const [file] = sheets;
    if (sheets.length > 1) return { choices: sheets.map((sheet) => path.posix.join(named.packaged, sheet)) };
    if (file) return { reader, file };
  }
  return undefined;
}

/** The style sheet that a package's description names as its own. */
function mainSheet(reader: Reader): string | undefined {
  const lookup = reader.lookUp("package.json", ["."]);
  try {
    const read: unknown = JSON.parse("found" in lookup ? (reader.read(lookup.found)?.text ?? "") : "");
    const named = ["style", "main"].map((key): unknown => Reflect.get(Object(read), key));
    return named.find((file): file is string => typeof file === "string" && file.endsWith(".css"));
  } catch {
    return undefined;
  }
}

/** A theme for reveal.js out of a package: its pictures and fonts come along, and nothing is fetched. */
export function readPackagedTheme(name: string, { file, reader }: PackagedSheet): Theme | undefined {
  const source = reader.read(file);
  if (!source) return undefined;
  const css = packagedSheet(source, reader);
  return {
    name,
    size: { width: 960, height: 700 },
    styles: [css.includes("--r-main-color:") ? css : `${revealVariables(css)}\n${css}`],
    fonts: [],
    tokens: new Map(),
    options: new Map(),
    paper: "",
    isReveal: true,
  };
}
