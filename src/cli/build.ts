import type { BuildResult } from "../export/build.js";
import type { Format } from "../export/formats/index.js";
import { type BuildPlan, decksOf, noticesOf, planBuild } from "../export/plan.js";
import type { BuildRequest } from "../export/request.js";
import { formatNames, isFormatName } from "../model/format-names.js";
import { sourceDate } from "../project/source-date.js";
import type { BuiltDeck } from "../records/built-deck.js";
import { capped } from "../report/capped.js";
import { counted } from "../report/counted.js";
import { faultOf, traceOf } from "../report/fault.js";
import { formatProblems, inOrder, plainProblem } from "../report/format.js";
import { type Diagnostic, eachOnce, UsageError } from "../report/problem.js";
import { didYouMeanBare } from "../report/suggest.js";
import { realPathOf, relativePath } from "../source/folder.js";
import { readDeckOptions } from "./deck-options.js";
import { readFormatOptions } from "./format-options.js";
import { idleOptions } from "./idle-options.js";
import { type CommandLine, wholeNumber } from "./options.js";
import { reviewJson, reviewNotes } from "./review-note.js";
import { readSharedPlace } from "./shared-options.js";
import type { Shell } from "./shell.js";
import { bytesText, createProgress, noProgress } from "./terminal.js";
import type { OneBuild } from "./watch.js";

/** `quarterdeck build` */
export async function runBuild(line: CommandLine, shell: Shell): Promise<number> {
  if (!line.options.watch) return (await buildOnce(line, shell)).status;
  const { watchBuild } = await import("./watch.js");
  return watchBuild(line, shell, (own, say) => buildOnce(line, own, say));
}

/** @param say whether something is said when there is nothing to do */
async function buildOnce(line: CommandLine, shell: Shell, say: "all" | "news" = "all"): Promise<OneBuild> {
  const started = performance.now();
  const { openOrders } = await import("../project/orders.js");
  const orders = openOrders();
  const plan = planBuild(readRequest(line, shell), noteTo(shell), (input) => orders.of(input));
  if (!plan) throw new Error("nothing is known of a deck");
  if (plan.isDone && say === "news") return { status: 0, plan, decks: decksOf(plan) };
  const notices = [...idleOptions(line.options, plan.inputs), ...noticesOf(plan)];
  const result = plan.isDone ? standing(plan) : await makeDecks(plan, line, shell, (notice) => notices.push(notice));
  const elapsedMs = Math.round(performance.now() - started);
  return { status: reportBuild({ ...result, notices, elapsedMs }, line, shell), plan, decks: result.decks };
}

/**
 * Reports a build for which there is nothing to do; it makes nothing and loads nothing that could.
 *
 * @returns the exit status; undefined when there is something to do
 */
export function reportStanding(line: CommandLine, shell: Shell): number | undefined {
  const started = performance.now();
  const say = noteTo(shell);
  const left: string[] = [];
  const plan = planBuild(readRequest(line, shell), (note, what) => (what === "left" ? left.push(note) : say(note)));
  // What was left alone is found again by whoever does the work.
  if (!plan?.isDone) return undefined;
  for (const note of left) say(note);
  const elapsedMs = Math.round(performance.now() - started);
  const notices = [...idleOptions(line.options, plan.inputs), ...noticesOf(plan)];
  return reportBuild({ ...standing(plan), notices, elapsedMs }, line, shell);
}

const standing = (plan: BuildPlan): BuildResult => ({
  decks: decksOf(plan),
  wrong: { names: [], problems: [] },
  failure: undefined,
});

/** Tells the user what was done beside the work. */
export const noteTo =
  ({ terminal }: Shell) =>
  (note: string) =>
    terminal.err(`note: ${note}\n`);

/** What a build did, and how long that took. */
interface FinishedBuild extends BuildResult {
  readonly notices: readonly string[];
  readonly elapsedMs: number;
}

/** Says what a build did; returns the exit status. */
export function reportBuild(
  { decks, wrong, failure, notices, elapsedMs }: FinishedBuild,
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
    for (const notice of new Set(notices)) terminal.err(`note: ${notice}\n`);
    for (const note of reviewNotes(decks, options, shownFrom))
      terminal.err(`note: ${note}
`);
    if (wrong.names.length > 0) terminal.err(`not written, because of errors: ${wrong.names.join(", ")}\n`);
    if (failure) throw failure;
    if (!options.quiet) terminal.out(textReport(decks, elapsedMs, shownFrom));
  }
  return failure?.exitStatus ?? (wrong.names.length > 0 ? 1 : 0);
}

/** What a command line says of a build. */
export function readRequest(line: CommandLine, { folder, environment }: Shell): BuildRequest {
  const { inputs, options } = line;
  // What is wrong with it is said before anything is done.
  sourceDate(environment);
  return {
    inputs,
    folder,
    out: options.out,
    formats: options.format === undefined ? undefined : readFormats(options.format),
    ...readDeckOptions(line),
    drawings: options.drawings,
    options: readFormatOptions(options, folder),
    jobs: wholeNumber(options, "jobs", 1),
    keepGoing: options["keep-going"] ?? false,
    cache: !options["no-cache"],
    shared: readSharedPlace(options, environment),
    environment,
  };
}

/** Makes what does not stand; only now the compiler is loaded. */
export async function makeDecks(
  plan: BuildPlan,
  { options }: CommandLine,
  shell: Shell,
  notice: (message: string) => void,
): Promise<BuildResult> {
  const { buildDecks } = await import("../export/build.js");
  const progress = options.quiet || options.json ? noProgress : createProgress(shell.terminal);
  return buildDecks(plan, {
    browser: (owner) => shell.onStop(() => owner.kill()),
    progress: (done, total, what) => progress.show(done, total, what),
    notice,
  }).finally(() => progress.clear());
}

function readFormats(list: string): Format[] {
  const names = list
    .split(",")
    .map((name) => name.trim().toLowerCase())
    .filter(Boolean);
  return [...new Set(names)].map((name) => {
    if (isFormatName(name)) return name;
    const question = didYouMeanBare(name, formatNames);
    throw new UsageError(`there is no format “${name}”${question ? `; ${question}` : `: ${formatNames.join(", ")}`}`);
  });
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
  const plain = (problems: readonly Diagnostic[]) =>
    capped(problems, folder, "programs").map((problem) => plainProblem(problem, folder));
  const report = {
    decks: decks.map(({ name, variant, title, slides, minutes, outputs, unchanged, fetched, warnings, review }) => ({
      name,
      ...(variant === undefined ? {} : { variant }),
      title,
      slides,
      minutes,
      outputs: outputs.map((output) => ({ ...output, path: relativePath(folder, output.path) })),
      unchanged,
      ...(fetched ? { fetched } : {}),
      warnings: plain(warnings),
      ...(review ? { review: reviewJson(review, folder) } : {}),
    })),
    problems: plain(inOrder(problems, folder)),
    elapsedMs,
  };
  return `${JSON.stringify(report)}\n`;
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
  return `${lines.join("\n")}\n${counted(decks.length, "deck")} in ${(elapsedMs / 1000).toFixed(1)} s${unchangedText(decks)}${fetchedText(decks)}\n`;
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
