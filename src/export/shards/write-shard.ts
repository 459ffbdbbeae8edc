import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { type Costs, printCosts } from "../../project/shards/costs.js";
import { type Division, digestOf } from "../../project/shards/division.js";
import type { WrittenFile } from "../../records/written.js";
import { whyUnwritable } from "../../report/unwritable.js";
import { makeFolder, realPathOf, relativePath } from "../../source/folder.js";
import { packageVersion } from "../../source/installed.js";
import { writeWhole } from "../../source/output.js";
import type { BuildResult } from "../build.js";
import type { BuildPlan } from "../plan.js";
import type { BuildRequest } from "../request.js";
import { filesOfStanding } from "./outcome.js";
import { packDeck, packProblemsFrom } from "./packed-deck.js";
import { packType } from "./packed-type.js";
import { printShard, readShardText, type ShardContent, type ShardedFile } from "./shard-file.js";
import { shardCosts, shardFile } from "./shard-names.js";

/** What a share's build did, and how that is told. */
interface BuiltShard {
  readonly plan: BuildPlan;
  readonly division: Division;
  readonly result: BuildResult;
  readonly notices: readonly string[];
  /** What the readers of its PDF miss, in words, by the names of decks. */
  readonly notes: ReadonlyMap<string, string>;
  /** Its decks as `--json` reports them. */
  readonly json: readonly unknown[];
}

/**
 * Leaves beside the decks of a share what is needed to put all shares together, and what its decks have cost.
 *
 * @throws MachineError when that cannot be written
 */
export function writeShard(built: BuiltShard): void {
  const { plan, division, result } = built;
  const out = outOf(plan);
  try {
    makeFolder(out);
    writeNew(path.join(out, shardFile(division)), printShard(contentOf(built)));
    const costs: Costs = result.shard?.costs ?? new Map();
    if (costs.size > 0 || plan.inputs.length === 0) writeNew(path.join(out, shardCosts(division)), printCosts(costs));
  } catch (cause) {
    throw whyUnwritable(cause, { folder: out, instead: "choose another folder for the decks with --out DIR" });
  }
}

/** A build that changed nothing writes nothing. */
function writeNew(file: string, text: string): void {
  if (textOf(file) !== text) writeWhole({ path: file, bytes: Buffer.from(text) });
}

/** The one folder of a run that is divided. */
const outOf = ({ all, usual }: BuildPlan): string => all[0]?.out ?? usual;

function contentOf({ plan, division, result, notices, notes, json }: BuiltShard): ShardContent {
  const folder = realPathOf(plan.request.folder);
  const out = outOf(plan);
  const { wrong, failure, shard } = result;
  const { variant, language, set } = plan.request;
  return {
    ...runOf(plan, division),
    shares: division.decks,
    decks: json,
    parts: {
      decks: result.decks.map((deck) => ({
        ...packDeck(deck, { folder, out }),
        note: notes.get(deck.name),
        files: (shard?.files.get(deck.name) ?? []).map((file) => shardedFile(file, out)),
      })),
      wrong: { names: wrong.names, problems: packProblemsFrom(wrong.problems, folder) },
      failure: failure && { message: failure.message, remedies: failure.remedies },
      notices,
      asked: { variant, language, set: Object.keys(set ?? {}) },
      declared: plan.declared,
      names: [...[...plan.standing.values()].map(({ deck }) => deck.names), ...(shard?.names ?? [])],
      type: shard?.type && packType(shard.type),
    },
  };
}

/** What is the same in all shards of a run, and which of them this is. */
function runOf({ request }: BuildPlan, { index, count, digest }: Division) {
  return { version: packageVersion(), index, count, division: digest, request: digestOf(choicesOf(request)) };
}

/** What of a command line decides what is written, as it was given: machines have their projects in different places. */
function choicesOf({
  inputs,
  folder,
  rootChoice,
  out,
  formats,
  jobs,
  keepGoing,
  cache,
  shard,
  shared,
  environment,
  ...choices
}: BuildRequest) {
  return [choices, rootChoice?.isSafe, environment["SOURCE_DATE_EPOCH"] ?? ""];
}

const shardedFile = ({ path: file, hash }: WrittenFile, out: string): ShardedFile => ({
  path: relativePath(out, file),
  bytes: statSync(file).size,
  sha256: Buffer.from(hash, "base64url").toString("hex"),
});

/** Whether the file of a share tells of the decks that stand: without it there is something to do. */
export function standsShard(plan: BuildPlan, division: Division): boolean {
  const out = outOf(plan);
  const read = readShardText(textOf(path.join(out, shardFile(division))), packageVersion());
  if (!("content" in read)) return false;
  const { version, index, count, division: digest, request, parts } = read.content;
  const told = new Map(
    parts.decks.map(({ deck, files }) => [deck.name, files.map(({ path: file, sha256 }) => [file, sha256])]),
  );
  const standing = [...filesOfStanding(plan)].map(
    ([name, files]) =>
      [
        name,
        files.map(({ path: file, hash }) => [relativePath(out, file), Buffer.from(hash, "base64url").toString("hex")]),
      ] as const,
  );
  return (
    JSON.stringify({ version, index, count, division: digest, request }) === JSON.stringify(runOf(plan, division)) &&
    told.size === standing.length &&
    standing.every(([name, files]) => JSON.stringify(told.get(name)) === JSON.stringify(files))
  );
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
