import path from "node:path";
import { buildDecks } from "../export/build.js";
import type { BuiltDeck } from "../export/built-deck.js";
import { type Format, formatNames, isFormat } from "../export/formats/index.js";
import { formatProblems, plainProblem } from "../report/format.js";
import { UsageError } from "../report/problem.js";
import { didYouMeanBare } from "../report/suggest.js";
import { displayPrefix } from "./display.js";
import { readFormatOptions } from "./format-options.js";
import { type CommandLine, wholeNumber } from "./options.js";
import type { Shell } from "./shell.js";
import { bytesText, createProgress, noProgress } from "./terminal.js";

/** `quarterdeck build` */
export async function runBuild(line: CommandLine, shell: Shell): Promise<number> {
  const { options } = line;
  const { terminal, folder, environment } = shell;
  const started = performance.now();
  const progress = options.quiet || options.json ? noProgress : createProgress(terminal);
  const notices: string[] = [];
  const decks = await buildDecks(
    {
      inputs: line.inputs,
      folder,
      out: options.out ?? "dist",
      formats: readFormats(options.format),
      minutes: wholeNumber(options, "minutes", 1),
      theme: options.theme,
      variant: options.variant,
      language: options.lang,
      brand: options.brand,
      html: options.safe ? "sanitized" : "raw",
      options: readFormatOptions(options),
      jobs: wholeNumber(options, "jobs", 1),
      cache: !options["no-cache"],
      environment,
    },
    {
      browser: (owner) => shell.onStop(() => owner.kill()),
      progress: (done, total, what) => progress.show(done, total, what),
      notice: (message) => notices.push(message),
    },
  ).finally(() => progress.clear());
  const elapsedMs = Math.round(performance.now() - started);
  const prefix = displayPrefix(folder);
  if (options.json) terminal.out(`${JSON.stringify(jsonReport(decks, elapsedMs, prefix))}\n`);
  const warnings = decks.flatMap((deck) => deck.warnings);
  if (warnings.length > 0 && !options.json) terminal.err(formatProblems(warnings, { prefix, colour: terminal.colour }));
  if (!options.json) for (const notice of new Set(notices)) terminal.err(`note: ${notice}\n`);
  if (!options.json && !options.quiet) terminal.out(textReport(decks, elapsedMs, folder));
  return 0;
}

function readFormats(list: string | undefined): Format[] {
  const names = (list ?? "html,pdf")
    .split(",")
    .map((name) => name.trim().toLowerCase())
    .filter(Boolean);
  return [...new Set(names)].map((name) => {
    if (isFormat(name)) return name;
    const question = didYouMeanBare(name, formatNames);
    throw new UsageError(`there is no format “${name}”${question ? `; ${question}` : `: ${formatNames.join(", ")}`}`);
  });
}

function jsonReport(decks: readonly BuiltDeck[], elapsedMs: number, prefix: string): object {
  return {
    decks: decks.map(({ name, title, slides, minutes, outputs, warnings }) => ({
      name,
      title,
      slides,
      minutes,
      outputs,
      warnings: warnings.map((warning) => plainProblem(warning, prefix)),
    })),
    elapsedMs,
  };
}

/** Formats whose file holds all slides and has no pages. */
const wholeDecks: ReadonlySet<string> = new Set(["html", "md", "json"] satisfies Format[]);

function textReport(decks: readonly BuiltDeck[], elapsedMs: number, folder: string): string {
  const lines = decks.flatMap((deck) =>
    deck.outputs.map(({ format, path: file, bytes, pages }) => {
      const size = pages === undefined ? "" : `${pages} ${format === "png" ? "pictures" : "pages"}, `;
      const slides = wholeDecks.has(format) ? `${deck.slides} slides, ` : "";
      return `${path.relative(folder, file) || file}  ${size || slides}${bytesText(bytes)}`;
    }),
  );
  const count = `${decks.length} ${decks.length === 1 ? "deck" : "decks"}`;
  return `${lines.join("\n")}\n${count} in ${(elapsedMs / 1000).toFixed(1)} s\n`;
}
