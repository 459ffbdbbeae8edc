import type { Attributes } from "../model/deck.js";
import { problem } from "../report/problem.js";
import { limits } from "../source/limits.js";
import type { SourceFile, Span } from "../source/text.js";
import { noAttributes, parseAttributes, unreadAttributes } from "./attributes.js";
import { type Line, type LineContext, linesBetween } from "./scan.js";

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

/** What has been read so far, and the components that are still open, the outermost first. */
interface Nesting {
  readonly top: Segment[];
  readonly open: OpenComponent[];
}

const directive = /^ {0,3}(:{2,})[ \t]*(?:([A-Za-z][\w-]*)[ \t]*)?(\{.*\})?$/;

const directiveIn = ({ masked, text }: Line) =>
  masked || !text.includes("::") ? null : directive.exec(text.trimEnd());

/** Cuts the text between two offsets at `:::name{…}` … `:::` and `::name{…}`. */
export function readStructure(context: LineContext, start: number, end: number): Segment[] {
  const { file } = context;
  const nesting: Nesting = { top: [], open: [] };
  let textStart = start;
  const flush = (until: number) => {
    const isEmpty = file.text.slice(textStart, until).trim() === "";
    if (!isEmpty) innermost(nesting).push({ kind: "text", start: textStart, end: until });
  };
  for (const line of linesBetween(context.lines, start, end)) {
    const match = directiveIn(line);
    if (!match) continue;
    const colons = match[1]?.length ?? 0;
    const name = match[2];
    if (colons === 2 && !name) continue;
    flush(line.start);
    textStart = Math.min(line.end + 1, end);
    if (name) {
      const attributes = readAttributes(match[3], line, context);
      const opened = { name, attributes, colons, start: line.start, end: line.end, children: [] };
      if (colons === 2) innermost(nesting).push(closed(file, opened, line.end));
      else if (nesting.open.length < limits.componentDepth) nesting.open.push(opened);
      else return reportDeep(nesting, line, context);
    } else {
      closeComponent(nesting, colons, line, context);
    }
  }
  flush(end);
  while (nesting.open.length > 0) closeUnclosed(nesting, end, context);
  return nesting.top;
}

/** Components too deep in each other: what follows on the slide counts as nothing, so that one message is enough. */
function reportDeep({ top, open }: Nesting, line: Line, { file, problems }: LineContext): Segment[] {
  const hint = "close components with as many colons as they were opened with";
  const values = { what: "components", most: limits.componentDepth, hint };
  problems.report(problem("too-deep", values, { span: { file, start: line.start, end: line.end } }));
  const outermost = open[0];
  return outermost ? [...top, closed(file, { ...outermost, children: [] }, line.start)] : top;
}

const innermost = ({ top, open }: Nesting) => open.at(-1)?.children ?? top;

/** Reads the attributes in the braces of a directive. */
function readAttributes(braces: string | undefined, line: Line, { file, problems }: LineContext): Attributes {
  if (!braces) return noAttributes;
  const at = line.start + line.text.lastIndexOf(braces) + 1;
  const { attributes, mistake } = parseAttributes(file, at, at + braces.length - 2);
  if (mistake) problems.report(unreadAttributes(mistake, braces));
  return attributes;
}

function closed(file: SourceFile, component: OpenComponent, end: number): Segment {
  const { name, attributes, children, start } = component;
  return { kind: "component", name, attributes, children, span: { file, start, end } };
}

function closeComponent(nesting: Nesting, colons: number, line: Line, context: LineContext): void {
  const { file, problems } = context;
  if (!nesting.open.some((component) => component.colons === colons)) {
    const span = { file, start: line.start, end: line.end };
    problems.report(problem("stray-close", { fence: ":".repeat(colons) }, { span }));
    return;
  }
  while (nesting.open.at(-1)?.colons !== colons) closeUnclosed(nesting, line.start, context);
  const component = nesting.open.pop();
  if (component) innermost(nesting).push(closed(file, component, line.end));
}

function closeUnclosed(nesting: Nesting, end: number, { file, problems }: LineContext): void {
  const component = nesting.open.pop();
  if (!component) return;
  const span = { file, start: component.start, end: component.end };
  const fence = ":".repeat(component.colons);
  problems.report(problem("unclosed-component", { name: component.name, fence }, { span }));
  innermost(nesting).push(closed(file, component, end));
}
