import { foldersOfDeck, placeInFile } from "../content/deck-info.js";
import type { Reader } from "../content/reader.js";
import type { Ledger } from "../ledger/ledger.js";
import type { DeckInfo } from "../model/deck.js";
import { problem } from "../report/problem.js";
import type { SourceFile, Span } from "../source/text.js";

/** A script that a deck brings along. */
export interface DeckScript {
  readonly file: SourceFile;
  /** Where the deck names it. */
  readonly span: Span;
}

/** The texts of a deck's own scripts; none of a deck that nobody trusts, and what else it says that counts for nothing then. */
export const scriptsOf = (info: DeckInfo, reader: Reader, html: "raw" | "sanitized"): string[] =>
  html === "raw" ? readScripts(info, reader).map(({ file }) => file.text) : leaveOut(info, reader.ledger);

function leaveOut(info: DeckInfo, ledger: Ledger): string[] {
  if (info.outSpan) {
    const values = { what: "the folder for what is written", hint: "say it on the command line: --out DIR" };
    ledger.report(problem("left-out", values, { span: info.outSpan }));
  }
  for (const reference of info.scripts) {
    const span = placeInFile(info, reference);
    const values = { what: `the script “${reference}”`, hint: "build without --safe if you trust the deck's scripts" };
    ledger.report(problem("left-out", values, { span }));
  }
  return [];
}

/** A deck's own scripts, as files; what is missing is reported to the reader. */
export function readScripts(info: DeckInfo, reader: Reader): DeckScript[] {
  const folders = foldersOfDeck(info);
  return info.scripts.flatMap((reference) => {
    const span = placeInFile(info, reference);
    const found = reader.find(reference, folders, span, "dispensable");
    const file = found && reader.read(found);
    return file ? [{ file, span }] : [];
  });
}
