import os from "node:os";
import path from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { type BrowserOwner, createBrowserOwner } from "../browser/owner.js";
import { openPrintedShelf, type PrintedShelf } from "../browser/printed.js";
import { createQueue, type Queue } from "../browser/queue.js";
import type { KnownNames } from "../content/known-names.js";
import { openDrawingDesk } from "../drawing/desk.js";
import { Ledger } from "../ledger/ledger.js";
import { openCodeCache } from "../project/code-cache.js";
import type { CompiledDeck } from "../project/compile.js";
import { type EditLinks, openEditLinks } from "../project/edits/edit-links.js";
import type { DeckInput } from "../project/inputs.js";
import { madeOfPackage, openInstallation, packageTemplates, readPlayer } from "../project/package-files.js";
import { openProjects, type Projects } from "../project/projects.js";
import { openSlideCache } from "../project/slide-cache.js";
import type { BuiltDeck } from "../records/built-deck.js";
import { asWritten, type WrittenFile } from "../records/written.js";
import type { PlayerFiles } from "../render/page/deck-page.js";
import { eachOnce, InputError, MachineError, type Problem } from "../report/problem.js";
import { removeQuietly } from "../source/output.js";
import { type ExportedDeck, type ExportSession, exportDeck, failedDeck } from "./export-deck.js";
import { failureOf } from "./failure.js";
import { type Format, needsBrowser } from "./formats/index.js";
import { galleryTypes } from "./gallery-types.js";
import { type KeptLayouts, openLayouts } from "./kept-layouts.js";
import { type KeptThumbnails, openThumbnails } from "./kept-thumbnails.js";
import { requireOwnFolder, requireOwnGallery } from "./overwrite.js";
import { type BuildPlan, decksOf, jobsIn, requireNames } from "./plan.js";
import { openReviewer } from "./review.js";
import { checkWritable, type WrittenDecks, writeDecks } from "./write.js";

export interface BuildEvents {
  /** The browser exists from now on; whoever handles signals must end it. */
  browser?(owner: BrowserOwner): void;
  progress?(done: number, total: number, what: string): void;
  notice?(message: string): void;
}

/** Decks that are wrong, and their problems. */
interface WrongDecks {
  readonly names: readonly string[];
  readonly problems: readonly Problem[];
}

/** What a build did. */
export interface BuildResult {
  /** The decks that stand or were written. */
  readonly decks: readonly BuiltDeck[];
  /** What was left out to keep going. */
  readonly wrong: WrongDecks;
  /** Why some formats were not written. */
  readonly failure: MachineError | undefined;
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
  const { request, outs, inputs, standing } = plan;
  for (const out of outs) {
    if (out !== plan.usual) requireOwnFolder(out, plan.outs);
    checkWritable(out);
    requireOwnGallery(out);
  }
  const browser = createBrowserOwner(request.environment);
  events.browser?.(browser);
  if (inputs.some((input) => !standing.has(input) && needsBrowser(input.formats))) await browser.warmUp();
  const kept = openKept(request);
  const { code, slides, thumbnails, layouts, measures } = kept;
  const drawings = openDrawingDesk({ ...request, browser });
  try {
    const installation = openInstallation();
    const projects = openProjects({ ...request, built: inputs }, installation, { code, drawings, slides });
    const queue = createQueue(request.jobs ?? os.availableParallelism());
    const edits = openEditLinks({
      pattern: request.options.editLinks,
      isSafe: request.html === "sanitized",
      environment: request.environment,
    });
    const shared = { projects, queue, browser, measures, edits, thumbnails, layouts, plan, events };
    const { exported, wrong } = await exportAll(shared);
    for (const note of browser.notes) events.notice?.(note);
    // It ends while what it has made is written; the end is waited for below.
    void browser.close();
    code.save();
    const ledger = new Ledger();
    const typeOf = galleryTypes({ exported, plan, projects, installation, ledger });
    const written = await writeDecks(exported, plan, { templates: packageTemplates(installation, ledger), typeOf });
    keepRecords(written, plan, projects);
    for (const { out, notices, ...gallery } of written.galleries) {
      for (const notice of notices) events.notice?.(notice);
      plan.records.keepGallery(jobsIn(plan, out), { ...gallery, madeOf: madeOfPackage(installation, ledger) });
    }
    plan.records.close();
    return {
      decks: decksOf(plan, written.decks),
      wrong,
      failure: failureOf([...exported, ...written.unwritten], written.galleryFailure),
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
  const measures = openPrintedShelf(request);
  const save = () => {
    slides?.save();
    thumbnails.close();
    layouts.close();
    measures?.save();
  };
  return { code: openCodeCache(request), slides, thumbnails, layouts, measures, save };
}

/** What compiling and exporting the decks of one build share. */
interface BuildTools {
  readonly projects: Projects;
  readonly queue: Queue;
  readonly browser: BrowserOwner;
  readonly measures: PrintedShelf | undefined;
  readonly edits: EditLinks;
  readonly thumbnails: KeptThumbnails;
  readonly layouts: KeptLayouts;
  readonly plan: BuildPlan;
  readonly events: BuildEvents;
}

/** Compiles the decks that do not stand one after the other, while those before are exported. */
async function exportAll(tools: BuildTools): Promise<{ exported: ExportedDeck[]; wrong: WrongDecks }> {
  const { projects, plan, events } = tools;
  const { inputs, standing, request } = plan;
  const pending: Promise<ExportedDeck>[] = [];
  const player = readPlayer();
  const names: KnownNames[] = [];
  let done = standing.size;
  for (const input of inputs) {
    if (standing.has(input)) continue;
    const compiled = projects.of(input).compile(input, input.formats, { variant: input.variant });
    // What the browser has said meanwhile is heard.
    await nextTurn();
    if (!compiled) continue;
    names.push(compiled.names);
    const failed = await renderOrFail(compiled);
    await nextTurn();
    if (request.keepGoing ? compiled.ledger.hasErrors : hasErrors(projects)) continue;
    const exporting = failed ? Promise.resolve(failed) : exportDeck(compiled, sessionFor(input, player, tools));
    const exported = exporting.then((deck) => {
      events.progress?.(++done, inputs.length, input.name);
      return deck;
    });
    pending.push(exported);
  }
  const isWrong = hasErrors(projects) && !request.keepGoing;
  // A deck that cannot be read may be the one that knows the name.
  if (isWrong && names.length + standing.size < inputs.length) throw inputError(tools);
  requireNames(plan, names);
  if (isWrong) throw inputError(tools);
  const exported = (await Promise.all(pending)).filter(({ compiled }) => !compiled.ledger.hasErrors);
  const canGoOn = request.keepGoing && exported.length + standing.size > 0;
  if (hasErrors(projects) && !canGoOn) throw inputError(tools);
  return { exported, wrong: wrongDecks(exported, tools) };
}

/** The decks that neither stand nor can be written; problems that they share with others are said with those. */
function wrongDecks(
  exported: readonly ExportedDeck[],
  { projects, plan: { inputs, standing } }: BuildTools,
): WrongDecks {
  const right = new Set<DeckInput>([...standing.keys(), ...exported.map(({ compiled }) => compiled.input)]);
  const said = new Set(exported.flatMap(({ compiled }) => compiled.ledger.problems));
  return {
    names: inputs.filter((input) => !right.has(input)).map(({ name }) => name),
    problems: projects.problems().filter((problem) => !said.has(problem)),
  };
}

/** Renders a deck; where the machine lacks what that takes, none of its formats can be made. */
async function renderOrFail(compiled: CompiledDeck<Format>): Promise<ExportedDeck | undefined> {
  try {
    for (const group of compiled.groups) await group.render();
    return undefined;
  } catch (cause) {
    if (cause instanceof MachineError) return failedDeck(compiled, cause);
    throw cause;
  }
}

function sessionFor(
  input: DeckInput,
  player: PlayerFiles,
  { projects, browser, measures, queue, edits, thumbnails, layouts, plan, events }: BuildTools,
): ExportSession {
  const { options, environment } = plan.request;
  const notice = (message: string) => events.notice?.(`${input.name}: ${message}`);
  const reviewer = options.review ? openReviewer(() => projects.of(input).config()) : undefined;
  return { browser, player, queue, options, environment, edits, reviewer, measures, thumbnails, layouts, notice };
}

const hasErrors = (projects: Projects) => projects.problems().some(({ severity }) => severity === "error");

/** All problems of the run: those of the decks that stand are still true. */
function inputError({ projects, plan }: BuildTools): InputError {
  const known = [...plan.standing.values()].flatMap(({ deck }) => deck.warnings);
  return new InputError(eachOnce([...known, ...projects.problems()]));
}

/** Remembers what was made of the decks that were written as a whole. */
function keepRecords({ decks }: WrittenDecks, { records }: BuildPlan, projects: Projects): void {
  for (const { exported, input, deck, files } of decks) {
    const { compiled, failures, notices, browser } = exported;
    if (failures.length > 0) continue;
    removeFormerOutputs(records.filesOf(input), { files, out: input.out });
    // What could not be looked at this time can be next time.
    if (exported.artifacts.some(({ review }) => review === "unknown")) continue;
    const madeOf = projects.of(input).madeOf(compiled.ledger);
    records.keep(input, { deck, madeOf, files, notices, browser });
  }
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
