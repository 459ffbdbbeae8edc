import { groupBy } from "../../check/group.js";
import { InputError, type Problem, problem } from "../../report/problem.js";

/** What one of several shards says of the run to which it belongs. */
export interface OfRun {
  /** As messages call it. */
  readonly shown: string;
  readonly content: {
    readonly index: number;
    readonly count: number;
    readonly division: string;
    readonly request: string;
  };
}

/** A problem of what is to be put together. */
export const badShard = (detail: string, remedy?: string): Problem => problem("bad-shard", { detail }, { remedy });

/** What has to be the same in all shards of a run, and what it means when it is not. */
const alike = [
  ["count", ({ count }: OfRun["content"]) => `is one of ${count} shards`],
  [
    "division",
    () => "is of other decks, or divides them otherwise: did both machines have the same files and the same costs?",
  ],
  ["request", () => "was built with other options"],
] as const;

/**
 * Makes sure that shards are those of one run, each once.
 *
 * @param remedy what to do where one is missing
 * @throws InputError that says which is missing, there twice or of another run
 */
export function requireOneRun(shards: readonly OfRun[], remedy: string): void {
  for (const find of [strangers, doubled, missing]) {
    const found = find(shards, remedy);
    // What comes of the one is not said as well.
    if (found.length > 0) throw new InputError(found);
  }
}

/** Shards that are not of the run to which most belong; of as many, to which the first one does. */
function strangers(shards: readonly OfRun[]): Problem[] {
  const keyOf = ({ content }: OfRun) => JSON.stringify(alike.map(([key]) => content[key]));
  const [most] = [...groupBy(shards, keyOf).values()].toSorted((a, b) => b.length - a.length);
  const [usual] = most ?? [];
  if (!usual) return [];
  return shards.flatMap(({ shown, content }) => {
    const differing = alike.find(([key]) => content[key] !== usual.content[key]);
    if (!differing) return [];
    const [key, say] = differing;
    const beside = key === "count" ? `, and ${usual.shown} ${say(usual.content)}` : "";
    return [badShard(`${shown} is from another run than ${usual.shown}: it ${say(content)}${beside}`)];
  });
}

function doubled(shards: readonly OfRun[]): Problem[] {
  return [...groupBy(shards, ({ content }) => content.index)].flatMap(([index, same]) => {
    if (same.length === 1) return [];
    const places = same.map(({ shown }) => shown).join(", ");
    return [badShard(`shard ${index} is there ${same.length === 2 ? "twice" : `${same.length} times`}: ${places}`)];
  });
}

function missing(shards: readonly OfRun[], remedy: string): Problem[] {
  const count = shards[0]?.content.count ?? 0;
  const there = new Set(shards.map(({ content }) => content.index));
  const gone = Array.from({ length: count }, (_, at) => at + 1).filter((index) => !there.has(index));
  if (gone.length === 0) return [];
  const names = gone.map((index) => `${index}/${count}`).join(", ");
  return [badShard(`${gone.length === 1 ? "a shard is" : "shards are"} missing: ${names}`, remedy)];
}
