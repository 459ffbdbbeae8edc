import { lstatSync } from "node:fs";
import path from "node:path";
import { groupBy } from "../../check/group.js";
import { InputError, type Problem } from "../../report/problem.js";
import { badShard, type FoundShard } from "./find-shards.js";

/** What has to be the same in all shards of a run, and what it means when it is not. */
const alike = [
  ["count", ({ count }: FoundShard["content"]) => `is one of ${count} shards`],
  [
    "division",
    () => "is of other decks, or divides them otherwise: did both machines have the same files and the same costs?",
  ],
  ["request", () => "was built with other options"],
] as const;

/**
 * Makes sure that shards are those of one run, each once, and that their files are there.
 *
 * @throws InputError that says which is missing, there twice or of another run, or which files are not there
 */
export function requireOneRun(shards: readonly FoundShard[]): void {
  const problems = [strangers, doubled, missing, strayDecks, claimedTwice, missingFiles];
  for (const find of problems) {
    const found = find(shards);
    // What comes of the one is not said as well.
    if (found.length > 0) throw new InputError(found);
  }
}

/** Shards that are not of the run to which most belong; of as many, to which the first one does. */
function strangers(shards: readonly FoundShard[]): Problem[] {
  const keyOf = ({ content }: FoundShard) => JSON.stringify(alike.map(([key]) => content[key]));
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

function doubled(shards: readonly FoundShard[]): Problem[] {
  return [...groupBy(shards, ({ content }) => content.index)].flatMap(([index, same]) => {
    if (same.length === 1) return [];
    const places = same.map(({ shown }) => shown).join(", ");
    return [badShard(`shard ${index} is there ${same.length === 2 ? "twice" : `${same.length} times`}: ${places}`)];
  });
}

function missing(shards: readonly FoundShard[]): Problem[] {
  const count = shards[0]?.content.count ?? 0;
  const there = new Set(shards.map(({ content }) => content.index));
  const gone = Array.from({ length: count }, (_, at) => at + 1).filter((index) => !there.has(index));
  if (gone.length === 0) return [];
  const names = gone.map((index) => `${index}/${count}`).join(", ");
  return [
    badShard(
      `${gone.length === 1 ? "a shard is" : "shards are"} missing: ${names}`,
      "build it with --shard and name its folder, too; a shard in which something is wrong leaves nothing without --keep-going",
    ),
  ];
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
