import type { BuildResult } from "../export/build.js";
import type { Format } from "../export/formats/index.js";
import { type BuildPlan, decksOf, noticesOf, planBuild } from "../export/plan.js";
import type { BuildRequest } from "../export/request.js";
import { formatNames, isFormatName } from "../model/format-names.js";
import type { Division } from "../project/shards/division.js";
import { sourceDate } from "../project/source-date.js";
import type { BuiltDeck } from "../records/built-deck.js";
import { UsageError } from "../report/problem.js";
import { didYouMeanBare } from "../report/suggest.js";
import { realPathOf } from "../source/folder.js";
import { noteTo, plainDeck, reportBuild } from "./build-report.js";
import { readDeckOptions } from "./deck-options.js";
import { readFormatOptions } from "./format-options.js";
import { idleOptions } from "./idle-options.js";
import { type CommandLine, wholeNumber } from "./options.js";
import { reviewNotes } from "./review-note.js";
import { readShardRequest, requireTogether } from "./shard-options.js";
import { readSharedPlace } from "./shared-options.js";
import type { Shell } from "./shell.js";
import { createProgress, noProgress } from "./terminal.js";
import type { OneBuild } from "./watch.js";

/** `quarterdeck build` */
export async function runBuild(line: CommandLine, shell: Shell): Promise<number> {
  requireTogether(line);
  if (line.options.merge) return (await import("./merge.js")).runMerge(line, shell);
  if (!line.options.watch) return (await buildOnce(line, shell)).status;
  const { watchBuild } = await import("./watch.js");
  return watchBuild(line, shell, (own, say) => buildOnce(line, own, say));
}

/** @param say whether something is said when there is nothing to do */
async function buildOnce(line: CommandLine, shell: Shell, say: "all" | "news" = "all"): Promise<OneBuild> {
  const started = performance.now();
  const { openOrders } = await import("../project/orders.js");
  const orders = openOrders();
  const plan = planBuild(readRequest(line, shell), noteTo(shell), (input) => orders.of(input));
  if (!plan) throw new Error("nothing is known of a deck");
  if (plan.isDone && say === "news") return { status: 0, plan, decks: decksOf(plan) };
  const notices = [...idleOptions(line.options, plan.all), ...noticesOf(plan)];
  const result = plan.division
    ? await buildShard(plan, plan.division, { line, shell, notices })
    : await buildPlanned(plan, { line, shell, notices });
  const elapsedMs = Math.round(performance.now() - started);
  return { status: reportBuild({ ...result, notices, elapsedMs }, line, shell), plan, decks: result.decks };
}

/** A run, and what is noticed meanwhile. */
interface Running {
  readonly line: CommandLine;
  readonly shell: Shell;
  readonly notices: string[];
}

const buildPlanned = async (plan: BuildPlan, { line, shell, notices }: Running): Promise<BuildResult> =>
  plan.isDone ? standing(plan) : makeDecks(plan, line, shell, (notice) => notices.push(notice));

/** Builds a share of the decks and leaves its file, unless both are there. */
async function buildShard(plan: BuildPlan, division: Division, { line, shell, notices }: Running) {
  const { standsShard, writeShard } = await import("../export/shards/write-shard.js");
  if (plan.inputs.length === 0)
    notices.push(`shard ${division.index}/${division.count} has no deck: others have all ${plan.all.length}`);
  if (plan.isDone && standsShard(plan, division)) return standing(plan);
  const ofDecks = plan.inputs.length === 0 ? [] : [...notices];
  const result = await makeDecks(plan, line, shell, (notice, about) => {
    notices.push(notice);
    if (about === "decks") ofDecks.push(notice);
  });
  const folder = realPathOf(shell.folder);
  const noteOf = (deck: BuiltDeck) => reviewNotes([deck], { ...line.options, quiet: false }, folder);
  const notes = new Map(result.decks.flatMap((deck) => noteOf(deck).map((note) => [deck.name, note] as const)));
  const json = result.decks.map((deck) => plainDeck(deck, folder));
  writeShard({ plan, division, result, notices: ofDecks, notes, json });
  return result;
}

/**
 * Reports a build for which there is nothing to do; it makes nothing and loads nothing that could.
 *
 * @returns the exit status; undefined when there is something to do
 */
export function reportStanding(line: CommandLine, shell: Shell): number | undefined {
  // What shards leave is more than decks.
  if (line.options.shard !== undefined || line.options.merge) return undefined;
  const started = performance.now();
  const say = noteTo(shell);
  const left: string[] = [];
  const plan = planBuild(readRequest(line, shell), (note, what) => (what === "left" ? left.push(note) : say(note)));
  // What was left alone is found again by whoever does the work.
  if (!plan?.isDone) return undefined;
  for (const note of left) say(note);
  const elapsedMs = Math.round(performance.now() - started);
  const notices = [...idleOptions(line.options, plan.all), ...noticesOf(plan)];
  return reportBuild({ ...standing(plan), notices, elapsedMs }, line, shell);
}

const standing = (plan: BuildPlan): BuildResult => ({
  decks: decksOf(plan),
  wrong: { names: [], problems: [] },
  failure: undefined,
});

/** What a command line says of a build. */
export function readRequest(line: CommandLine, { folder, environment }: Shell): BuildRequest {
  const { inputs, options } = line;
  // What is wrong with it is said before anything is done.
  sourceDate(environment);
  return {
    inputs,
    folder,
    out: options.out,
    formats: options.format === undefined ? undefined : readFormats(options.format),
    ...readDeckOptions(line),
    drawings: options.drawings,
    options: readFormatOptions(options, folder),
    jobs: wholeNumber(options, "jobs", 1),
    keepGoing: options["keep-going"] ?? false,
    cache: !options["no-cache"],
    shared: readSharedPlace(options, environment),
    environment,
    shard: readShardRequest(options),
  };
}

/** Makes what does not stand; only now the compiler is loaded. */
export async function makeDecks(
  plan: BuildPlan,
  { options }: CommandLine,
  shell: Shell,
  notice: (message: string, about: "decks" | "gallery") => void,
): Promise<BuildResult> {
  const { buildDecks } = await import("../export/build.js");
  const progress = options.quiet || options.json ? noProgress : createProgress(shell.terminal);
  return buildDecks(plan, {
    browser: (owner) => shell.onStop(() => owner.kill()),
    progress: (done, total, what) => progress.show(done, total, what),
    notice,
  }).finally(() => progress.clear());
}

function readFormats(list: string): Format[] {
  const names = list
    .split(",")
    .map((name) => name.trim().toLowerCase())
    .filter(Boolean);
  return [...new Set(names)].map((name) => {
    if (isFormatName(name)) return name;
    const question = didYouMeanBare(name, formatNames);
    throw new UsageError(`there is no format “${name}”${question ? `; ${question}` : `: ${formatNames.join(", ")}`}`);
  });
}
