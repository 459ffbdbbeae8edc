import path from "node:path";
import type * as v from "valibot";
import { isElsewhere } from "../../content/elsewhere.js";
import { fontsIn } from "../../content/fonts.js";
import type { Need, Reader } from "../../content/reader.js";
import { readYamlFile, type Settings } from "../../content/settings.js";
import { themeSchema } from "../../content/theme-schema.js";
import type { FontFile, Theme, ThemeOption } from "../../model/design.js";
import { problem } from "../../report/problem.js";
import { didYouMean } from "../../report/suggest.js";
import type { ProjectPath } from "../../source/files.js";
import type { SourceFile, Span } from "../../source/text.js";
import { addFonts, readFonts } from "../fonts/read.js";
import { ownSheet } from "./own-sheet.js";
import { findPackagedSheet, type InstalledReader, readPackagedTheme, splitPackagePath } from "./packaged-theme.js";
import type { TemplateLayer } from "./template-layers.js";
import { checkTokens, tokensIn, withOwnGround } from "./tokens.js";

/** Where themes may stand; all readers report into the same ledger. */
export interface ThemeRoots {
  readonly project: Reader;
  readonly package: Reader;
  /** The folder of reveal.js's own themes. */
  readonly reveal: Reader;
  readonly installed: InstalledReader;
}

interface ThemeFolder {
  readonly name: string;
  readonly reader: Reader;
  readonly folder: string;
  readonly file: ProjectPath;
}

/** A theme, and the `templates/` folders that it brings along. */
export interface LoadedTheme {
  readonly theme: Theme;
  readonly layers: readonly TemplateLayer[];
}

const defaultSize = { width: 1280, height: 720 };

/** Loads a theme by name or path; undefined when it cannot be read (reported), "missing" when there is none. */
export function loadTheme(name: string, roots: ThemeRoots): LoadedTheme | undefined | "missing" {
  const found = findTheme(name, roots);
  if (found) return readTheme(found, roots, []);
  const reveal = findRevealTheme(name, roots);
  if (reveal) return revealTheme(name, roots.reveal.read(reveal));
  const packaged = findPackagedSheet(name, roots.installed);
  if (packaged === undefined || "choices" in packaged) return "missing";
  const theme = readPackagedTheme(name, packaged);
  return theme && { theme, layers: [] };
}

function findRevealTheme(name: string, roots: ThemeRoots): ProjectPath | undefined {
  const bare = name.replace(/\.css$/i, "");
  const reveal = roots.reveal.lookUp(`${bare}.css`, ["."]);
  return /^[\w-]+$/.test(bare) && "found" in reveal ? reveal.found : undefined;
}

/** Reports that there is no theme of this name; without a place, the command line has asked for it. */
export function reportMissingTheme(
  name: string,
  span: Span | undefined,
  roots: ThemeRoots,
  need: Need = "required",
): void {
  const known = knownThemes(roots).join(", ");
  const values = { name, known, asker: span ? "" : "--theme: " };
  const remedy = remedyForMissing(name, roots);
  roots.project.report(problem("missing-theme", values, { span, remedy, dispensable: need === "dispensable" }));
}

/** What would be right in the place of a theme that nobody knows; undefined for nothing in particular. */
export function remedyForMissing(name: string, roots: ThemeRoots): string | undefined {
  const saved = isElsewhere(name)
    ? "files of other sites are never fetched: save the style sheet beside the deck and name that file under css:"
    : "";
  const sheet = /\.css$/i.test(name)
    ? `a theme is a folder with a theme.yaml; write css: ${name} for a style sheet`
    : "";
  const packaged = saved ? undefined : findPackagedSheet(name, roots.installed);
  const several =
    packaged !== undefined && "choices" in packaged
      ? `the package has several style sheets; name one of them: ${packaged.choices.join(", ")}`
      : "";
  return saved || several || sheet || didYouMean(name, knownThemes(roots));
}

/** @param from the folder from which on packages are looked for, if it is not the project's */
function findTheme(name: string, roots: ThemeRoots, from?: string): ThemeFolder | undefined {
  const folderIn = (reader: Reader, below: string, folders: readonly string[]): ThemeFolder | undefined => {
    const lookup = reader.lookUp(path.posix.join(below, "theme.yaml"), folders);
    if (!("found" in lookup)) return undefined;
    return { name, reader, file: lookup.found, folder: path.posix.dirname(lookup.found) };
  };
  const inPackage = () => {
    const named = splitPackagePath(name);
    const reader = named && roots.installed(named.packaged, from);
    return reader && folderIn(reader, named.file, ["."]);
  };
  return (
    folderIn(roots.project, name, ["templates/themes", "."]) ??
    folderIn(roots.package, name, ["templates/themes"]) ??
    inPackage()
  );
}

/** The names of all themes apart from packages. */
export const knownThemes = (roots: Omit<ThemeRoots, "installed">): string[] =>
  [...new Set([...themesIn(roots.project), ...builtInThemes(roots)])].sort();

/** The names of the themes that come with Quarterdeck. */
export const builtInThemes = (roots: Pick<ThemeRoots, "package" | "reveal">): string[] => [
  ...themesIn(roots.package),
  ...roots.reveal.list("*.css").map((file) => file.replace(/\.css$/, "")),
];

const themesIn = (reader: Reader): string[] =>
  reader.list("templates/themes/*/theme.yaml").map((file) => file.split("/").at(-2) ?? "");

type ThemeSettings = Settings<v.InferOutput<typeof themeSchema>>;

/** @param children the themes that extend this one */
function readTheme(place: ThemeFolder, roots: ThemeRoots, children: readonly ThemeFolder[]): LoadedTheme | undefined {
  const source = place.reader.read(place.file);
  const yaml = source && readYamlFile(source, themeSchema, roots.project);
  if (!yaml) return undefined;
  const { settings } = yaml;
  const { name, reader, folder } = place;
  const own = path.posix.join(folder, "templates");
  const base = settings.extends ? readBase(settings.extends, yaml, roots, [...children, place]) : undefined;
  const given = tokensIn(yaml);
  const styles = [...(base?.theme.styles ?? []), ...readStyles(place, yaml, roots)];
  const templates = () => [...templatesIn(reader, own), ...templatesIn(roots.project, "templates")];
  const readers = () => [...styles, ...templates()];
  checkTokens(given, { tokens: base?.theme.tokens ?? new Map(), readers }, roots.project);
  return {
    theme: {
      name,
      size: {
        width: settings.width ?? base?.theme.size.width ?? defaultSize.width,
        height: settings.height ?? base?.theme.size.height ?? defaultSize.height,
      },
      styles,
      fonts: fontsOf(place, yaml, base),
      tokens: new Map([
        ...(base?.theme.tokens ?? []),
        ...withOwnGround(given.map(({ name: token, value }) => [token, value] as const)),
      ]),
      options: new Map([...(base?.theme.options ?? []), ...optionsIn(settings)]),
      paper: readPaper(yaml, roots),
      isReveal: false,
    },
    layers: [{ reader, folder: own }, ...(base?.layers ?? [])],
  };
}

const optionsIn = ({ options = {} }: ThemeSettings["settings"]): [string, ThemeOption][] =>
  Object.entries(options).map(([name, option]) => [name, typeof option === "string" ? { help: option } : option]);

/** A theme's fonts: its own, or what it adds to those of the theme that it extends. */
function fontsOf({ reader, folder }: ThemeFolder, yaml: ThemeSettings, base: LoadedTheme | undefined): FontFile[] {
  const use = yaml.settings.extends ? "added" : "own";
  return addFonts(base?.theme.fonts ?? [], readFonts(fontsIn(yaml), [folder], reader, use));
}

/** The texts of a folder's templates and style sheets, which may read tokens that we do not know. */
export function templatesIn(reader: Reader, folder: string): string[] {
  const patterns = ["**/*.hbs", "**/*.css"];
  return patterns.flatMap((pattern) =>
    reader.list(`${folder}/${pattern}`).map((file) => reader.read(file)?.text ?? ""),
  );
}

/** The theme that another one extends, the last of the children; a circle or a missing theme is reported. */
function readBase(
  extended: string,
  yaml: ThemeSettings,
  roots: ThemeRoots,
  children: readonly ThemeFolder[],
): LoadedTheme | undefined {
  const span = yaml.spanAt(["extends"]);
  if (children.some(({ name }) => name === extended)) {
    const values = {
      key: "extends",
      detail: `“${extended}” extends this theme`,
      hint: "extend another theme, or none",
    };
    roots.project.report(problem("wrong-value", values, { span }));
    return undefined;
  }
  // A package brings along those that it needs.
  const place = findTheme(extended, roots, children.at(-1)?.reader.root);
  if (place) return readTheme(place, roots, children);
  reportMissingTheme(extended, span, roots);
  return undefined;
}

/** The theme that takes this one's place on paper; one that is missing is reported, whether something is printed or not. */
function readPaper({ settings: { paper = "" }, spanAt }: ThemeSettings, roots: ThemeRoots): string {
  if (paper === "" || findTheme(paper, roots) || findRevealTheme(paper, roots)) return paper;
  reportMissingTheme(paper, spanAt(["paper"]), roots);
  return "";
}

function readStyles({ reader, folder }: ThemeFolder, yaml: ThemeSettings, roots: ThemeRoots): string[] {
  return (yaml.settings.styles ?? []).flatMap((sheet, index) => {
    const found = reader.find(sheet, [folder], yaml.spanAt(["styles", index]));
    const file = found && reader.read(found);
    if (!file) return [];
    return [reader.root === roots.package.root ? file.text : ownSheet(file, reader)];
  });
}

/** reveal.js's own themes: fonts that they would fetch give way to the machine's. */
function revealTheme(name: string, source: SourceFile | undefined): LoadedTheme {
  const css = (source?.text ?? "").replace(
    /@import\s*(?:url\(\s*)?(?:"https?:[^"]*"|'https?:[^']*'|https?:[^)\s]*)\s*\)?[^;]*;/g,
    "",
  );
  const theme = {
    name,
    size: { width: 960, height: 700 },
    styles: [css],
    fonts: [],
    tokens: new Map(),
    options: new Map(),
    paper: "",
    isReveal: true,
  };
  return { theme, layers: [] };
}
