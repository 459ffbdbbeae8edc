import os from "node:os";
import path from "node:path";
import { type BrowserOwner, createBrowserOwner } from "../browser/owner.js";
import { createQueue, type Queue } from "../browser/queue.js";
import { openCodeCache } from "../project/code-cache.js";
import type { DeckRequest } from "../project/deck-request.js";
import { type DeckInput, findInputs, requireDistinctNames } from "../project/inputs.js";
import { openInstallation, packageTemplates, readPlayer } from "../project/package-files.js";
import { openProjects, type Projects } from "../project/projects.js";
import { InputError, MachineError } from "../report/problem.js";
import type { BuiltDeck } from "./built-deck.js";
import { type ExportedDeck, type ExportSession, exportDeck } from "./export-deck.js";
import { type Format, needsBrowser } from "./formats/index.js";
import type { FormatOptions } from "./formats/options.js";
import { checkWritable, writeDecks } from "./write.js";

export interface BuildRequest extends DeckRequest {
  readonly inputs: readonly string[];
  readonly out: string;
  readonly formats: readonly Format[];
  readonly options: FormatOptions;
  /** Pages printed at the same time; undefined: one per core. */
  readonly jobs: number | undefined;
  /** Use highlighted code of earlier builds. */
  readonly cache: boolean;
  readonly environment: NodeJS.ProcessEnv;
}

export interface BuildEvents {
  /** The browser exists from now on; whoever handles signals must end it. */
  browser?(owner: BrowserOwner): void;
  progress?(done: number, total: number, what: string): void;
  notice?(message: string): void;
}

/**
 * Builds decks: files → model → trees → exports. Decks are compiled one after the other while the browser
 * starts and prints those before; everything is written at the end. A wrong input writes nothing; a format that
 * fails does not keep the others from being written.
 *
 * @throws InputError with all problems of all decks when one of them is an error
 * @throws MachineError when a format failed, there is no browser, or the folder cannot be written
 */
export async function buildDecks(request: BuildRequest, events: BuildEvents): Promise<BuiltDeck[]> {
  const inputs = findInputs(request.inputs, request.folder);
  requireDistinctNames(inputs);
  const out = path.resolve(request.folder, request.out);
  checkWritable(out);
  const browser = createBrowserOwner(request.environment);
  events.browser?.(browser);
  if (needsBrowser(request.formats)) browser.warmUp();
  try {
    const code = openCodeCache(request);
    const installation = openInstallation();
    const projects = openProjects(request, installation, code);
    const queue = createQueue(request.jobs ?? os.availableParallelism());
    const exported = await exportAll(inputs, { projects, queue, browser, request, events });
    noticeBrowser(browser, events);
    code.save();
    const decks = writeDecks(exported, out, packageTemplates(installation));
    throwFailures(exported);
    return decks;
  } finally {
    await browser.close();
  }
}

/** What compiling and exporting the decks of one build share. */
interface BuildTools {
  readonly projects: Projects;
  readonly queue: Queue;
  readonly browser: BrowserOwner;
  readonly request: BuildRequest;
  readonly events: BuildEvents;
}

/** Compiles the decks one after the other, while those before are exported. */
async function exportAll(inputs: readonly DeckInput[], tools: BuildTools): Promise<ExportedDeck[]> {
  const { projects, queue, browser, request, events } = tools;
  const pending: Promise<ExportedDeck>[] = [];
  const player = readPlayer();
  let done = 0;
  for (const input of inputs) {
    const compiled = projects.of(input).compile(input, request.formats);
    if (!compiled) continue;
    for (const group of compiled.groups) await group.render();
    if (hasErrors(projects)) continue;
    const session: ExportSession = {
      browser,
      player,
      queue,
      options: request.options,
      environment: request.environment,
      notice: (message) => events.notice?.(`${input.name}: ${message}`),
    };
    const exported = exportDeck(compiled, session).then((deck) => {
      events.progress?.(++done, inputs.length, input.name);
      return deck;
    });
    pending.push(exported);
  }
  if (hasErrors(projects)) throw new InputError(projects.problems());
  const exported = await Promise.all(pending);
  if (hasErrors(projects)) throw new InputError(projects.problems());
  return exported;
}

const hasErrors = (projects: Projects) => projects.problems().some(({ severity }) => severity === "error");

/** Says which formats failed, and why the first one did; what else was asked for is written by then. */
function throwFailures(exported: readonly ExportedDeck[]): void {
  const failures = exported.flatMap((deck) => deck.failures);
  const [first] = failures;
  if (!first) return;
  const names = failures.map(({ deck, format }) => `${deck}: ${format}`).join(", ");
  const why = first.cause instanceof Error ? first.cause.message : String(first.cause);
  const remedies = first.cause instanceof MachineError ? first.cause.remedies : [];
  throw new MachineError(`${why}; not written: ${names}`, remedies, { cause: first.cause });
}

function noticeBrowser(browser: BrowserOwner, events: BuildEvents): void {
  if (browser.sandboxOff) events.notice?.(`Chromium runs without its sandbox, because ${browser.sandboxOff}`);
  if (browser.restarts > 0) events.notice?.("the browser died while it printed and was started again");
}
