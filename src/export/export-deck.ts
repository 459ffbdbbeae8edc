import { setImmediate as nextTurn } from "node:timers/promises";
import type { BrowserOwner } from "../browser/owner.js";
import type { PrintedShelf } from "../browser/printed.js";
import type { Queue } from "../browser/queue.js";
import type { CompiledDeck } from "../project/compile.js";
import type { EditLinks } from "../project/edits/edit-links.js";
import type { PlayerFiles } from "../render/page/deck-page.js";
import { thumbKey } from "../render/page/thumb-page.js";
import type { RenderedDeck } from "../render/rendered.js";
import { InputError } from "../report/problem.js";
import { openPromise } from "../source/open-promise.js";
import { beginPrints } from "./begin-prints.js";
import type { Artifact, ExportTools } from "./formats/exporter.js";
import { type Format, loadExporter, needsBrowser, orderOf } from "./formats/index.js";
import type { FormatOptions } from "./formats/options.js";
import type { KeptLayouts } from "./kept-layouts.js";
import type { KeptPictures } from "./kept-pictures.js";
import type { KeptThumbnails } from "./kept-thumbnails.js";
import type { Reviewer } from "./review.js";
import { takeThumbnail } from "./thumbnail.js";

/** What exporting the decks of one run shares. */
export interface ExportSession {
  readonly browser: BrowserOwner;
  readonly player: PlayerFiles;
  readonly queue: Queue;
  /** For work that most often takes nothing but this process, and so does not wait in line with what is printed. */
  readonly beside: Queue;
  readonly options: FormatOptions;
  readonly environment: NodeJS.ProcessEnv;
  readonly edits: EditLinks;
  readonly reviewer: Reviewer | undefined;
  readonly thumbnails: KeptThumbnails;
  readonly layouts: KeptLayouts;
  readonly pictures: KeptPictures;
  readonly measures: PrintedShelf | undefined;
  readonly notice: (message: string) => void;
}

/** A format of a deck that could not be made. */
export interface Failure {
  readonly deck: string;
  readonly format: Format | "thumbnail";
  readonly cause: unknown;
}

/** The files of a deck, ready to be written. */
export interface ExportedDeck {
  readonly compiled: CompiledDeck<Format>;
  readonly artifacts: readonly Artifact[];
  readonly failures: readonly Failure[];
  /** A picture of its first slide as a `data:` URL, where one was made. */
  readonly preview: string | undefined;
  /** The same as long as such a picture would be; "" where nothing was rendered. */
  readonly cover: string;
  /** What was noticed meanwhile. */
  readonly notices: readonly string[];
  /** Whether a browser has printed, painted or drawn something of it, now or before. */
  readonly browser: "used" | "unused";
}

/** What became of one format. */
interface FormatRun extends Pick<ExportedDeck, "artifacts" | "failures" | "notices"> {
  readonly format: Format;
}

/** The tools for one format; what it notices is also added to `notices`. */
function toolsFor(compiled: CompiledDeck<Format>, session: ExportSession, notices: string[]): ExportTools {
  return {
    ...session,
    notice(message) {
      notices.push(message);
      session.notice(message);
    },
    formats: compiled.formats,
    templates: compiled.design.templates,
    scripts: compiled.scripts,
    onPaper: (rendered) => compiled.onPaper(rendered),
  };
}

/** How the formats of a deck are run. */
interface Runner {
  readonly compiled: CompiledDeck<Format>;
  readonly session: ExportSession;
}

/** Makes one format of a deck. */
async function runFormat(
  format: Format,
  render: () => Promise<RenderedDeck>,
  { compiled, session }: Runner,
  busy?: () => void,
): Promise<FormatRun> {
  const notices: string[] = [];
  const tools = { ...toolsFor(compiled, session, notices), ...(busy && { busy }) };
  try {
    const artifacts = await (await loadExporter(format)).run(await render(), tools);
    return { format, artifacts, failures: [], notices };
  } catch (cause) {
    // What only shows when the deck runs is a mistake in the deck all the same.
    if (cause instanceof InputError) for (const mistake of cause.problems) compiled.ledger.report(mistake);
    const failures = cause instanceof InputError ? [] : [{ deck: compiled.input.name, format, cause }];
    return { format, artifacts: [], failures, notices };
  }
}

/** Begins all formats of a deck; `begun` is when the browser has as much to print as it prints at the same time. */
function beginFormats(compiled: CompiledDeck<Format>, session: ExportSession) {
  const { prints, others } = orderOf(compiled.formats);
  const { queue, beside } = session;
  const makingsOf = (format: Format) =>
    compiled.groups
      .filter(({ formats }) => formats.includes(format))
      .map(
        ({ render }) =>
          (busy?: () => void) =>
            runFormat(format, render, { compiled, session }, busy),
      );
  if (prints.length === 0) {
    const runs = others.flatMap(makingsOf).map((make) => queue.run(() => make()));
    return { runs: Promise.all(runs), begun: undefined };
  }
  const printing = openPromise<void>();
  const printed = beginPrints(prints.flatMap(makingsOf), queue, printing);
  const begun = Promise.race([printing.promise, printed]);
  // Most take nothing but this process, so they do not stand in line with those that wait for the browser.
  const inTurn = others.flatMap(makingsOf).map(async (make) => {
    await begun;
    await nextTurn();
    return beside.run(() => make());
  });
  return { runs: Promise.all([printed, ...inTurn]).then((runs) => runs.flat()), begun };
}

/** Makes the files of a deck in all formats for which it was compiled, in the order in which these were asked for. */
export async function exportDeck(compiled: CompiledDeck<Format>, session: ExportSession): Promise<ExportedDeck> {
  const { runs, begun } = beginFormats(compiled, session);
  const thumbnail = exportThumbnail(compiled, session, begun);
  // Which one was done first is chance.
  const inOrder = (await runs).toSorted(
    (a, b) => compiled.formats.indexOf(a.format) - compiled.formats.indexOf(b.format),
  );
  const artifacts = inOrder.flatMap((run) => run.artifacts);
  const failures = inOrder.flatMap((run) => run.failures);
  const notices = inOrder.flatMap((run) => run.notices);
  const { preview, failed } = await thumbnail;
  // A browser that does not start has been named for the formats.
  if (failures.length === 0) failures.push(...failed);
  const rendered = await Promise.all(compiled.groups.map(({ render }) => render()));
  const [first] = rendered;
  const cover = first ? thumbKey(first) : "";
  const isDrawn = rendered.some(({ drawings }) =>
    [...drawings.values()].some(({ language }) => language === "mermaid"),
  );
  const browser = isDrawn || needsBrowser(compiled.formats) ? "used" : "unused";
  return { compiled, artifacts, failures, preview, cover, notices, browser };
}

/**
 * The picture of a deck in the gallery. It costs no start of a browser: it is taken where one runs for a format.
 * @param begun when it may begin
 */
async function exportThumbnail(
  compiled: CompiledDeck<Format>,
  session: ExportSession,
  begun: Promise<unknown> | undefined,
) {
  const [group] = compiled.groups;
  const nothing: { readonly preview: string | undefined; readonly failed: readonly Failure[] } = {
    preview: undefined,
    failed: [],
  };
  if (!group || !session.options.thumbnails || !needsBrowser(compiled.formats)) return nothing;
  try {
    await begun;
    // What the page refuses is said of the formats, which show the same slide.
    const tools = { ...toolsFor(compiled, session, []), notice: () => undefined };
    const preview = await session.queue.run(async () => takeThumbnail(await group.render(), tools, session.thumbnails));
    return { ...nothing, preview };
  } catch (cause) {
    return { ...nothing, failed: [{ deck: compiled.input.name, format: "thumbnail" as const, cause }] };
  }
}

/** All formats of a deck, none of which could be made or written. */
export const failuresOf = (deck: string, formats: readonly Format[], cause: unknown): Failure[] =>
  formats.map((format) => ({ deck, format, cause }));

/** A deck of which nothing could be made. */
export function failedDeck(compiled: CompiledDeck<Format>, cause: unknown): ExportedDeck {
  const failures = failuresOf(compiled.input.name, compiled.formats, cause);
  return { compiled, artifacts: [], failures, preview: undefined, cover: "", notices: [], browser: "unused" };
}
