import { readFileSync } from "node:fs";
import { defaultTheme } from "../content/deck-info.js";
import { createReader, type Reader } from "../content/reader.js";
import { Ledger } from "../ledger/ledger.js";
import { Memory } from "../ledger/memory.js";
import type { Theme } from "../model/design.js";
import { createTemplates, type Templates } from "../render/design/templates.js";
import { loadTheme } from "../render/design/theme.js";
import type { PlayerFiles } from "../render/page/deck-page.js";
import { openFiles, type ProjectFiles } from "../source/files.js";
import { compiledFile, packageRoot } from "../source/installed.js";
import { type MadeOf, madeOf } from "./made-of.js";

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
    package: createReader(own, new Ledger(), { shownAs: "quarterdeck:" }),
    files,
    reveal() {
      if (!reveal) {
        const themes = openFiles(compiledFile("reveal-themes"));
        files.push(themes);
        reveal = createReader(themes, new Ledger(), { shownAs: "reveal.js:" });
      }
      return reveal;
    },
  };
}

/** Quarterdeck's own templates, for pages that belong to no deck. */
export function packageTemplates(installation: Installation, ledger: Ledger): Templates {
  const layers = [{ reader: installation.package, folder: "templates" }];
  return createTemplates(layers, new Memory(), ledger);
}

/** Quarterdeck's own theme, for pages that belong to no deck. */
export function packageTheme(installation: Installation, ledger: Ledger): Theme {
  const reader = installation.package.for(ledger);
  const roots = { project: reader, package: reader, reveal: reader, installed: () => undefined };
  const loaded = loadTheme(defaultTheme, roots);
  if (!loaded || loaded === "missing") throw new Error(`the package has no theme “${defaultTheme}”`);
  return loaded.theme;
}

/**
 * What of Quarterdeck's own files something was made of, for asking again in another run: templates of a working copy
 * change, and those of an installed package may be patched.
 */
export const madeOfPackage = (installation: Installation, ledger: Ledger): MadeOf[] =>
  installation.files.map((files) => madeOf(files, ledger));

/** The player and reveal.js's style sheets as they were compiled. */
export function readPlayer(): PlayerFiles {
  const read = (name: string) => readFileSync(compiledFile(name), "utf8");
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
  return readFileSync(compiledFile("probe.js"), "utf8");
}

/** The script that keeps a deck's page up to date that a server shows, as it was compiled. */
export function readLive(): string {
  return readFileSync(compiledFile("live.js"), "utf8");
}

/** The scripts of a server's own pages, as they were compiled. */
export interface PageScripts {
  /** The list of decks. */
  readonly decks: string;
  /** A deck that cannot be made yet. */
  readonly waiting: string;
  /** The pages of guests: who follows a talk, who drives it, and who wants to join. */
  readonly audience: string;
  readonly remote: string;
  readonly join: string;
}

export function readPageScripts(): PageScripts {
  const read = (name: string) => readFileSync(compiledFile(`${name}.js`), "utf8");
  return {
    decks: read("decks"),
    waiting: read("waiting"),
    audience: read("audience"),
    remote: read("remote"),
    join: read("join"),
  };
}
