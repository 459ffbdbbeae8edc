import type { Reader } from "../../content/reader.js";
import type { Ledger } from "../../ledger/ledger.js";
import { problem } from "../../report/problem.js";
import { isPackaged } from "../../source/installed.js";
import { type SourceFile, spanOf } from "../../source/text.js";
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
    if ("found" in lookup) return !file || isPackaged(file) ? (file?.text ?? "") : ownSheet(file, own);
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

/** Files below `templates/` that change how decks look or what they say. */
const counting = ["*.hbs", "layouts/*.hbs", "components/*.hbs", "partials/*.hbs", "styles/*.css", "locales/*.yaml"];

/** Says of each template that does not count, though one of its name does. One whose name nobody else has is missed where it is used. */
export function reportWithheld(
  withheld: readonly TemplateLayer[],
  layers: readonly TemplateLayer[],
  user: Ledger,
): void {
  for (const { reader, folder } of withheld) {
    const own = reader.for(user);
    for (const path of counting.flatMap((pattern) => own.list(`${folder}/${pattern}`))) {
      const isReplaced = readInLayers(path.slice(folder.length + 1), layers, user) !== undefined;
      const file = isReplaced ? own.read(path) : undefined;
      if (!file) continue;
      const values = {
        what: `the template “${path}”`,
        hint: "build with --trust-templates if you trust the project's templates",
      };
      user.report(problem("left-out", values, { span: spanOf(file, 0, 1) }));
    }
  }
}
