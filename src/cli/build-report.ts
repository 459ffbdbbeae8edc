import type { BuildResult } from "../export/build.js";
import type { Format } from "../export/formats/index.js";
import type { BuiltDeck } from "../records/built-deck.js";
import { capped } from "../report/capped.js";
import { counted } from "../report/counted.js";
import { faultOf, traceOf } from "../report/fault.js";
import { formatProblems, inOrder, plainProblem } from "../report/format.js";
import { type Diagnostic, eachOnce } from "../report/problem.js";
import { realPathOf, relativePath } from "../source/folder.js";
import type { CommandLine } from "./options.js";
import { reviewJson, reviewNotes } from "./review-note.js";
import type { Shell } from "./shell.js";
import { bytesText } from "./terminal.js";

/** Tells the user what was done beside the work. */
export const noteTo =
  ({ terminal }: Shell) =>
  (note: string) =>
    terminal.err(`note: ${note}\n`);

/** What a build did, and how long that took. */
interface FinishedBuild extends BuildResult {
  readonly notices: readonly string[];
  readonly elapsedMs: number;
  /** What the readers of PDFs miss, in words, where another command has made them. */
  readonly notes?: readonly string[];
}

/** Says what a build did; returns the exit status. */
export function reportBuild(
  { decks, wrong, failure, notices, elapsedMs, notes }: FinishedBuild,
  { options }: CommandLine,
  { terminal, folder }: Shell,
): number {
  const shownFrom = realPathOf(folder);
  const problems = [...wrong.problems, ...(failure ? [faultOf(failure)] : [])];
  if (options.json) {
    terminal.out(jsonReport({ decks, problems, elapsedMs, folder: shownFrom }));
    if (failure && options.debug) terminal.err(traceOf(failure));
  } else {
    const said = eachOnce([...decks.flatMap((deck) => deck.warnings), ...wrong.problems]);
    if (said.length > 0) terminal.err(formatProblems(said, { folder: shownFrom, colour: terminal.colour }));
    const told = [...new Set(notices), ...(notes ?? reviewNotes(decks, options, shownFrom))];
    for (const note of told) terminal.err(`note: ${note}\n`);
    if (wrong.names.length > 0) terminal.err(`not written, because of errors: ${wrong.names.join(", ")}\n`);
    if (failure) throw failure;
    if (!options.quiet) terminal.out(textReport(decks, elapsedMs, shownFrom));
  }
  return failure?.exitStatus ?? (wrong.names.length > 0 ? 1 : 0);
}

interface Report {
  readonly decks: readonly BuiltDeck[];
  /** What keeps decks or formats from being written. */
  readonly problems: readonly Diagnostic[];
  readonly elapsedMs: number;
  /** The folder from which paths are shown. */
  readonly folder: string;
}

function jsonReport({ decks, problems, elapsedMs, folder }: Report): string {
  const report = {
    decks: decks.map((deck) => plainDeck(deck, folder)),
    problems: plainProblems(inOrder(problems, folder), folder),
    elapsedMs,
  };
  return `${JSON.stringify(report)}\n`;
}

const plainProblems = (problems: readonly Diagnostic[], folder: string) =>
  capped(problems, folder, "programs").map((problem) => plainProblem(problem, folder));

/** A deck as `--json` reports it; paths as somebody in `folder` sees them. */
export function plainDeck(deck: BuiltDeck, folder: string): object {
  const { name, variant, title, slides, minutes, outputs, unchanged, fetched, warnings, review } = deck;
  return {
    name,
    ...(variant === undefined ? {} : { variant }),
    title,
    slides,
    minutes,
    outputs: outputs.map((output) => ({ ...output, path: relativePath(folder, output.path) })),
    unchanged,
    ...(fetched ? { fetched } : {}),
    warnings: plainProblems(warnings, folder),
    ...(review ? { review: reviewJson(review, folder) } : {}),
  };
}

/** Formats whose file holds all slides and has no pages. */
const wholeDecks: ReadonlySet<string> = new Set(["html", "md", "json"] satisfies Format[]);

/** What an output that consists of several pieces is counted in. */
const piecesOf = (format: string) => (format === "png" ? "picture" : format === "md" ? "file" : "page");

function textReport(decks: readonly BuiltDeck[], elapsedMs: number, folder: string): string {
  const lines = decks.flatMap((deck) =>
    deck.outputs.map(({ format, path: file, bytes, pages }) => {
      const size = pages === undefined ? "" : `${counted(pages, piecesOf(format))}, `;
      const slides = wholeDecks.has(format) ? `${counted(deck.slides, "slide")}, ` : "";
      return `${relativePath(folder, file)}  ${size || slides}${bytesText(bytes)}`;
    }),
  );
  const end = `${counted(decks.length, "deck")} in ${(elapsedMs / 1000).toFixed(1)} s${unchangedText(decks)}${fetchedText(decks)}`;
  return `${[...lines, end].join("\n")}\n`;
}

function unchangedText(decks: readonly BuiltDeck[]): string {
  const unchanged = decks.filter((deck) => deck.unchanged).length;
  if (unchanged === 0) return "";
  return unchanged === decks.length ? "; nothing has changed" : `; ${unchanged} unchanged`;
}

function fetchedText(decks: readonly BuiltDeck[]): string {
  const fetched = decks.filter((deck) => deck.fetched).length;
  return fetched === 0 ? "" : `; ${fetched === decks.length ? "all" : fetched} from the shared cache`;
}
