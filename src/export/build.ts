import { accessSync, constants, mkdirSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type BrowserOwner, createBrowserOwner } from "../browser/owner.js";
import { createQueue, type Queue } from "../browser/queue.js";
import type { Deck } from "../model/deck.js";
import { minutesOf, slidesOf } from "../model/outline.js";
import { openCodeCache } from "../project/code-cache.js";
import { formatGroups } from "../project/format-groups.js";
import { type DeckInput, findInputs, requireDistinctNames } from "../project/inputs.js";
import { readPlayer } from "../project/package-files.js";
import { createWorkshop, type DeckRequest, type PreparedDeck, type Workshop } from "../project/workshop.js";
import type { RenderedDeck } from "../render/rendered.js";
import type { CodeMemory } from "../render/slide/highlight.js";
import { InputError, MachineError } from "../report/problem.js";
import { type OutputFile, writeFiles } from "../source/output.js";
import type { BuiltDeck } from "./built-deck.js";
import type { Artifact, ExportTools } from "./formats/exporter.js";
import { type Format, loadExporter, longestFirst, needsBrowser } from "./formats/index.js";
import type { FormatOptions } from "./formats/options.js";
import { galleryFile } from "./gallery.js";

export interface BuildRequest extends DeckRequest {
  readonly inputs: readonly string[];
  /** The folder in which the user stands. */
  readonly folder: string;
  readonly out: string;
  readonly formats: readonly Format[];
  readonly safe: boolean;
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
 * Builds decks: files → model → HTML → exports. Decks are compiled one after the other while the browser
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
    const decks = writeAll(built, out, workshop);
    throwFailures(built);
    return decks;
  } finally {
    await browser.close();
  }
}

interface Exported {
  readonly prepared: PreparedDeck;
  readonly deck: Deck;
  readonly artifacts: readonly Artifact[];
  readonly failures: readonly Failure[];
}

/** A format of a deck that could not be made. */
interface Failure {
  readonly deck: string;
  readonly format: Format;
  readonly cause: unknown;
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
  const { renderDeck, withTheme } = await import("../render/deck.js");
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
      options: request.options,
      onPaper: (rendered) => withTheme(rendered, workshop.paperTheme(prepared), { templates, reader, brand, problems }),
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
    const failures: Failure[] = [];
    const exports = renders.flatMap(({ rendered, formats }) =>
      longestFirst(formats).map((format) =>
        queue
          .run(async () => (await loadExporter(format)).run(rendered, tools))
          .catch((cause: unknown) => {
            failures.push({ deck: input.name, format, cause });
            return [];
          }),
      ),
    );
    const exported = Promise.all(exports).then((artifacts): Exported => {
      events.progress?.(++done, inputs.length, input.name);
      const deck = renders[0]?.rendered.deck ?? emptyDeck(prepared);
      const order = (artifact: Artifact) => request.formats.indexOf(artifact.format as Format);
      const sorted = artifacts.flat().toSorted((a, b) => order(a) - order(b));
      return { prepared, deck, artifacts: sorted, failures };
    });
    pending.push(exported);
  }
  return pending;
}

/** Says which formats failed, and why the first one did; what else was asked for is written by then. */
function throwFailures(built: readonly Exported[]): void {
  const failures = built.flatMap((exported) => exported.failures);
  const [first] = failures;
  if (!first) return;
  const names = failures.map(({ deck, format }) => `${deck}: ${format}`).join(", ");
  const why = first.cause instanceof Error ? first.cause.message : String(first.cause);
  const remedies = first.cause instanceof MachineError ? first.cause.remedies : [];
  throw new MachineError(`${why}; not written: ${names}`, remedies, { cause: first.cause });
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

/** Files in a folder of their own, such as a picture of each slide, count as one output: the folder. */
function summarise(artifacts: readonly Artifact[]): BuiltDeck["outputs"] {
  const outputs = new Map<string, BuiltDeck["outputs"][number]>();
  for (const { format, fileName, bytes, pages } of artifacts) {
    const folder = path.dirname(fileName);
    const known = outputs.get(folder) ?? { format, path: folder, bytes: 0, pages: 0 };
    if (folder === ".")
      outputs.set(fileName, { format, path: fileName, bytes: bytes.length, ...(pages === undefined ? {} : { pages }) });
    else outputs.set(folder, { ...known, bytes: known.bytes + bytes.length, pages: (known.pages ?? 0) + 1 });
  }
  return [...outputs.values()];
}

function writeAll(exported: readonly Exported[], out: string, workshop: Workshop): BuiltDeck[] {
  const files: OutputFile[] = [];
  const decks = exported.map(({ prepared, deck, artifacts }): BuiltDeck => {
    files.push(...artifacts.map(({ fileName, bytes }) => ({ path: path.join(out, fileName), bytes })));
    const outputs = summarise(artifacts).map((output) => ({ ...output, path: path.join(out, output.path) }));
    const preview = artifacts.find((artifact) => artifact.preview !== undefined)?.preview;
    const slides = slidesOf(deck.parts);
    const { name, title, subtitle, language } = deck.info;
    const warnings = prepared.problems.all.filter(({ severity }) => severity === "warning");
    return {
      name,
      title,
      subtitle,
      language,
      slides: slides.length,
      minutes: minutesOf(slides),
      outputs,
      preview,
      warnings,
    };
  });
  try {
    writeFiles([...files, galleryFile(decks, out, workshop.packageTemplates)]);
  } catch (cause) {
    throw notWritable(out, cause);
  }
  return decks;
}
