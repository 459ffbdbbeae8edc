import { foldersOfDeck, placeInFile } from "../content/deck-info.js";
import type { Reader } from "../content/reader.js";
import type { Ledger } from "../ledger/ledger.js";
import type { DeckInfo } from "../model/deck.js";
import { problem } from "../report/problem.js";

/** The texts of a deck's own scripts; none of a deck that nobody trusts. */
export const scriptsOf = (info: DeckInfo, reader: Reader, html: "raw" | "sanitized"): string[] =>
  html === "raw" ? readScripts(info, reader) : leaveOutScripts(info, reader.ledger);

function leaveOutScripts(info: DeckInfo, ledger: Ledger): string[] {
  for (const reference of info.scripts) {
    const span = placeInFile(info, reference);
    const values = { what: `the script “${reference}”`, hint: "build without --safe if you trust the deck's scripts" };
    ledger.report(problem("left-out", values, { span }));
  }
  return [];
}

function readScripts(info: DeckInfo, reader: Reader): string[] {
  const folders = foldersOfDeck(info);
  return info.scripts.flatMap((reference) => {
    const file = reader.find(reference, folders, placeInFile(info, reference), "dispensable");
    return (file && reader.read(file)?.text) ?? [];
  });
}
