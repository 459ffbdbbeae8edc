import path from "node:path";
import { lineText, placeOf, type SourceFile, type Span } from "../source/text.js";
import type { Diagnostic } from "./problem.js";

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
  return inOrder(problems, options.folder)
    .map((problem) => formatProblem(problem, options))
    .join("\n");
}

/** Problems by file and place. */
export function inOrder<D extends Diagnostic>(problems: readonly D[], folder: string): D[] {
  const place = ({ span }: Diagnostic) => [span ? shownPath(span.file, folder) : "", span?.start ?? 0] as const;
  return problems.toSorted((a, b) => {
    const [[fileA, startA], [fileB, startB]] = [place(a), place(b)];
    return fileA === fileB ? startA - startB : fileA < fileB ? -1 : 1;
  });
}

function formatProblem(problem: Diagnostic, options: FormatOptions): string {
  const paint = painter(options);
  const head = `${paint[problem.severity](problem.severity)}: ${problem.message}`;
  const lines = problem.span ? [`${paint.bold(where(problem.span, options))}: ${head}`] : [head];
  if (problem.span) lines.push(...codeFrame(problem.span, paint));
  for (const related of problem.related ?? []) {
    lines.push(`  ${where(related.span, options)}: ${related.message}`);
  }
  lines.push(`  ${paint.help("help")}: ${problem.remedy} ${paint.dim(`(${problem.code})`)}`, "");
  return lines.join("\n");
}

function where({ file, start }: Span, { folder }: FormatOptions): string {
  const place = placeOf(file, start);
  return `${shownPath(file, folder)}:${place.line}:${place.column}`;
}

/** The path of a file for somebody who stands in `folder`, with forward slashes. */
export function shownPath({ path: file, root }: Pick<SourceFile, "path" | "root">, folder: string): string {
  if (root === undefined) return file;
  return path.relative(folder, path.join(root, file)).split(path.sep).join("/");
}

function codeFrame(span: Span, paint: Painter): string[] {
  const first = placeOf(span.file, span.start);
  const from = Math.max(1, first.line - 2);
  const to = Math.min(span.file.lineStarts.length, first.line + 2);
  const width = String(to).length;
  const frame: string[] = [];
  for (let line = from; line <= to; line++) {
    const text = expandTabs(lineText(span.file, line));
    if (line !== first.line && text.trim() === "" && (line === from || line === to)) continue;
    const mark = line === first.line ? ">" : " ";
    frame.push(`${mark} ${paint.dim(`${String(line).padStart(width)} |`)} ${clip(text)}`.trimEnd());
    if (line === first.line) frame.push(`  ${" ".repeat(width)} ${paint.dim("|")} ${paint.error(marker(span, first))}`);
  }
  return frame;
}

function marker(span: Span, first: { line: number; column: number }): string {
  const text = lineText(span.file, first.line);
  const indent = expandTabs(text.slice(0, first.column - 1)).length;
  const onLine = Math.min(span.end - span.start, text.length - first.column + 1);
  const underlined = expandTabs(text.slice(first.column - 1, first.column - 1 + onLine)).length;
  return `${" ".repeat(indent)}${"^".repeat(Math.max(1, Math.min(underlined, 100)))}`;
}

const expandTabs = (text: string) => text.replaceAll("\t", "  ");
const clip = (text: string) => (text.length > 160 ? `${text.slice(0, 159)}…` : text);

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
