import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import path from "node:path";

/** A program on the PATH; what is missing is named with the Debian package that has it. */
const program = (name, debianPackage) => () => {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  if (folders.some((folder) => isExecutable(path.join(folder, name)))) return undefined;
  return `the program ${name}: apt-get install ${debianPackage}`;
};

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The registry that npm is set up for, asked by npm itself: it knows about proxies, and of credentials. */
const registry = () => {
  const asked = spawnSync("npm", ["view", "valibot", "version", "--fetch-retries=0"], { encoding: "utf8" });
  if (asked.status === 0) return undefined;
  return `the npm registry, which does not answer:\n${asked.stderr}`;
};

/** Every proof: a file of its name in test/proof, and what must be there; a need returns what is missing. */
export const proofs = [
  {
    name: "arabic",
    shows: "a deck from right to left: mirrored, in Arabic, its letters joined, in all formats",
    needs: [],
  },
  { name: "decks", shows: "the built-in decks pass the strict check, in both themes and at both sizes", needs: [] },
  {
    name: "install",
    shows: "the package installs from the registry, and builds and checks the talk of a stranger",
    needs: [program("npm", "npm"), registry],
  },
  { name: "paper", shows: "a slide of each kind looks like its page of the PDF, in each theme", needs: [] },
  { name: "pixels", shows: "every slide of every built-in deck looks like its page of the PDF", needs: [] },
  { name: "told", shows: "templates get what the contract of their names says, and nothing else", needs: [] },
];
