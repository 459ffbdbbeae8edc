import path from "node:path";
import { homeOf, pathFrom, pathInside } from "../source/home.js";

/** Where a project keeps its translations of sections of collections, below the folder of its sections. */
const folderOfTranslations = "translations";

/** Where slides stand that take the places of others, below the folder of the sections. */
export const folderOfOverrides = "overrides";

/** Whether a file of the project is about sections of collections. */
export const isOfCollections = (file: string, base: string): boolean =>
  [folderOfTranslations, folderOfOverrides].some((folder) => file.startsWith(path.posix.join(base, folder, "/")));

const ending = /\.([a-z]{2,3})\.md$/i;

/** What the translation of a section is called; the section itself in English. */
export function inLanguage(file: string, language: string): string {
  const [tag = "en"] = language.split("-");
  return tag === "en" ? file : file.replace(/\.md$/i, `.${tag}.md`);
}

/** Files without those that only translate another one of them: a section takes the language of its deck by itself. */
export function withoutTranslations<T extends string>(files: readonly T[]): T[] {
  const names = new Set<string>(files);
  return files.filter((file) => !ending.test(file) || !names.has(file.replace(ending, ".md")));
}

/** The project's own translation of a section in a collection: `translations/PREFIX/path.LANG.md`. */
export const ownTranslation = (file: string, language: string, base: string): string =>
  path.posix.join(base, folderOfTranslations, homeOf(file), inLanguage(pathInside(file), language));

/** The section of which a file is the project's own translation, by its name without the language; undefined for others. */
export function translatedFrom(written: string, base: string): string | undefined {
  const [first, home = "", ...rest] = path.posix.relative(base, written).split("/");
  return first === folderOfTranslations && rest.length > 0 ? pathFrom(home, rest.join("/")) : undefined;
}

/** The language in the name of a file, `name.LANG.md`. */
export const languageIn = (file: string): string | undefined => ending.exec(file)?.[1]?.toLowerCase();

/** `name.md` for `name.LANG.md`; the file itself for others. */
export const withoutLanguage = (file: string): string => file.replace(ending, ".md");

/** Whether a file is another one in another language: that one must be there, since names may end like this. */
export const isTranslationOf = (file: string, files: ReadonlySet<string>): boolean =>
  ending.test(file) && files.has(withoutLanguage(file));
