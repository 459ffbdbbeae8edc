import { UsageError } from "../../report/problem.js";

/** One of the shares into which the decks of a command line are divided. */
export interface Shard {
  /** From 1 to `count`. */
  readonly index: number;
  readonly count: number;
}

/** How a command line asks for a share. */
export interface ShardRequest extends Shard {
  /** The file of costs that it names, relative to the folder in which the user stands; undefined: that of each project. */
  readonly costs: string | undefined;
}

/**
 * Reads `I/N`.
 *
 * @throws UsageError for anything else, and for a share that is none of N
 */
export function readShard(text: string): Shard {
  const [, first = "", second = ""] = /^(\d{1,5})\/(\d{1,5})$/.exec(text.trim()) ?? [];
  const [index, count] = [Number(first), Number(second)];
  if (first === "") throw new UsageError(`--shard ${text}: write I/N, such as 3/8 for the third of eight shares`);
  if (count === 0) throw new UsageError(`--shard ${text}: decks are divided into at least one share, 1/1`);
  if (index < 1 || index > count)
    throw new UsageError(
      `--shard ${text}: the shares are called 1/${count}${count > 1 ? ` to ${count}/${count}` : ""}`,
    );
  return { index, count };
}
