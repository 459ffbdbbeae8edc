import { lstatSync } from "node:fs";
import path from "node:path";
import { groupBy } from "../../check/group.js";
import { badShard, requireOneRun } from "../../project/shards/one-run.js";
import { InputError, type Problem } from "../../report/problem.js";
import type { FoundShard } from "./find-shards.js";

/**
 * Makes sure that shards are those of one run, each once, and that their files are there.
 *
 * @throws InputError that says which is missing, there twice or of another run, or which files are not there
 */
export function requireTogether(shards: readonly FoundShard[]): void {
  requireOneRun(
    shards,
    "build it with --shard and name its folder, too; a shard in which something is wrong leaves nothing without --keep-going",
  );
  for (const find of [strayDecks, claimedTwice, missingFiles]) {
    const found = find(shards);
    // What comes of the one is not said as well.
    if (found.length > 0) throw new InputError(found);
  }
}

/** Decks that belong to another shard, and those that their own has not. */
function strayDecks(shards: readonly FoundShard[]): Problem[] {
  return shards.flatMap(({ shown, content: { index, shares, parts } }) => {
    const own = shares.filter(([, share]) => share === index).map(([name]) => name);
    const told = [...parts.decks.map(({ deck }) => deck.name), ...parts.wrong.names];
    const stray = told.filter((name) => !own.includes(name));
    const absent = own.filter((name) => !told.includes(name));
    return [
      ...stray.map((name) => badShard(`${shown} has the deck “${name}” of another shard`)),
      ...(parts.failure ? [] : absent.map((name) => badShard(`${shown} lacks its deck “${name}”`))),
    ];
  });
}

/** Files that two shards have; file systems may take small and capital letters for the same. */
function claimedTwice(shards: readonly FoundShard[]): Problem[] {
  const claims = shards.flatMap(({ shown, content }) =>
    content.parts.decks.flatMap(({ files }) => files.map(({ path: file }) => ({ file, shown }))),
  );
  return [...groupBy(claims, ({ file }) => file.toLowerCase()).values()].flatMap(([first, second]) =>
    first && second ? [badShard(`both ${first.shown} and ${second.shown} have a file ${first.file}`)] : [],
  );
}

/** Their bytes are looked at when they are written. */
function missingFiles(shards: readonly FoundShard[]): Problem[] {
  return shards.flatMap(({ folder, shown, content }) =>
    content.parts.decks
      .flatMap(({ files }) => files)
      .flatMap(({ path: file, bytes }) => {
        const found = lstatSync(path.join(folder, file), { throwIfNoEntry: false });
        if (!found?.isFile()) return [badShard(`${file} of ${shown} is not there`, again)];
        return found.size === bytes
          ? []
          : [badShard(`${file} of ${shown} has ${found.size} bytes instead of ${bytes}`, again)];
      }),
  );
}

const again = "take the shard's folder as its build has left it, with all files, or build it anew";
