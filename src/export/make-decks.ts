import { setImmediate as nextTurn } from "node:timers/promises";
import type { BrowserOwner } from "../browser/owner.js";
import type { Queue } from "../browser/queue.js";
import type { KnownNames } from "../content/known-names.js";
import type { CompiledDeck } from "../project/compile.js";
import type { DeckJob } from "../project/deck-jobs.js";
import type { EditLinks } from "../project/edits/edit-links.js";
import { readPlayer } from "../project/package-files.js";
import type { Projects } from "../project/projects.js";
import type { PlayerFiles } from "../render/page/deck-page.js";
import { MachineError } from "../report/problem.js";
import { type ExportedDeck, type ExportSession, exportDeck, failedDeck } from "./export-deck.js";
import type { Format } from "./formats/index.js";
import { type BuildPlan, requireNames } from "./plan.js";
import { openReviewer } from "./review.js";
import type { Stopwatch } from "./shards/stopwatch.js";
import { hasErrors, inputError, type WrongDecks, wrongDecks } from "./wrong-decks.js";

export interface BuildEvents {
  /** The browser exists from now on; whoever handles signals must end it. */
  browser?(owner: BrowserOwner): void;
  progress?(done: number, total: number, what: string): void;
  /** @param about decks, or the gallery of this run, which is another one when several runs are put together */
  notice?(message: string, about: "decks" | "gallery"): void;
}

/** What compiling and exporting the decks of one build share. */
export interface BuildTools {
  readonly projects: Projects;
  readonly queue: Queue;
  readonly beside: Queue;
  readonly browser: BrowserOwner;
  readonly edits: EditLinks;
  readonly kept: Pick<ExportSession, "thumbnails" | "layouts" | "pictures" | "measures">;
  readonly plan: BuildPlan;
  readonly events: BuildEvents;
  readonly stopwatch: Stopwatch;
}

/** The decks that are ready to be written, those that are wrong, and what the command line may name of both. */
interface Exports {
  readonly exported: readonly ExportedDeck[];
  readonly wrong: WrongDecks;
  readonly names: readonly KnownNames[];
}

/**
 * Compiles the decks that do not stand one after the other, while those before are exported.
 *
 * @throws InputError with all problems of all decks when one of them is an error; to keep going, only when all decks are wrong
 */
export async function exportAll(tools: BuildTools): Promise<Exports> {
  const { projects, plan, events, stopwatch } = tools;
  const { inputs, standing, request } = plan;
  const pending: Promise<ExportedDeck>[] = [];
  const player = readPlayer();
  const names: KnownNames[] = [];
  let done = standing.size;
  for (const input of inputs) {
    if (standing.has(input)) continue;
    const { variant, formats } = input;
    const compiled = stopwatch.time(input, () => projects.of(input).compile(input, formats, { variant }));
    // What the browser has said meanwhile is heard.
    await nextTurn();
    if (!compiled) continue;
    names.push(compiled.names);
    const failed = await stopwatch.timeAsync(input, () => renderOrFail(compiled));
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
  // Where decks are divided, those of other shards may be right.
  const canGoOn = request.keepGoing && (plan.division !== undefined || exported.length + standing.size > 0);
  if (hasErrors(projects) && !canGoOn) throw inputError(tools);
  return { exported, wrong: wrongDecks(exported, tools), names };
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
  input: DeckJob,
  player: PlayerFiles,
  { projects, browser, edits, kept, plan, events, ...tools }: BuildTools,
): ExportSession {
  const { options, environment } = plan.request;
  const queue = tools.stopwatch.queueFor(input, tools.queue);
  const beside = tools.stopwatch.queueFor(input, tools.beside);
  const notice = (message: string) => events.notice?.(`${input.name}: ${message}`, "decks");
  const reviewer = options.review ? openReviewer(() => projects.of(input).config()) : undefined;
  return { browser, player, queue, beside, options, environment, edits, reviewer, ...kept, notice };
}
