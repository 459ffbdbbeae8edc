import { createHash } from "node:crypto";
import { readdirSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/** Where systems keep fonts, and what says which of them take the place of others. */
function fontFolders(environment: NodeJS.ProcessEnv): string[] {
  const home = os.homedir();
  if (process.platform === "darwin")
    return ["/System/Library/Fonts", "/Library/Fonts", path.join(home, "Library", "Fonts")];
  if (process.platform === "win32") return [path.join(environment["WINDIR"] ?? "C:\\Windows", "Fonts")];
  const own = environment["XDG_DATA_HOME"] || path.join(home, ".local", "share");
  return [
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/etc/fonts",
    path.join(own, "fonts"),
    path.join(home, ".fonts"),
  ];
}

/**
 * Names what fonts a browser finds on this machine, by their names and sizes: letters that no font of a deck has look as they
 * do there, so two machines print the same only where these are the same.
 */
export function systemFonts(environment: NodeJS.ProcessEnv): string {
  const hash = createHash("sha256");
  for (const folder of fontFolders(environment)) for (const file of filesIn(folder)) hash.update(`${file}\n`);
  return hash.digest("base64url");
}

/** Files below a folder with their sizes in bytes, sorted by name. */
function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: "utf8" })
      .sort()
      .flatMap((name) => {
        const found = statSync(path.join(folder, name), { throwIfNoEntry: false });
        // Caches of fontconfig say nothing of their own.
        return found?.isFile() && !name.endsWith(".uuid") ? [`${name.split(path.sep).join("/")} ${found.size}`] : [];
      });
  } catch {
    return [];
  }
}
