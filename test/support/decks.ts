import { readdirSync } from "node:fs";
import { isThorough } from "./breadth.js";
import { quarterdeck } from "./project.js";

/** The names of the decks that ship with the project. */
export const deckNames = readdirSync("slides/decks").map((name) => name.replace(".deck.yaml", ""));

/** Those of which a test tells everything; in `npm test` the small ones, because each proof sees all of them. */
export const deckNamesHere = isThorough
  ? deckNames
  : deckNames.filter((name) => name === "lightning" || name === "overview");

export const manifestOf = (name: string): string => `slides/decks/${name}.deck.yaml`;

/** Builds decks that ship with the project into a folder, in another process: the tests' own goes on meanwhile. */
export async function buildOwnDecks(folder: string, ...args: string[]): Promise<void> {
  const { status, err } = await quarterdeck(".", ["build", "--quiet", "-o", folder, ...args]);
  if (status !== 0) throw new Error(err);
}
