import type * as v from "valibot";
import type { Reader } from "../../content/reader.js";
import { themeSchema } from "../../content/schema.js";
import { readYaml, type Settings } from "../../content/settings.js";
import type { FontFile, Theme } from "../../model/design.js";
import { type ProblemSink, problem } from "../../report/problem.js";
import { nearest } from "../../report/suggest.js";
import type { ProjectPath } from "../../source/project.js";
import type { SourceFile, Span } from "../../source/text.js";
import type { TemplateLayer } from "./templates.js";

/** Where themes may stand. */
export interface ThemeRoots {
  readonly project: Reader;
  readonly package: Reader;
  /** The folder of reveal.js's own themes. */
  readonly reveal: Reader;
}

interface ThemeFolder {
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

/** Loads a theme by name or path; undefined after reporting that there is none. */
export function loadTheme(name: string, roots: ThemeRoots, span: Span, problems: ProblemSink): LoadedTheme | undefined {
  const found = findTheme(name, roots);
  if (found) return readTheme(name, found, roots, problems, []);
  const reveal = roots.reveal.files.find(`${name}.css`, ["."]);
  if (/^[\w-]+$/.test(name) && "found" in reveal) return revealTheme(name, roots.reveal.read(reveal.found, problems));
  const known = knownThemes(roots);
  const near = nearest(name, known);
  const remedy = near ? `did you mean “${near}”?` : undefined;
  problems.report(problem("missing-theme", { name, known: known.join(", ") }, { span, remedy }));
  return undefined;
}

function findTheme(name: string, roots: ThemeRoots): ThemeFolder | undefined {
  const places: readonly (readonly [Reader, readonly string[]])[] = [
    [roots.project, ["templates/themes", ".", "node_modules"]],
    [roots.package, ["templates/themes"]],
  ];
  for (const [reader, folders] of places) {
    const lookup = reader.files.find(`${name}/theme.yaml`, folders);
    if ("found" in lookup) return { reader, file: lookup.found, folder: lookup.found.replace(/\/theme\.yaml$/, "") };
  }
  return undefined;
}

function knownThemes(roots: ThemeRoots): string[] {
  const own = [roots.project, roots.package].flatMap((reader) => reader.files.list("templates/themes/*/theme.yaml"));
  const names = own.map((file) => file.split("/").at(-2) ?? "");
  return [...new Set([...names, ...roots.reveal.files.list("*.css").map((file) => file.replace(/\.css$/, ""))])].sort();
}

type ThemeSettings = Settings<v.InferOutput<typeof themeSchema>>;

function readTheme(
  name: string,
  place: ThemeFolder,
  roots: ThemeRoots,
  problems: ProblemSink,
  children: readonly string[],
): LoadedTheme | undefined {
  const source = place.reader.read(place.file, problems);
  const yaml = source && readYaml(source, 0, source.text.length, themeSchema, problems);
  if (!yaml) return undefined;
  const { settings } = yaml;
  const base = settings.extends ? readBase(settings.extends, name, yaml, roots, problems, children) : undefined;
  const { reader, folder } = place;
  const tokens = Object.entries(settings.tokens ?? {}).map(([key, value]): [string, string] => [key, String(value)]);
  return {
    theme: {
      name,
      size: {
        width: settings.width ?? base?.theme.size.width ?? defaultSize.width,
        height: settings.height ?? base?.theme.size.height ?? defaultSize.height,
      },
      styles: [...(base?.theme.styles ?? []), ...readStyles(place, yaml, problems)],
      fonts: [...(base?.theme.fonts ?? []), ...readFonts(place, yaml, problems)],
      tokens: new Map([...(base?.theme.tokens ?? []), ...tokens]),
      paper: settings.paper ?? "",
      isReveal: false,
    },
    layers: [{ reader, folder: `${folder}/templates` }, ...(base?.layers ?? [])],
  };
}

/** The theme that this one extends; a circle or a missing theme is reported. */
function readBase(
  extended: string,
  name: string,
  yaml: ThemeSettings,
  roots: ThemeRoots,
  problems: ProblemSink,
  children: readonly string[],
): LoadedTheme | undefined {
  const isNew = extended !== name && !children.includes(extended);
  const place = isNew ? findTheme(extended, roots) : undefined;
  if (place) return readTheme(extended, place, roots, problems, [...children, name]);
  const values = { name: extended, known: knownThemes(roots).join(", ") };
  problems.report(problem("missing-theme", values, { span: yaml.spanAt(["extends"]) }));
  return undefined;
}

function readStyles({ reader, folder }: ThemeFolder, yaml: ThemeSettings, problems: ProblemSink): string[] {
  return (yaml.settings.styles ?? []).flatMap((path, index) => {
    const file = reader.find(path, [folder], yaml.spanAt(["styles", index]), problems);
    return (file && reader.read(file, problems)?.text) ?? [];
  });
}

function readFonts({ reader, folder }: ThemeFolder, yaml: ThemeSettings, problems: ProblemSink): FontFile[] {
  return (yaml.settings.fonts ?? []).flatMap((font, index) => {
    const file = reader.find(font.file, [folder], yaml.spanAt(["fonts", index, "file"]), problems);
    const bytes = file && reader.files.readBytes(file);
    if (!bytes) return [];
    const { family, stretch = "", style = "normal", unicodeRange = "" } = font;
    return [{ family, weight: String(font.weight ?? "400"), stretch, style, unicodeRange, bytes }];
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
    paper: "",
    isReveal: true,
  };
  return { theme, layers: [] };
}
