import { readdirSync } from "node:fs";
import { quarterdeck } from "./project.js";

/** The names of the decks that ship with the project. */
export const deckNames = readdirSync("slides/decks").map((name) => name.replace(".deck.yaml", ""));

/** Builds decks that ship with the project into a folder, in another process: the tests' own goes on meanwhile. */
export async function buildOwnDecks(folder: string, ...args: string[]): Promise<void> {
  const { status, err } = await quarterdeck(".", ["build", "--quiet", "-o", folder, ...args]);
  if (status !== 0) throw new Error(err);
}
