import type { Attributes } from "../model/deck.js";
import { type ProblemSink, problem } from "../report/problem.js";
import type { SourceFile, Span } from "../source/text.js";
import { noAttributes, parseAttributes } from "./attributes.js";
import type { Line } from "./scan.js";

/** A run of Markdown, or a component with what it holds. */
export type Segment =
  | { readonly kind: "text"; readonly start: number; readonly end: number }
  | {
      readonly kind: "component";
      readonly name: string;
      readonly attributes: Attributes;
      readonly children: readonly Segment[];
      readonly span: Span;
    };

interface OpenComponent {
  readonly name: string;
  readonly attributes: Attributes;
  readonly colons: number;
  readonly start: number;
  readonly end: number;
  readonly children: Segment[];
}

const directive = /^ {0,3}(:{2,})[ \t]*([A-Za-z][\w-]*)?[ \t]*(\{.*\})?[ \t]*$/;

/** Cuts the lines between two offsets at `:::name{…}` … `:::` and `::name{…}`. */
export function readStructure(
  file: SourceFile,
  lines: readonly Line[],
  start: number,
  end: number,
  problems: ProblemSink,
): Segment[] {
  const top: Segment[] = [];
  const open: OpenComponent[] = [];
  const into = () => open.at(-1)?.children ?? top;
  let textStart = start;
  const flush = (until: number) => {
    if (file.text.slice(textStart, until).trim() !== "") into().push({ kind: "text", start: textStart, end: until });
  };
  for (const line of lines) {
    if (line.start < start || line.start >= end || line.masked) continue;
    const match = directive.exec(line.text);
    if (!match) continue;
    const colons = match[1]?.length ?? 0;
    const name = match[2];
    if (colons === 2 && !name) continue;
    flush(line.start);
    textStart = Math.min(line.end + 1, end);
    if (name) {
      const attributes = attributesOf(file, line, match, problems);
      const opened = { name, attributes, colons, start: line.start, end: line.end, children: [] };
      if (colons === 2) into().push(closed(file, opened, line.end));
      else open.push(opened);
    } else {
      closeComponent(file, open, top, colons, line, problems);
    }
  }
  flush(end);
  while (open.length > 0) closeUnclosed(file, open, top, end, problems);
  return top;
}

function attributesOf(file: SourceFile, line: Line, match: RegExpExecArray, problems: ProblemSink): Attributes {
  const braces = match[3];
  if (!braces) return noAttributes;
  const at = line.start + line.text.lastIndexOf(braces) + 1;
  const { attributes, mistake } = parseAttributes(file, at, at + braces.length - 2);
  if (mistake) problems.report(problem("bad-attributes", { detail: mistake.detail }, { span: mistake.span }));
  return attributes;
}

function closed(file: SourceFile, component: OpenComponent, end: number): Segment {
  const { name, attributes, children, start } = component;
  return { kind: "component", name, attributes, children, span: { file, start, end } };
}

function closeComponent(
  file: SourceFile,
  open: OpenComponent[],
  top: Segment[],
  colons: number,
  line: Line,
  problems: ProblemSink,
): void {
  if (!open.some((component) => component.colons === colons)) {
    const span = { file, start: line.start, end: line.end };
    problems.report(problem("stray-close", { fence: ":".repeat(colons) }, { span }));
    return;
  }
  while (open.at(-1)?.colons !== colons) closeUnclosed(file, open, top, line.start, problems);
  const component = open.pop();
  if (component) (open.at(-1)?.children ?? top).push(closed(file, component, line.end));
}

function closeUnclosed(
  file: SourceFile,
  open: OpenComponent[],
  top: Segment[],
  end: number,
  problems: ProblemSink,
): void {
  const component = open.pop();
  if (!component) return;
  const span = { file, start: component.start, end: component.end };
  const fence = ":".repeat(component.colons);
  problems.report(problem("unclosed-component", { name: component.name, fence }, { span }));
  (open.at(-1)?.children ?? top).push(closed(file, component, end));
}
