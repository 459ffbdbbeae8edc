import { accessSync, constants, mkdirSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Deck } from "../model/deck.js";
import { minutesOf, slidesOf } from "../model/outline.js";
import type { CodeMemory } from "../render/highlight.js";
import type { RenderedDeck } from "../render/rendered.js";
import { InputError, MachineError } from "../report/problem.js";
import { type OutputFile, writeFiles } from "../source/output.js";
import { type BrowserOwner, createBrowserOwner } from "./browser.js";
import type { BuiltDeck } from "./built-deck.js";
import { openCodeCache } from "./code-cache.js";
import type { Artifact, ExportTools } from "./exporter.js";
import { formatGroups } from "./format-groups.js";
import { type Format, loadExporter, needsBrowser } from "./formats.js";
import { galleryFile } from "./gallery.js";
import { type DeckInput, findInputs, requireDistinctNames } from "./inputs.js";
import { createQueue, type Queue } from "./queue.js";
import { readPlayer } from "./resources.js";
import { createWorkshop, type DeckRequest, type PreparedDeck, type Workshop } from "./workshop.js";

export interface BuildRequest extends DeckRequest {
  readonly inputs: readonly string[];
  /** The folder in which the user stands. */
  readonly folder: string;
  readonly out: string;
  readonly formats: readonly Format[];
  readonly safe: boolean;
  /** A PDF page per step (`--fragments`). */
  readonly steps: boolean;
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
 * Builds decks: files → model → HTML → exports. Decks are compiled one after the other while the browser
 * starts and prints those before; everything is written at the end, or nothing.
 *
 * @throws InputError with all problems of all decks when one of them is an error
 * @throws MachineError when there is no browser or the folder cannot be written
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
    const workshop = createWorkshop(request, request.folder);
    const memory = openCodeCache(request.environment, request.cache);
    const queue = createQueue(request.jobs ?? os.availableParallelism());
    const pending = await compileAll(inputs, { workshop, queue, browser, memory, request, events });
    const problems = workshop.problems();
    if (problems.hasErrors) throw new InputError(problems.all);
    const built = await Promise.all(pending);
    if (workshop.problems().hasErrors) throw new InputError(workshop.problems().all);
    noticeBrowser(browser, events);
    memory.save();
    return writeAll(built, out, workshop);
  } finally {
    await browser.close();
  }
}

interface Exported {
  readonly prepared: PreparedDeck;
  readonly deck: Deck;
  readonly artifacts: readonly Artifact[];
}

/** What compiling and exporting the decks of one build share. */
interface BuildTools {
  readonly workshop: Workshop;
  readonly queue: Queue;
  readonly browser: BrowserOwner;
  readonly memory: CodeMemory;
  readonly request: BuildRequest;
  readonly events: BuildEvents;
}

async function compileAll(
  inputs: readonly DeckInput[],
  { workshop, queue, browser, memory, request, events }: BuildTools,
): Promise<Promise<Exported>[]> {
  const { renderDeck } = await import("../render/deck.js");
  const player = readPlayer();
  const pending: Promise<Exported>[] = [];
  let done = 0;
  for (const input of inputs) {
    const prepared = workshop.prepare(input);
    if (!prepared) continue;
    const { templates, problems, facts, reader, brand } = prepared;
    const tools: ExportTools = {
      templates,
      player,
      scripts: readScripts(prepared),
      browser,
      steps: request.steps,
      environment: request.environment,
      notice: (message) => events.notice?.(`${input.name}: ${message}`),
    };
    const renders: { rendered: RenderedDeck; formats: readonly Format[] }[] = [];
    for (const formats of formatGroups(prepared, request.formats)) {
      const deck = workshop.compose(prepared, formats);
      const rendered = await renderDeck(deck, prepared.theme.theme, {
        templates,
        facts,
        reader,
        brand,
        safe: request.safe,
        memory,
        problems,
      });
      renders.push({ rendered, formats });
    }
    if (workshop.problems().hasErrors) continue;
    const exports = renders.flatMap(({ rendered, formats }) =>
      formats.map((format) => queue.run(async () => (await loadExporter(format)).run(rendered, tools))),
    );
    const exported = Promise.all(exports).then((artifacts): Exported => {
      events.progress?.(++done, inputs.length, input.name);
      return { prepared, deck: renders[0]?.rendered.deck ?? emptyDeck(prepared), artifacts: artifacts.flat() };
    });
    // A failure is seen when all are awaited; until then it must not count as unhandled.
    exported.catch(() => undefined);
    pending.push(exported);
  }
  return pending;
}

const emptyDeck = ({ loaded }: PreparedDeck): Deck => ({ ...loaded, citations: [] });

function readScripts({ loaded, reader, problems }: PreparedDeck): string[] {
  const { info } = loaded;
  return info.scripts.flatMap((reference) => {
    const folders = [path.posix.dirname(info.span.file.path), "slides", "."];
    const file = reader.find(reference, folders, info.span, problems);
    return (file && reader.read(file, problems)?.text) ?? [];
  });
}

function noticeBrowser(browser: BrowserOwner, events: BuildEvents): void {
  if (browser.sandboxOff) events.notice?.(`Chromium runs without its sandbox, because ${browser.sandboxOff}`);
  if (browser.restarts > 0) events.notice?.("the browser died while it printed and was started again");
}

function checkWritable(out: string): void {
  try {
    mkdirSync(out, { recursive: true });
    accessSync(out, constants.W_OK);
  } catch (cause) {
    throw notWritable(out, cause);
  }
}

function notWritable(out: string, cause: unknown): MachineError {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  if (code === "ENOSPC") return new MachineError("the disk is full", ["free some space and build again"], { cause });
  return new MachineError(
    `the folder ${out} cannot be written`,
    ["choose another with --out DIR, or change its permissions"],
    { cause },
  );
}

function writeAll(exported: readonly Exported[], out: string, workshop: Workshop): BuiltDeck[] {
  const files: OutputFile[] = [];
  const decks = exported.map(({ prepared, deck, artifacts }): BuiltDeck => {
    const outputs = artifacts.map(({ format, fileName, bytes, pages }) => {
      files.push({ path: path.join(out, fileName), bytes });
      return { format, path: path.join(out, fileName), bytes: bytes.length, ...(pages === undefined ? {} : { pages }) };
    });
    const slides = slidesOf(deck.parts);
    const { name, title, subtitle, language } = deck.info;
    const warnings = prepared.problems.all.filter(({ severity }) => severity === "warning");
    return { name, title, subtitle, language, slides: slides.length, minutes: minutesOf(slides), outputs, warnings };
  });
  try {
    writeFiles([...files, galleryFile(decks, out, workshop.packageTemplates)]);
  } catch (cause) {
    throw notWritable(out, cause);
  }
  return decks;
}
