import { lineText, placeOf, type SourceFile, type Span } from "../source/text.js";
import { capped } from "./capped.js";
import { printable } from "./printable.js";
import type { Diagnostic } from "./problem.js";
import { shownPath } from "./shown-path.js";

export interface FormatOptions {
  /** The folder in which the reader stands: paths are shown relative to it, so that they can be opened from there. */
  readonly folder: string;
  readonly colour: boolean;
}

/** A problem as JSON: plain values, lines and columns from 1. */
export interface PlainProblem {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly remedy: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

/** Prints problems as a compiler does: place, what is wrong, the lines around it, what would be right. */
export function formatProblems(problems: readonly Diagnostic[], options: FormatOptions): string {
  return capped(inOrder(problems, options.folder), options.folder, "people")
    .map((problem) => formatProblem(problem, options))
    .join("\n");
}

/** Problems by file and place. */
export function inOrder<D extends Diagnostic>(problems: readonly D[], folder: string): D[] {
  const paths = new Map<SourceFile, string>();
  const pathOf = (file: SourceFile) => {
    const path = paths.get(file) ?? shownPath(file, folder);
    paths.set(file, path);
    return path;
  };
  const place = ({ span }: Diagnostic) => [span ? pathOf(span.file) : "", span?.start ?? 0] as const;
  return problems.toSorted((a, b) => {
    const [[fileA, startA], [fileB, startB]] = [place(a), place(b)];
    return fileA === fileB ? startA - startB : fileA < fileB ? -1 : 1;
  });
}

function formatProblem(problem: Diagnostic, options: FormatOptions): string {
  const paint = painter(options);
  const head = `${paint[problem.severity](problem.severity)}: ${printable(problem.message)}`;
  const lines = problem.span ? [`${paint.bold(where(problem.span, options))}: ${head}`] : [head];
  if (problem.span) lines.push(...codeFrame(problem.span, paint));
  for (const related of problem.related ?? []) {
    lines.push(`  ${where(related.span, options)}: ${printable(related.message)}`);
  }
  lines.push(
    `  ${paint.help("help")}: ${printable(problem.remedy)} ${paint.dim(`(${[problem.code, ...(problem.also ?? [])].join(", ")})`)}`,
    "",
  );
  return lines.join("\n");
}

function where({ file, start }: Span, { folder }: FormatOptions): string {
  const place = placeOf(file, start);
  return `${printable(shownPath(file, folder))}:${place.line}:${place.column}`;
}

function codeFrame(span: Span, paint: Painter): string[] {
  const first = placeOf(span.file, span.start);
  const from = Math.max(1, first.line - 2);
  const to = Math.min(span.file.lineStarts.length, first.line + 2);
  const width = String(to).length;
  const frame: string[] = [];
  for (let line = from; line <= to; line++) {
    const text = expandTabs(lineText(span.file, line).slice(0, frameWidth + 1));
    const gutter = paint.dim(`${String(line).padStart(width)} |`);
    if (line === first.line) {
      const { shown, marker } = markedLine(span, first);
      frame.push(`> ${gutter} ${shown}`.trimEnd(), `  ${" ".repeat(width)} ${paint.dim("|")} ${paint.error(marker)}`);
    } else if (text.trim() !== "" || (line !== from && line !== to)) {
      frame.push(`  ${gutter} ${clip(text, 0)}`.trimEnd());
    }
  }
  return frame;
}

/** So many characters of a line are shown. */
const frameWidth = 160;
/** So many of them stand before what is marked, where a line is cut at its start. */
const lead = 60;

/** The line of a place and the marks below it; of a long line the stretch around the place is shown. */
function markedLine(span: Span, first: { line: number; column: number }): { shown: string; marker: string } {
  const text = lineText(span.file, first.line);
  const at = first.column - 1;
  // What is far from the place is not even looked at: a line may be as long as a picture.
  const near = Math.max(0, at - frameWidth);
  const nearby = text.slice(near, at + 2 * frameWidth);
  const whole = expandTabs(nearby);
  const start = expandTabs(text.slice(near, at)).length;
  const onLine = Math.min(span.end - span.start, text.length - at);
  const underlined = expandTabs(nearby.slice(at - near, at - near + onLine)).length;
  const fits = near === 0 && (whole.length <= frameWidth || start + Math.min(underlined, lead) < frameWidth);
  const cut = fits ? 0 : Math.max(0, Math.min(start - lead, whole.length - frameWidth));
  const shown = clip(whole, cut);
  const room = Math.min(underlined, 100, shown.length - (start - cut));
  return { shown, marker: `${" ".repeat(start - cut)}${"^".repeat(Math.max(1, room))}` };
}

const expandTabs = (text: string) => printable(text.replaceAll("\t", "  "));

/** A stretch of a line from an offset on; an ellipsis takes the place of the first and last character where more follows. */
function clip(text: string, from: number): string {
  const stretch = text.slice(from, from + frameWidth);
  const head = from > 0 ? `…${stretch.slice(1)}` : stretch;
  return from + frameWidth < text.length ? `${head.slice(0, -1)}…` : head;
}

/** A file as `path:line:column` for JSON consumers. */
export function plainProblem(problem: Diagnostic, folder: string): PlainProblem {
  const { code, severity, message, remedy, span } = problem;
  if (!span) return { code, severity, message, remedy };
  const place = placeOf(span.file, span.start);
  return { code, severity, message, remedy, file: shownPath(span.file, folder), ...place };
}

/** The place of an offset as `file:line` for somebody who stands in `folder`. */
export function fileLine(file: SourceFile, offset: number, folder: string): string {
  return `${shownPath(file, folder)}:${placeOf(file, offset).line}`;
}

type Paint = (text: string) => string;
interface Painter {
  readonly error: Paint;
  readonly warning: Paint;
  readonly hint: Paint;
  readonly help: Paint;
  readonly bold: Paint;
  readonly dim: Paint;
}

function painter({ colour }: FormatOptions): Painter {
  const style =
    (open: number, close: number): Paint =>
    (text) =>
      colour ? `\u001B[${open}m${text}\u001B[${close}m` : text;
  return {
    error: style(31, 39),
    warning: style(33, 39),
    hint: style(34, 39),
    help: style(36, 39),
    bold: style(1, 22),
    dim: style(2, 22),
  };
}
