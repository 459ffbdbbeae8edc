import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { createReader, type Reader } from "../content/reader.js";
import { Ledger } from "../ledger/ledger.js";
import { Memory } from "../ledger/memory.js";
import { createTemplates, type Templates } from "../render/design/templates.js";
import type { PlayerFiles } from "../render/page/deck-page.js";
import { openFiles, type ProjectFiles } from "../source/files.js";

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

/** Quarterdeck's own files and those of reveal.js; projects share them. */
export interface Installation {
  /** Reads the package's templates. */
  readonly package: Reader;
  /** Reads reveal.js's own themes, which are looked for on the first use. */
  reveal(): Reader;
  readonly files: readonly ProjectFiles[];
}

export function openInstallation(): Installation {
  const own = openFiles(packageRoot);
  const files = [own];
  let reveal: Reader | undefined;
  return {
    package: createReader(own, new Ledger(), "quarterdeck:"),
    files,
    reveal() {
      if (!reveal) {
        const themes = openFiles(path.dirname(createRequire(import.meta.url).resolve("reveal.js/theme/black.css")));
        files.push(themes);
        reveal = createReader(themes, new Ledger(), "reveal.js:");
      }
      return reveal;
    },
  };
}

/** Quarterdeck's own templates, for pages that belong to no deck. */
export function packageTemplates(installation: Installation): Templates {
  const layers = [{ reader: installation.package, folder: "templates" }];
  return createTemplates(layers, new Memory(), new Ledger());
}

/** The player and reveal.js's style sheets as they were compiled. */
export function readPlayer(): PlayerFiles {
  const read = (name: string) => readFileSync(path.join(packageRoot, "lib", name), "utf8");
  return {
    script: read("player.js"),
    styles: read("player-styles.css"),
    revealStyles: read("reveal.css"),
    printStyles: read("reveal-print.css"),
    // A quarter of a megabyte that few decks need.
    get terminalScript() {
      return read("terminal.js");
    },
    get terminalStyles() {
      return read("terminal.css");
    },
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
