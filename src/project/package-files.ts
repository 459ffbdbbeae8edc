import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { createReader, type Reader } from "../content/reader.js";
import type { PlayerFiles } from "../render/page/pages.js";
import { openFiles } from "../source/project.js";

/** The folder that holds `package.json`, `templates/` and `lib/`; bundling puts this module into `lib/`. */
const packageRoot = findPackageRoot(path.dirname(fileURLToPath(import.meta.url)));

function findPackageRoot(from: string): string {
  const folders = [from, path.join(from, ".."), path.join(from, "../..")];
  return folders.find((folder) => hasManifest(folder)) ?? from;
}

function hasManifest(folder: string): boolean {
  try {
    return readFileSync(path.join(folder, "package.json"), "utf8").includes('"name": "quarterdeck"');
  } catch {
    return false;
  }
}

/** Reads Quarterdeck's own templates. */
export function openPackage(): Reader {
  return createReader(openFiles(packageRoot), "quarterdeck:");
}

/** Reads reveal.js's own themes. */
export function openRevealThemes(): Reader {
  const theme = createRequire(import.meta.url).resolve("reveal.js/theme/black.css");
  return createReader(openFiles(path.dirname(theme)), "reveal.js:");
}

/** The player and reveal.js's style sheets as they were compiled. */
export function readPlayer(): PlayerFiles {
  const read = (name: string) => readFileSync(path.join(packageRoot, "lib", name), "utf8");
  return {
    script: read("player.js"),
    styles: read("player-styles.css"),
    revealStyles: read("reveal.css"),
    printStyles: read("reveal-print.css"),
    terminalScript: read("terminal.js"),
    terminalStyles: read("terminal.css"),
  };
}

/** The script that measures slides in the browser, as it was compiled. */
export function readProbe(): string {
  return readFileSync(path.join(packageRoot, "lib", "probe.js"), "utf8");
}

/** The compiled worker that asks the dictionaries. */
export function spellingWorker(): string {
  return path.join(packageRoot, "lib", "spelling-worker.js");
}

/** Quarterdeck's version. */
export function packageVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(path.join(packageRoot, "package.json"), "utf8"));
  return typeof manifest === "object" && manifest && "version" in manifest ? String(manifest.version) : "";
}
