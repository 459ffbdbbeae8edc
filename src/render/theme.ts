import type { Reader } from "../content/reader.js";
import { themeSchema } from "../content/schema.js";
import { readYaml } from "../content/settings.js";
import type { FontFile, Theme } from "../model/design.js";
import { problem, type ProblemSink } from "../report/problem.js";
import { nearest } from "../report/suggest.js";
import type { ProjectPath } from "../source/project.js";
import type { SourceFile, Span } from "../source/text.js";
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
  if (found) return readTheme(name, found, roots, span, problems, []);
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

function readTheme(
  name: string,
  place: ThemeFolder,
  roots: ThemeRoots,
  span: Span,
  problems: ProblemSink,
  children: readonly string[],
): LoadedTheme | undefined {
  const source = place.reader.read(place.file, problems);
  const yaml = source && readYaml(source, 0, source.text.length, themeSchema, problems);
  if (!yaml) return undefined;
  const { settings } = yaml;
  const isNew = settings.extends !== undefined && !children.includes(settings.extends) && settings.extends !== name;
  const baseFolder = isNew && settings.extends ? findTheme(settings.extends, roots) : undefined;
  const base =
    settings.extends && baseFolder
      ? readTheme(settings.extends, baseFolder, roots, span, problems, [...children, name])
      : undefined;
  if (settings.extends && !base) {
    const values = { name: settings.extends, known: knownThemes(roots).join(", ") };
    problems.report(problem("missing-theme", values, { span: yaml.spanAt(["extends"]) }));
  }
  const { reader, folder } = place;
  const text = (path: string, key: number) => readPart(path, ["styles", key]);
  const readPart = (path: string, key: readonly (string | number)[]): ProjectPath | undefined =>
    reader.find(path, [folder], yaml.spanAt(key), problems);
  const styles = (settings.styles ?? []).flatMap((path, i) => {
    const file = text(path, i);
    const css = file && reader.read(file, problems);
    return css ? [css.text] : [];
  });
  const fonts = (settings.fonts ?? []).flatMap((font, i): FontFile[] => {
    const file = readPart(font.file, ["fonts", i, "file"]);
    const bytes = file && reader.files.readBytes(file);
    if (!bytes) return [];
    const { family, stretch = "", style = "normal", unicodeRange = "" } = font;
    return [{ family, weight: String(font.weight ?? "400"), stretch, style, unicodeRange, bytes }];
  });
  const tokens = Object.entries(settings.tokens ?? {}).map(([key, value]): [string, string] => [key, String(value)]);
  return {
    theme: {
      name,
      size: {
        width: settings.width ?? base?.theme.size.width ?? defaultSize.width,
        height: settings.height ?? base?.theme.size.height ?? defaultSize.height,
      },
      styles: [...(base?.theme.styles ?? []), ...styles],
      fonts: [...(base?.theme.fonts ?? []), ...fonts],
      tokens: new Map([...(base?.theme.tokens ?? []), ...tokens]),
      isReveal: false,
    },
    layers: [{ reader, folder: `${folder}/templates` }, ...(base?.layers ?? [])],
  };
}

/** reveal.js's own themes: fonts that they would fetch give way to the machine's. */
function revealTheme(name: string, source: SourceFile | undefined): LoadedTheme {
  const css = (source?.text ?? "").replace(/@import\s*(?:url\(\s*)?(?:"https?:[^"]*"|'https?:[^']*'|https?:[^)\s]*)\s*\)?[^;]*;/g, "");
  const theme = { name, size: { width: 960, height: 700 }, styles: [css], fonts: [], tokens: new Map(), isReveal: true };
  return { theme, layers: [] };
}
