import type { Reader } from "../../content/reader.js";
import type { Ledger } from "../../ledger/ledger.js";
import { packageRoot } from "../../source/installed.js";
import type { SourceFile } from "../../source/text.js";
import { ownSheet } from "./own-sheet.js";

/** A `templates/` folder; the first layer that has a file wins. */
export interface TemplateLayer {
  readonly reader: Reader;
  readonly folder: string;
}

/** The files of one path in all layers, those that count most first. */
export function readAll(path: string, layers: readonly TemplateLayer[], ledger: Ledger): SourceFile[] {
  return layers.flatMap(({ reader, folder }) => {
    const own = reader.for(ledger);
    const lookup = own.lookUp(path, [folder]);
    const file = "found" in lookup ? own.read(lookup.found) : undefined;
    return file ? [file] : [];
  });
}

export function readInLayers(path: string, layers: readonly TemplateLayer[], ledger: Ledger): SourceFile | undefined {
  for (const { reader, folder } of layers) {
    const own = reader.for(ledger);
    const lookup = own.lookUp(path, [folder]);
    if ("found" in lookup) return own.read(lookup.found);
  }
  return undefined;
}

/** A style sheet of a folder, in the first layer that has it; a project's own asks for nothing. "" where there is none. */
export function sheetInLayers(path: string, layers: readonly TemplateLayer[], ledger: Ledger): string {
  for (const { reader, folder } of layers) {
    const own = reader.for(ledger);
    const lookup = own.lookUp(path, [folder]);
    const file = "found" in lookup ? own.read(lookup.found) : undefined;
    if ("found" in lookup) return !file || file.root === packageRoot ? (file?.text ?? "") : ownSheet(file, own);
  }
  return "";
}

const nameOf = (file: string) => file.replace(/^.*\/|\.hbs$/g, "");

/** The names of the templates of a folder, in all layers. */
export function namesIn(kind: string, layers: readonly TemplateLayer[], user: Ledger): string[] {
  const files = layers.flatMap(({ reader, folder }) => reader.for(user).list(`${folder}/${kind}/*.hbs`));
  return [...new Set(files.map(nameOf))].sort();
}

/** The templates of a folder in all layers, in the order of their names. */
export function filesIn(kind: string, layers: readonly TemplateLayer[], user: Ledger) {
  const found = layers.flatMap(({ reader, folder }) => {
    const own = reader.for(user);
    return own.list(`${folder}/${kind}/*.hbs`).map((file) => ({ name: nameOf(file), file: own.read(file) }));
  });
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}
