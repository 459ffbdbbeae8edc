import { readShard, type ShardRequest } from "../project/shards/shard.js";
import { UsageError } from "../report/problem.js";
import type { CommandLine, OptionValues } from "./options.js";

/**
 * Which share of the decks a command line asks for; undefined where it asks for none.
 *
 * @throws UsageError for anything but I/N
 */
export function readShardRequest({ shard, costs }: OptionValues): ShardRequest | undefined {
  return shard === undefined ? undefined : { ...readShard(shard), costs };
}

/** What `--merge` takes: the rest is in what shards have left. */
const ofMerge = {
  build: new Set(["merge", "out", "costs", "json", "quiet", "debug"]),
  check: new Set([
    ...["merge", "reporter", "output", "json", "quiet", "debug", "hints"],
    ...["strict", "max-warnings", "baseline", "write-baseline"],
  ]),
} as const;

/** What can only be said of all decks, or does something with them, with what would be right. */
const besideShard: Readonly<Record<string, string>> = {
  watch: "--watch builds all decks whenever a file changes: leave --shard or --watch out",
  changed: "--changed compares all that is found with a commit: check without --shard, or leave --changed out",
  fix: "--fix writes into files that several shards share: fix without --shard",
  "dry-run": "--dry-run shows what --fix would write into files that several shards share: leave --shard out",
  baseline: "--baseline is compared with what is found in all decks: give it to check --merge",
  "write-baseline": "a baseline holds what is found in all decks: write it with check --merge",
  "max-warnings": "--max-warnings counts those of all decks: give it to check --merge",
};

/**
 * Says of options about shards that cannot stand together how to go on.
 *
 * @throws UsageError when some cannot
 */
export function requireTogether({ command, options }: CommandLine): void {
  const { shard, merge, costs } = options;
  if (shard !== undefined && merge)
    throw new UsageError("--merge puts together what --shard has left: these are two commands, one after the other");
  if (costs !== undefined && shard === undefined && !merge)
    throw new UsageError("--costs says how decks are divided: it goes with --shard, or with build --merge");
  const given = Object.keys(options);
  const wrong = shard === undefined ? undefined : given.find((name) => Object.hasOwn(besideShard, name));
  if (wrong !== undefined) throw new UsageError(besideShard[wrong]);
  if (!merge || (command !== "build" && command !== "check")) return;
  const taken: ReadonlySet<string> = ofMerge[command];
  const idle = given.find((name) => !taken.has(name));
  if (idle !== undefined)
    throw new UsageError(`--merge takes all that --${idle} is about from the shards: give --${idle} to these`);
}
