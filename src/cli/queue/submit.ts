import { randomBytes } from "node:crypto";
import { type BuildResult, buildOthers, requireFolders } from "../../export/build.js";
import { discardAll } from "../../export/fetch-all.js";
import { type BuildPlan, decksOf, noticesOf, planBuild } from "../../export/plan.js";
import { collectDecks } from "../../export/queue/collect.js";
import { readTaskResult, type TaskResult } from "../../export/queue/do-task.js";
import { takeSnapshot } from "../../export/queue/snapshot.js";
import {
  type DeckPart,
  isOpen,
  type OpenPart,
  prepareSubmission,
  type SubmittedDeck,
} from "../../export/queue/submission.js";
import { taskLabel } from "../../export/queue/task.js";
import { openSharedCache, type SharedCache } from "../../export/shared-cache.js";
import type { DeckJob } from "../../project/deck-jobs.js";
import { openOrders } from "../../project/orders.js";
import type { JobBoard, JobReport } from "../../queue/board.js";
import { counted } from "../../report/counted.js";
import { printable } from "../../report/printable.js";
import { MachineError, UsageError } from "../../report/problem.js";
import { readRequest } from "../build.js";
import { noteTo, reportBuild } from "../build-report.js";
import { type CommandLine, wholeNumber } from "../options.js";
import { whyReadOnly } from "../shared-options.js";
import type { Shell } from "../shell.js";
import { createProgress, noProgress } from "../terminal.js";
import { inWords, openBoard } from "./board.js";

const usualPriority = 50;
const usualWaiting = 1000;

/** What a submission works with. */
interface Submitting {
  readonly line: CommandLine;
  readonly shell: Shell;
  readonly plan: BuildPlan;
  readonly cache: SharedCache;
  readonly board: JobBoard;
  readonly note: (message: string) => void;
}

/** `quarterdeck queue submit`: lets workers make what a build here would make, and writes it. */
export async function submitToQueue(line: CommandLine, shell: Shell): Promise<number> {
  const started = performance.now();
  const request = readRequest(line, shell);
  if (!request.shared)
    throw new UsageError("what workers make comes back through a shared cache; name one with --shared-cache ADDRESS");
  if (request.shared.isReadOnly)
    throw new UsageError(
      `workers get the project from the shared cache, so it is put there; ${whyReadOnly(line.options)}`,
    );
  const orders = openOrders();
  const plan = planBuild(request, noteTo(shell), (input) => orders.of(input));
  if (!plan) throw new Error("nothing is known of a deck");
  const notices = noticesOf(plan);
  const note = (message: string) => void notices.push(message);
  const report = (result: BuildResult) =>
    reportBuild({ ...result, notices, elapsedMs: Math.round(performance.now() - started) }, line, shell);
  if (plan.isDone) return report({ decks: decksOf(plan), wrong: { names: [], problems: [] }, failure: undefined });
  if (!line.options.detach) requireFolders(plan);
  const cache = openSharedCache(request, note);
  if (!cache) throw new MachineError("a queue needs the compiled program: its hash tells workers what is built", []);
  const board = await openBoard(line, shell);
  shell.onStop(() => board.close());
  try {
    const submitting = { line, shell, plan, cache, board, note };
    const decks = await prepareSubmission(plan, cache);
    const reports = await letMake(decks, submitting);
    if (!reports) return 0;
    // Another one asks the disk anew, on which files may have changed since.
    const later = openSharedCache(request, note) ?? cache;
    return report(await collect(decks, reports, { ...submitting, cache: later }));
  } finally {
    await board.close();
  }
}

/** @returns what became of the jobs; undefined where nobody waits for that */
async function letMake(
  decks: readonly SubmittedDeck[],
  { line, shell, board }: Submitting,
): Promise<ReadonlyMap<string, JobReport> | undefined> {
  const { options } = line;
  const open = new Map(decks.flatMap(({ parts }) => parts.filter(isOpen)).map((part) => [part.id, part]));
  if (open.size === 0) return new Map();
  const batch = randomBytes(4).toString("hex");
  const priority = priorityOf(line);
  const jobs = [...open.values()].map(({ id, task }) => ({ id, label: taskLabel(task), data: task, priority }));
  const mostWaiting = wholeNumber(options, "most-waiting", 1) ?? usualWaiting;
  const say = (text: string) => !options.quiet && !options.json && shell.terminal.err(text);
  say(`batch ${batch}: ${counted(jobs.length, "job")}; “quarterdeck queue cancel ${batch}” takes them back\n`);
  const submitted = inWords(() => board.submit(batch, jobs, { mostWaiting }));
  if (options.detach) {
    const { added, known } = await submitted;
    shell.terminal.out(options.json ? `${JSON.stringify({ batch, added, known })}\n` : `${batch}\n`);
    return undefined;
  }
  const progress = options.quiet || options.json ? noProgress : createProgress(shell.terminal);
  const ended = new Set<string>();
  const follow = inWords(() =>
    board.follow(batch, ({ id, label, state }) => {
      if (state === "done" || state === "failed" || state === "gone") ended.add(id);
      progress.show(ended.size, jobs.length, printable(label));
    }),
  );
  try {
    const [reports] = await Promise.all([follow, submitted]);
    return new Map(reports.map((each) => [each.id, each]));
  } finally {
    progress.clear();
  }
}

function priorityOf({ options }: CommandLine): number {
  const priority = wholeNumber(options, "priority", 1) ?? usualPriority;
  if (priority > 100)
    throw new UsageError(`--priority ${priority}: write a whole number from 1, which is done first, to 100`);
  return priority;
}

/** What became of a part of a deck: a result, wrong, or why there is nothing. */
function outcomeOf(
  part: DeckPart | OpenPart,
  reports: ReadonlyMap<string, JobReport>,
): TaskResult | { readonly is: "failed"; readonly why: string } {
  const report = isOpen(part) ? reports.get(part.id) : undefined;
  const result = report?.state === "done" ? readTaskResult(report.result) : undefined;
  if (result) return result;
  if (!report) return { is: "failed", why: "it was taken back, or Redis has lost it" };
  // Who follows a batch hears no more of it once it is taken back, also when a worker is about to stop.
  if (report.state !== "done" && report.state !== "failed") return { is: "failed", why: "it was taken back" };
  return { is: "failed", why: report.why ?? "the queue does not know what became of it" };
}

type Outcome = ReturnType<typeof outcomeOf>;

/** What became of the parts of decks. */
function outcomesOf(
  decks: readonly SubmittedDeck[],
  reports: ReadonlyMap<string, JobReport>,
): ReadonlyMap<SubmittedDeck, readonly { readonly input: DeckJob; readonly outcome: Outcome }[]> {
  const outcome = (part: SubmittedDeck["parts"][number]): Outcome =>
    part.place ? { is: "known", place: part.place } : outcomeOf(part, reports);
  return new Map(
    decks.map((deck) => [deck, deck.parts.map((part) => ({ input: part.input, outcome: outcome(part) }))]),
  );
}

/**
 * Writes what was made. Decks that are wrong are compiled here, which tells what is wrong with them; and those whose files have left
 * the shared cache are made here, which puts them there again.
 */
async function collect(
  decks: readonly SubmittedDeck[],
  reports: ReadonlyMap<string, JobReport>,
  { plan, cache, shell, note }: Submitting,
): Promise<BuildResult> {
  const outcomes = outcomesOf(decks, reports);
  const partsOf = (deck: SubmittedDeck) => outcomes.get(deck) ?? [];
  const { fetched, changed, lost } = await collectDecks(
    decks,
    (deck) => {
      const placed = partsOf(deck).flatMap(({ input, outcome }) =>
        "place" in outcome ? [{ input, place: outcome.place }] : [],
      );
      return placed.length === deck.parts.length ? placed : undefined;
    },
    cache,
  );
  const edited = await editedAmong(changed, decks, { plan, cache });
  const apart = changed.filter((input) => !edited.includes(input));
  const reasons = [
    ...decks.flatMap((deck) =>
      partsOf(deck).flatMap(({ input, outcome }) =>
        outcome.is === "failed" ? [`${input.name} (${input.formats.join(", ")}): ${outcome.why}`] : [],
      ),
    ),
    ...edited.map(({ name }) => `${name}: its files have changed while it was made; submit it again`),
  ];
  const failure = reasons.length > 0 ? notMade(reasons) : undefined;
  if (failure && !plan.request.keepGoing) {
    discardAll(fetched.values());
    throw failure;
  }
  for (const { name } of lost) note(`${name}: made here, because its files are not in the shared cache any more`);
  for (const { name } of apart)
    note(`${name}: made here, because something beside its project is another one for workers`);
  const wrong = decks.filter((deck) => partsOf(deck).some(({ outcome }) => outcome.is === "wrong"));
  const made = new Set([
    ...fetched.keys(),
    ...plan.standing.keys(),
    ...lost,
    ...apart,
    ...wrong.map(({ input }) => input),
  ]);
  const own = { ...plan, inputs: plan.inputs.filter((input) => made.has(input)) };
  const events = { notice: note, browser: (owner: { kill(): void }) => shell.onStop(() => owner.kill()) };
  const result = await buildOthers({ plan: own, events, shared: cache, fetched });
  return { ...result, failure: result.failure ?? failure };
}

/** Those of some decks whose projects are not as they were submitted: what differs of the others lies beside their projects. */
async function editedAmong(
  changed: readonly DeckJob[],
  decks: readonly SubmittedDeck[],
  { plan, cache }: Pick<Submitting, "plan" | "cache">,
): Promise<readonly DeckJob[]> {
  const submitted = new Map(decks.map((deck) => [deck.input, deck.parts.find(isOpen)?.task.snapshot]));
  const now = new Map<string, string>();
  // All decks of a project have one snapshot, which reads all of its files.
  for (const input of changed)
    if (!now.has(input.root)) now.set(input.root, await takeSnapshot(input, plan.outs, cache.store));
  return changed.filter((input) => submitted.get(input) !== now.get(input.root));
}

/** So many reasons are told; the queue's status has the others. */
const mostReasons = 20;

function notMade(reasons: readonly string[]): MachineError {
  const more = reasons.length > mostReasons ? [`and ${reasons.length - mostReasons} more`] : [];
  const list = [...reasons.slice(0, mostReasons), ...more].map((reason) => `\n  ${reason.replaceAll("\n", "\n    ")}`);
  return new MachineError(`not everything was made:${printable(list.join(""))}`, [
    "submit again: what was made is in the shared cache and is not made twice",
  ]);
}
