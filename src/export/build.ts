import os from "node:os";
import path from "node:path";
import { createBrowserOwner } from "../browser/owner.js";
import { openPrintedShelf } from "../browser/printed.js";
import { createQueue } from "../browser/queue.js";
import { openDrawingDesk } from "../drawing/desk.js";
import { Ledger } from "../ledger/ledger.js";
import { openCodeCache } from "../project/code-cache.js";
import type { DeckJob } from "../project/deck-jobs.js";
import { openEditLinks } from "../project/edits/edit-links.js";
import { madeOfPackage, openInstallation, packageTemplates } from "../project/package-files.js";
import { openProjects, type Projects } from "../project/projects.js";
import { openSlideCache } from "../project/slide-cache.js";
import type { BuiltDeck } from "../records/built-deck.js";
import type { Publication } from "../records/shared/results.js";
import { asWritten, type WrittenFile } from "../records/written.js";
import type { MachineError } from "../report/problem.js";
import { removeQuietly } from "../source/output.js";
import { failureOf } from "./failure.js";
import { discardAll, fetchAll } from "./fetch-all.js";
import { needsBrowser } from "./formats/index.js";
import { galleryTypes } from "./gallery-types.js";
import { openLayouts } from "./kept-layouts.js";
import { openPictures } from "./kept-pictures.js";
import { openThumbnails } from "./kept-thumbnails.js";
import { type BuildEvents, exportAll } from "./make-decks.js";
import { requireOwnFolder, requireOwnGallery } from "./overwrite.js";
import { type BuildPlan, decksOf, jobsIn } from "./plan.js";
import { outcomeOf, type ShardOutcome } from "./shards/outcome.js";
import { createStopwatch } from "./shards/stopwatch.js";
import type { SharedCache } from "./shared-cache.js";
import type { FetchedDeck } from "./staged.js";
import { checkWritable, type FinishedExport, type WrittenDecks, writeDecks } from "./write.js";
import type { WrongDecks } from "./wrong-decks.js";

/** What a build did. */
export interface BuildResult {
  /** The decks that stand or were written. */
  readonly decks: readonly BuiltDeck[];
  /** What was left out to keep going. */
  readonly wrong: WrongDecks;
  /** Why some formats were not written. */
  readonly failure: MachineError | undefined;
  /** What became of the decks that were put into the shared cache. */
  readonly published?: readonly Publication[];
  /** What is known for those who put shards together; undefined where decks were not divided. */
  readonly shard?: ShardOutcome | undefined;
}

/**
 * Builds the decks that do not stand: files → model → trees → exports. Decks are compiled one after the other while the
 * browser starts and prints those before; everything is written at the end. A wrong input writes nothing; a format that
 * fails does not keep the others from being written.
 *
 * @throws InputError with all problems of all decks when one of them is an error; to keep going, only when all decks are wrong
 * @throws MachineError when there is no browser, or the folder cannot be written
 * @throws UsageError when a file of somebody else's, or a source of a deck, would be lost
 */
export async function buildDecks(plan: BuildPlan, events: BuildEvents): Promise<BuildResult> {
  requireFolders(plan);
  const shared = await openShared(plan, events);
  const fetched = shared ? await fetchDecks(plan, shared, events) : new Map<DeckJob, FetchedDeck>();
  return buildOthers({ plan, events, shared, fetched });
}

/** The shared cache of a build; what it takes is loaded by builds that have one. */
async function openShared({ request }: BuildPlan, events: BuildEvents): Promise<SharedCache | undefined> {
  if (!request.shared) return undefined;
  const { openSharedCache } = await import("./shared-cache.js");
  return openSharedCache(request, (message) => events.notice?.(message, "decks"));
}

/** Makes sure that everything can be written into the folders of a build, and nothing of others is lost there. */
export function requireFolders({ outs, usual }: BuildPlan): void {
  for (const out of outs) {
    if (out !== usual) requireOwnFolder(out, outs);
    checkWritable(out);
    requireOwnGallery(out);
  }
}

/**
 * Decks that other machines have made of the same files.
 *
 * @throws MachineError when they cannot be put down
 */
async function fetchDecks(
  { inputs, standing }: BuildPlan,
  shared: SharedCache,
  events: BuildEvents,
): Promise<ReadonlyMap<DeckJob, FetchedDeck>> {
  let done = standing.size;
  const wanted = inputs.filter((input) => !standing.has(input));
  return fetchAll(wanted, async (input) => {
    const deck = await shared.fetch(input);
    if (!deck) return undefined;
    events.progress?.(++done, inputs.length, input.name);
    for (const notice of deck.notices) events.notice?.(`${input.name}: ${notice}`, "decks");
    return deck;
  });
}

/** What a build has found out before it makes anything. */
interface Beginning {
  readonly plan: BuildPlan;
  readonly events: BuildEvents;
  readonly shared: SharedCache | undefined;
  readonly fetched: ReadonlyMap<DeckJob, FetchedDeck>;
}

/** Makes the decks that were not fetched, and writes all; what waited of those that were is gone afterwards. */
export async function buildOthers(beginning: Beginning): Promise<BuildResult> {
  try {
    return await makeOthers(beginning);
  } finally {
    discardAll(beginning.fetched.values());
  }
}

async function makeOthers({ plan, events, shared, fetched }: Beginning): Promise<BuildResult> {
  const { request, inputs } = plan;
  const standing = new Map([...plan.standing, ...fetched]);
  const browser = createBrowserOwner(request.environment);
  events.browser?.(browser);
  if (inputs.some((input) => !standing.has(input) && needsBrowser(input.formats))) await browser.warmUp();
  const kept = openKept(request);
  const drawings = openDrawingDesk({ ...request, browser });
  try {
    const installation = openInstallation();
    const projects = openProjects({ ...request, built: plan.all }, installation, { ...kept.services, drawings });
    // While the browser has as much to do as it can, two more are prepared.
    const jobs = request.jobs ?? os.availableParallelism() + 2;
    const [queue, beside] = [createQueue(jobs), createQueue(jobs)];
    const edits = openEditLinks({
      pattern: request.options.editLinks,
      isSafe: request.html === "sanitized",
      environment: request.environment,
    });
    const all = { ...plan, standing };
    const stopwatch = createStopwatch();
    const making = { projects, queue, beside, browser, edits, kept: kept.shelves, plan: all, events, stopwatch };
    const { exported, wrong, names } = await exportAll(making);
    for (const note of browser.notes) events.notice?.(note, "decks");
    // It ends while what it has made is written; the end is waited for below.
    void browser.close();
    kept.services.code.save();
    const ledger = new Ledger();
    const typeOf = galleryTypes({ exported, plan: all, projects, installation, ledger });
    const tools = { templates: packageTemplates(installation, ledger), typeOf };
    const written = await writeDecks({ exported, fetched }, plan, tools);
    const whole = keepRecords(written, plan, projects);
    for (const { out, notices, ...gallery } of written.galleries) {
      for (const notice of notices) events.notice?.(notice, "gallery");
      plan.records.keepGallery(jobsIn(plan, out), { ...gallery, madeOf: madeOfPackage(installation, ledger) });
    }
    plan.records.close();
    const published = await Promise.all(
      whole.flatMap((deck) => (shared && "compiled" in deck.by ? shared.publish(deck) : [])),
    );
    return {
      decks: decksOf(plan, written.decks),
      wrong,
      failure: failureOf([...exported, ...written.unwritten], written.galleryFailure),
      published: published.filter((each) => each !== undefined),
      shard: outcomeOf(plan, { written, typeOf, stopwatch, names }),
    };
  } finally {
    drawings.close();
    kept.save();
    await browser.close();
  }
}

/** What earlier builds have kept of what this one makes. */
function openKept(request: BuildPlan["request"]) {
  const slides = openSlideCache(request);
  const thumbnails = openThumbnails(request);
  const layouts = openLayouts(request);
  const pictures = openPictures(request);
  const measures = openPrintedShelf(request);
  const save = () => {
    slides?.save();
    thumbnails.close();
    layouts.close();
    pictures.close();
    measures?.save();
  };
  const shelves = { thumbnails, layouts, pictures, measures };
  return { services: { code: openCodeCache(request), slides }, shelves, save };
}

/**
 * Remembers what was made of the decks that were written as a whole.
 *
 * @returns these decks, as others may use them
 */
function keepRecords({ decks }: WrittenDecks, { records }: BuildPlan, projects: Projects): FinishedExport[] {
  return decks.flatMap((written): FinishedExport[] => {
    const { by, input, deck, files } = written;
    const isWhole = !("compiled" in by) || by.failures.length === 0;
    if (!isWhole) return [];
    removeFormerOutputs(records.filesOf(input), { files, out: input.out });
    // What could not be looked at this time can be next time.
    if ("compiled" in by && by.artifacts.some(({ review }) => review === "unknown")) return [];
    const madeOf = "compiled" in by ? projects.of(input).madeOf(by.compiled.ledger) : by.madeOf;
    const { notices, browser } = by;
    records.keep(input, { deck, madeOf, files, notices, browser });
    return [{ ...written, madeOf, notices, browser }];
  });
}

/** Removes what the build before wrote into folders of a deck, such as pictures of slides that are gone. */
function removeFormerOutputs(
  before: readonly WrittenFile[],
  { files, out }: { readonly files: readonly WrittenFile[]; readonly out: string },
): void {
  const now = new Set(files.map((file) => file.path));
  const left = before.filter((file) => !now.has(file.path) && path.dirname(file.path) !== out && asWritten(file));
  for (const file of left) removeQuietly(file.path);
}
