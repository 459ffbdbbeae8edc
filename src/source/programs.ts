import { accessSync, constants, statSync } from "node:fs";
import path from "node:path";

/** Whether a file can be run. */
export function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** A variable of the environment. Windows writes some in small letters, and the copies that threads get do not know that. */
export function variable(environment: NodeJS.ProcessEnv, name: string): string | undefined {
  const key = Object.keys(environment).find((each) => each.toLowerCase() === name.toLowerCase());
  return environment[name] ?? (key === undefined ? undefined : environment[key]);
}

/**
 * The programs of these names in the folders of PATH, by their whole paths: for a bare name, Windows looks in the folder
 * of the deck first, and a relative folder would be one of the deck's, too.
 *
 * @param endings what their files' names may end with
 */
export function programsOnPath(
  names: readonly string[],
  environment: NodeJS.ProcessEnv,
  endings: readonly string[] = [process.platform === "win32" ? ".exe" : ""],
): string[] {
  const folders = (variable(environment, "PATH") ?? "")
    .split(path.delimiter)
    .filter((folder) => path.isAbsolute(folder));
  const files = names.flatMap((name) =>
    folders.flatMap((folder) => endings.map((ending) => path.join(folder, name + ending))),
  );
  return files.filter(isProgram);
}
