import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";

export const themesFolder = "templates/themes";

/** A theme of ours as its file says it. */
interface ThemeText {
  readonly extends?: string;
  readonly name: string;
  readonly summary: string;
  readonly tokens: Readonly<Record<string, string>>;
  readonly fonts?: readonly { readonly family: string; readonly file: string }[];
}

/** The names of our themes. */
export const houseThemes: readonly string[] = readdirSync(themesFolder)
  .filter((name) => existsSync(path.join(themesFolder, name, "theme.yaml")))
  .sort();

export const readTheme = (name: string): ThemeText =>
  parse(readFileSync(path.join(themesFolder, name, "theme.yaml"), "utf8"));

/** The tokens of a theme, with those of the one that it extends. */
export function tokensOf(name: string): Readonly<Record<string, string>> {
  const { extends: base, tokens } = readTheme(name);
  return { ...(base ? tokensOf(base) : {}), ...tokens };
}
