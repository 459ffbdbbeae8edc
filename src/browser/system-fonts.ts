import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { systemFault } from "../report/system.js";

/** Where a system keeps fonts, and what says which of them take the place of others. */
interface FontPlaces {
  readonly fonts: readonly string[];
  /** Folders, or files. */
  readonly settings: readonly string[];
}

function fontPlaces(environment: NodeJS.ProcessEnv): FontPlaces {
  const home = os.homedir();
  if (process.platform === "darwin")
    return { fonts: ["/System/Library/Fonts", "/Library/Fonts", path.join(home, "Library", "Fonts")], settings: [] };
  if (process.platform === "win32")
    return { fonts: [path.join(environment["WINDIR"] ?? "C:\\Windows", "Fonts")], settings: [] };
  const data = environment["XDG_DATA_HOME"] || path.join(home, ".local", "share");
  const config = environment["XDG_CONFIG_HOME"] || path.join(home, ".config");
  const named = ["FONTCONFIG_PATH", "FONTCONFIG_FILE"].map((variable) => environment[variable] ?? "");
  return {
    fonts: ["/usr/share/fonts", "/usr/local/share/fonts", path.join(data, "fonts"), path.join(home, ".fonts")],
    settings: ["/etc/fonts", path.join(config, "fontconfig"), path.join(home, ".fonts.conf"), ...named],
  };
}

/**
 * Names what fonts a browser finds on this machine, by their names and sizes, and the settings by which it chooses: letters
 * that no font of a deck has look as they do there, so two machines print the same only where these are the same.
 *
 * @returns undefined where something of it cannot be read
 */
export function systemFonts(environment: NodeJS.ProcessEnv): string | undefined {
  const { fonts, settings } = fontPlaces(environment);
  const hash = createHash("sha256");
  try {
    for (const folder of fonts)
      for (const [name, file] of filesIn(folder)) hash.update(`${name} ${statSync(file).size}\n`);
    for (const place of settings)
      for (const [name, file] of filesIn(place)) hash.update(`${name}\n`).update(readFileSync(file)).update("\n");
    return hash.digest("base64url");
  } catch (cause) {
    if (systemFault(cause)) return undefined;
    throw cause;
  }
}

/** The files of a folder, or one that stands in its place: their ways from there, sorted, and their paths. */
function filesIn(place: string): (readonly [way: string, file: string])[] {
  if (place === "" || !isThere(place)) return [];
  if (statSync(place).isFile()) return [["", place]];
  const ways = readdirSync(place, { recursive: true, encoding: "utf8" }).sort();
  return ways.flatMap((way) => {
    const file = path.join(place, way);
    // Caches of fontconfig say nothing of their own.
    return !way.endsWith(".uuid") && isFile(file) ? [[way.split(path.sep).join("/"), file] as const] : [];
  });
}

const isThere = (place: string) => statSync(place, { throwIfNoEntry: false }) !== undefined;

function isFile(file: string): boolean {
  try {
    return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
  } catch (cause) {
    // A link that leads to itself is nothing to anybody.
    if (systemFault(cause)?.code === "ELOOP") return false;
    throw cause;
  }
}
