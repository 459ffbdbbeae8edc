import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { relativePath } from "../../source/folder.js";
import { packageRoot } from "../../source/installed.js";

/** Values for the places of a packaged file, by name. */
export type Answers = Readonly<Record<string, string>>;

/** A file that came with the package and is written into a project. */
export interface PackagedFile {
  /** Where it goes, below the project's folder, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

const starters = path.join(packageRoot, "templates", "starters");

/** The files below a folder of `templates/starters/`, with their places filled in. */
export function packagedFiles(folder: string, answers: Answers): PackagedFile[] {
  const root = path.join(starters, folder);
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => ({
      path: relativePath(root, file)
        .split("/")
        // npm packs no file that is called .gitignore.
        .map((name) => name.replace(/^_/, "."))
        .join("/"),
      text: filled(readFileSync(file, "utf8"), answers),
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** One file of `templates/starters/`, with its places filled in. */
export const packagedText = (file: string, answers: Answers): string =>
  filled(readFileSync(path.join(starters, file), "utf8"), answers);

/** Fills the places of a text: `@{name}`, or `@{quoted name}` where YAML wants a text in quotes. */
function filled(text: string, answers: Answers): string {
  return text.replace(/@\{(quoted )?(\w+)\}/g, (_, quoted: string | undefined, name: string) => {
    const value = answers[name] ?? "";
    return quoted === undefined ? value : JSON.stringify(value);
  });
}
