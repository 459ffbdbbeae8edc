import path from "node:path";
import type { Reader } from "../../content/reader.js";
import type { Theme } from "../../model/design.js";
import type { ProjectPath } from "../../source/files.js";
import { isPackageName } from "../../source/package-name.js";
import { packagedSheet } from "./own-sheet.js";
import { revealVariables } from "./reveal-variables.js";

/** Where packages keep the style sheets of themes for reveal.js, in the order in which they are looked for. */
const places = ["dist/theme", "css/theme", "theme", "themes", "dist", "css", "."];

/** A package that has several style sheets, of which one has to be named. */
export interface SeveralSheets {
  readonly choices: readonly string[];
}

/** Finds the style sheet of a theme for reveal.js in an installed package: NAME, or NAME/path/of/a/sheet.css. */
export function findPackagedSheet(name: string, reader: Reader): ProjectPath | SeveralSheets | undefined {
  const [, packaged = "", file = ""] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.+\.css))?$/.exec(name) ?? [];
  if (!isPackageName(packaged)) return undefined;
  const description = reader.lookUp(`${packaged}/package.json`, ["node_modules"]);
  if (!("found" in description)) return undefined;
  const folder = path.posix.dirname(description.found);
  const at = (sheet: string): ProjectPath | undefined => {
    const lookup = reader.lookUp(sheet, [folder]);
    return "found" in lookup ? lookup.found : undefined;
  };
  if (file !== "") return at(file);
  const named = mainSheet(reader.read(description.found)?.text ?? "");
  const main = named === undefined ? undefined : at(named);
  if (main) return main;
  for (const place of places) {
    const sheets = reader.list(path.posix.join(folder, place, "*.css")).filter((sheet) => !sheet.endsWith(".min.css"));
    if (sheets.length === 1) return sheets[0];
    if (sheets.length > 1)
      return { choices: sheets.map((sheet) => path.posix.join(packaged, path.posix.relative(folder, sheet))) };
  }
  return undefined;
}

/** The style sheet that a package's description names as its own. */
function mainSheet(json: string): string | undefined {
  try {
    const read: unknown = JSON.parse(json);
    const named = ["style", "main"].map((key): unknown => Reflect.get(Object(read), key));
    return named.find((file): file is string => typeof file === "string" && file.endsWith(".css"));
  } catch {
    return undefined;
  }
}

/** A theme for reveal.js out of a package: its pictures and fonts come along, and nothing is fetched. */
export function readPackagedTheme(name: string, file: ProjectPath, reader: Reader): Theme | undefined {
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
