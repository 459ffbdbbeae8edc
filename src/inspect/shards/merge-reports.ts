import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import type { Selection } from "../../check/selection.js";
import { requireKnownNames } from "../../project/require-names.js";
import { badShard, type OfRun, requireOneRun } from "../../project/shards/one-run.js";
import { InputError, type Problem, UsageError } from "../../report/problem.js";
import { shownPath } from "../../report/shown-path.js";
import { type SourceFile, wholeOf } from "../../source/text.js";
import type { CheckedProject } from "../check-project.js";
import { judged, type LookedProject } from "../looked.js";
import { joinLooked } from "./join-looked.js";
import { createUnpacker } from "./packed-sources.js";
import { readShare, type ShareContent } from "./share-report.js";

/** The check of all shares, as if one run had looked. */
export interface MergedCheck {
  readonly projects: readonly CheckedProject[];
  readonly selection: Selection;
  readonly isOnline: boolean;
  readonly notices: readonly string[];
}

interface FoundShare extends OfRun {
  readonly content: ShareContent;
}

/**
 * Puts together the reports of all shares.
 *
 * @param given files, relative to the folder in which the user stands
 * @param folder this folder, as it really is
 * @throws UsageError when there is no such file, or no deck knows what the command line of the shares named
 * @throws InputError when they do not belong together, or are not as they were written
 */
export function mergeReports(given: readonly string[], folder: string): MergedCheck {
  if (given.length === 0) throw new UsageError("--merge needs the reports of all shards: check --merge FILE...");
  const shares = readShares(given, folder);
  const remedy = "check it with --shard and --reporter json or sarif, and name its report, too";
  requireOneRun(shares, remedy);
  const [first] = shares;
  if (!first) return { projects: [], selection: new Set(), isOnline: false, notices: [] };
  const { content } = first;
  const set = Object.fromEntries(content.asked.set.map((name) => [name, ""]));
  const looked = joinLooked(
    unpacked(shares, folder),
    content.shares.map(([name]) => name),
  );
  const read = new Set(looked.flatMap(({ decks }) => decks.map(({ deck }) => deck.info.name)));
  const names = shares.flatMap((share) => share.content.names);
  // A deck that cannot be read may be the one that knows the name.
  if (content.shares.every(([name]) => read.has(name)))
    requireKnownNames({ ...content.asked, set }, names, content.declared);
  const selection: Selection = new Set(content.codes);
  const about = { selection, isOnline: content.isOnline, decks: "all" as const };
  return {
    projects: looked.map((project) => ({ ...judged(project, about), inspected: [] })),
    selection,
    isOnline: content.isOnline,
    notices: [...new Set(shares.flatMap((share) => share.content.notices))],
  };
}

function readShares(given: readonly string[], folder: string): FoundShare[] {
  const problems: Problem[] = [];
  const shares = given.flatMap((shown): FoundShare[] => {
    const file = path.resolve(folder, shown);
    if (!statSync(file, { throwIfNoEntry: false })?.isFile())
      throw new UsageError(`--merge: there is no file “${shown}”`);
    const read = readShare(readFileSync(file, "utf8"));
    if ("content" in read) return [{ shown, content: read.content }];
    problems.push(badShard(`${shown} ${read.wrong}`, "check this shard anew, with this version"));
    return [];
  });
  if (problems.length > 0) throw new InputError(problems);
  return shares;
}

/** The projects of all shares. */
function unpacked(shares: readonly FoundShare[], folder: string): LookedProject[] {
  const unpacker = createUnpacker(folder);
  const texts = new Map<string, SourceFile>();
  return shares.flatMap(({ shown, content }) => {
    // Sealed: it was packed by this version.
    const projects = unpacker.unpack(content.projects) as LookedProject[];
    for (const { file } of projects.flatMap(({ decks }) =>
      decks.flatMap(({ slides }) => slides.map(({ slide }) => slide.span)),
    )) {
      const whole = wholeOf(file);
      const key = JSON.stringify([whole.root, whole.path]);
      const before = texts.get(key) ?? whole;
      texts.set(key, before);
      if (before !== whole)
        throw new InputError([
          badShard(
            `${shownPath(whole, folder)} had another text when ${shown} was written than for the shards before`,
            "check all shards of the same commit",
          ),
        ]);
    }
    return projects;
  });
}
