import path from "node:path";
import { type Costs, mergedCosts, printCosts, readCosts } from "../../project/shards/costs.js";
import { whyUnwritable } from "../../report/unwritable.js";
import { makeFolder } from "../../source/folder.js";
import { writeWhole } from "../../source/output.js";
import type { FoundShard } from "./find-shards.js";
import { shardCosts } from "./shard-names.js";

/**
 * What the decks of all shards have cost.
 *
 * @throws InputError when a shard's file of costs cannot be read
 */
export const costsOf = (shards: readonly FoundShard[]): Costs =>
  new Map(shards.flatMap(({ folder, content }) => [...readCosts(path.join(folder, shardCosts(content)))]));

/**
 * Notes what decks have cost, unless that is as it was. Decks of other runs keep their costs.
 *
 * @param file absolute
 * @throws MachineError when it cannot be written
 */
export function noteCosts(file: string, earlier: Costs, measured: Costs): void {
  const text = printCosts(mergedCosts(earlier, measured));
  if (text === printCosts(earlier) && earlier.size > 0) return;
  const folder = path.dirname(file);
  try {
    makeFolder(folder);
    writeWhole({ path: file, bytes: Buffer.from(text) });
  } catch (cause) {
    throw whyUnwritable(cause, { folder, instead: "choose another file with --costs FILE" });
  }
}
