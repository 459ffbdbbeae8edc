import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { program } from "./project.js";

/** The names of the decks that ship with the project. */
export const deckNames = readdirSync("slides/decks").map((name) => name.replace(".deck.yaml", ""));

/** Builds the decks that ship with the project into a temporary folder. */
export function buildOwnDecks(...args: string[]): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), "quarterdeck-decks-"));
  execFileSync(process.execPath, [program, "build", "--quiet", "-o", folder, ...args], { stdio: "pipe" });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
