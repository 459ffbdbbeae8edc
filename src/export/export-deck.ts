import type { BrowserOwner } from "../browser/owner.js";
import type { Queue } from "../browser/queue.js";
import type { CompiledDeck } from "../project/compile.js";
import type { PlayerFiles } from "../render/page/deck-page.js";
import { InputError } from "../report/problem.js";
import type { Artifact, ExportTools } from "./formats/exporter.js";
import { type Format, loadExporter, longestFirst, needsBrowser } from "./formats/index.js";
import type { FormatOptions } from "./formats/options.js";

/** What exporting the decks of one run shares. */
export interface ExportSession {
  readonly browser: BrowserOwner;
  readonly player: PlayerFiles;
  readonly queue: Queue;
  readonly options: FormatOptions;
  readonly environment: NodeJS.ProcessEnv;
  readonly notice: (message: string) => void;
}

/** A format of a deck that could not be made. */
interface Failure {
  readonly deck: string;
  readonly format: Format;
  readonly cause: unknown;
}

/** The files of a deck, ready to be written. */
export interface ExportedDeck {
  readonly compiled: CompiledDeck<Format>;
  readonly artifacts: readonly Artifact[];
  readonly failures: readonly Failure[];
  /** What was noticed meanwhile. */
  readonly notices: readonly string[];
  /** Whether a browser has printed, painted or drawn something of it, now or before. */
  readonly browser: "used" | "unused";
}

/** Makes the files of a deck in all formats for which it was compiled, in the order in which these were asked for. */
export async function exportDeck(compiled: CompiledDeck<Format>, session: ExportSession): Promise<ExportedDeck> {
  const { queue } = session;
  const notices: string[] = [];
  const tools: ExportTools = {
    ...session,
    notice(message) {
      notices.push(message);
      session.notice(message);
    },
    templates: compiled.design.templates,
    scripts: compiled.scripts,
    onPaper: (rendered) => compiled.onPaper(rendered),
  };
  const failures: Failure[] = [];
  const runs = compiled.groups.flatMap(({ formats, render }) =>
    longestFirst(formats).map(async (format): Promise<readonly Artifact[]> => {
      try {
        return await queue.run(async () => (await loadExporter(format)).run(await render(), tools));
      } catch (cause) {
        // What only shows when the deck runs is a mistake in the deck all the same.
        if (cause instanceof InputError) for (const mistake of cause.problems) compiled.ledger.report(mistake);
        else failures.push({ deck: compiled.input.name, format, cause });
        return [];
      }
    }),
  );
  const made = (await Promise.all(runs)).flat();
  const artifacts = made.toSorted((a, b) => indexOf(compiled.formats, a) - indexOf(compiled.formats, b));
  const rendered = await Promise.all(compiled.groups.map(({ render }) => render()));
  const isDrawn = rendered.some(({ drawings }) =>
    [...drawings.values()].some(({ language }) => language === "mermaid"),
  );
  const browser = isDrawn || needsBrowser(compiled.formats) ? "used" : "unused";
  return { compiled, artifacts, failures, notices, browser };
}

/** A deck of which nothing could be made. */
export function failedDeck(compiled: CompiledDeck<Format>, cause: unknown): ExportedDeck {
  const deck = compiled.input.name;
  const failures = compiled.formats.map((format) => ({ deck, format, cause }));
  return { compiled, artifacts: [], failures, notices: [], browser: "unused" };
}

const indexOf = (order: readonly string[], { format }: Artifact) => order.indexOf(format);
