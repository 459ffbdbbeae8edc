import type { Shard } from "../../project/shards/shard.js";

/** The files of a shard beside its decks; no name begins with a dot, because archives of CI leave such files out. */
export const shardFile = ({ index, count }: Shard) => `shard-${index}-of-${count}.json`;

/** What its decks have cost, apart from what can be compared. */
export const shardCosts = ({ index, count }: Shard) => `shard-${index}-of-${count}.costs.json`;

/** Whether a file's name is that of a shard's file. */
export const isShardFile = (name: string): boolean => /^shard-\d+-of-\d+\.json$/i.test(name);
