import type { DeckJob } from "../../project/deck-jobs.js";
import { type Division, divideDecks, shareOf } from "../../project/shards/division.js";
import type { ShardRequest } from "../../project/shards/shard.js";
import { UsageError } from "../../report/problem.js";
import { shownPath } from "../../report/shown-path.js";
import { realPathOf } from "../../source/folder.js";
import { isShardFile } from "./shard-names.js";

/** What is built of the decks of a command line. */
interface Share {
  readonly inputs: readonly DeckJob[];
  readonly division: Division | undefined;
}

/**
 * The share of the decks that a command line asks for: all of them where it asks for none.
 *
 * @throws UsageError when shares could not be put together again: they have one folder, in which no deck takes the place of their own files
 * @throws InputError when the file of costs cannot be read
 */
export function divideJobs(
  all: readonly DeckJob[],
  { shard, folder }: { readonly shard?: ShardRequest | undefined; readonly folder: string },
): Share {
  if (!shard) return { inputs: all, division: undefined };
  const outs = [...new Set(all.map(({ out }) => out))];
  if (outs.length > 1) {
    const names = outs.map((out) => shownPath({ path: ".", root: out }, realPathOf(folder)));
    throw new UsageError(
      `a shard has one folder for its decks, and these name several: ${names.join(", ")}; name one for all with --out DIR`,
    );
  }
  const taken = all.find(({ name, formats }) => formats.includes("json") && isShardFile(`${name}.json`));
  if (taken)
    throw new UsageError(
      `the deck “${taken.name}” would be written over the file of a shard; give its file another name`,
    );
  const division = divideDecks(all, shard, { folder, together: "decks" });
  return { inputs: shareOf(all, division), division };
}
