import { lstatSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { badShard } from "../../project/shards/one-run.js";
import { InputError, type Problem, UsageError } from "../../report/problem.js";
import { packageVersion } from "../../source/installed.js";
import { readShardText, type ShardContent } from "./shard-file.js";
import { isShardFile } from "./shard-names.js";

/** A share as it was found. */
export interface FoundShard {
  /** Absolute path of its folder. */
  readonly folder: string;
  /** Its file, as messages call it. */
  readonly shown: string;
  readonly content: ShardContent;
}

/**
 * Reads the shards in folders. A folder without any may be the one that holds theirs, as a download of several archives
 * leaves it.
 *
 * @param given folders, relative to the one in which the user stands
 * @throws UsageError when there is no such folder
 * @throws InputError when one holds no shard, or one that is not as it was written
 */
export function findShards(given: readonly string[], from: string): FoundShard[] {
  if (given.length === 0) throw new UsageError("--merge needs the folders of all shards: build --merge DIR...");
  const problems: Problem[] = [];
  const files = new Set<string>();
  for (const name of given) {
    const folder = path.resolve(from, name);
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
      throw new UsageError(`--merge: there is no folder “${name}”`);
    const found = shardsAround(folder);
    if (found.length === 0)
      problems.push(
        badShard(
          `there is no shard in ${name}`,
          "“quarterdeck build --shard I/N” leaves a file shard-I-of-N.json beside its decks",
        ),
      );
    for (const file of found) files.add(file);
  }
  const shards: FoundShard[] = [];
  for (const file of files) {
    const shown = path.relative(from, file).split(path.sep).join("/");
    const read = readShardText(readFileSync(file, "utf8"), packageVersion());
    if ("wrong" in read) problems.push(badShard(`${shown} ${read.wrong}`, "build this shard anew, with this version"));
    else shards.push({ folder: path.dirname(file), shown, content: read.content });
  }
  if (problems.length > 0) throw new InputError(problems);
  return shards;
}

/** The files of shards in a folder, or else in those that it holds. */
function shardsAround(folder: string): string[] {
  const own = shardsIn(folder);
  if (own.length > 0) return own;
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.flatMap(({ name }) => shardsIn(path.join(folder, name))).toSorted();
}

const shardsIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => isShardFile(name) && lstatSync(path.join(folder, name)).isFile())
    .toSorted()
    .map((name) => path.join(folder, name));
