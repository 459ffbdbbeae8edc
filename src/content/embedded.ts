import type { Attributes, Block, CodeBlock, ComponentBlock } from "../model/deck.js";
import { type SourceFile, sourceFile, spanOf } from "../source/text.js";
import { noAttributes, parseAttributes } from "./attributes.js";
import { tagsIn } from "./html-depth.js";
import type { Line } from "./scan.js";

/** HTML that a script of reveal.js would turn into a picture, as the block that it is here. */
interface Embedded {
  readonly start: number;
  readonly end: number;
  readonly block: Block;
}

/** How far end tags are looked for. */
interface Reach {
  readonly last: number;
  /** Up to where the search for an end tag has found none that ends a diagram: it is not made again from each line. */
  readonly vain: Map<string, number>;
}

/** Makes a code block of the text of a diagram, as HTML writes it. */
type ReadDiagram = (text: string, start: number, end: number) => CodeBlock;

/** A start tag in a file. */
interface StartTag {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly attributes: Attributes;
}

/** The diagrams and recordings among the lines of a text, in order; `readDiagram` gets what stands between the tags. */
export function embeddedIn(file: SourceFile, lines: readonly Line[], readDiagram: ReadDiagram): Embedded[] {
  const found: Embedded[] = [];
  const reach = { last: lines.at(-1)?.end ?? 0, vain: new Map<string, number>() };
  let from = 0;
  for (const line of lines) {
    if (line.masked || line.start < from || !/^ {0,3}</.test(line.text)) continue;
    const tags = startTagsOn(line);
    const embedded = recordingOn(file, line, tags) ?? diagramFrom(file, tags, reach, readDiagram);
    if (!embedded) continue;
    found.push(embedded);
    from = embedded.end;
  }
  return found;
}

/** The start tags with which a line begins, as long as nothing stands between them. */
function startTagsOn({ text, start }: Line): StartTag[] {
  const tags: StartTag[] = [];
  let at = text.indexOf("<");
  for (const tag of tagsIn(text)) {
    if (tag.is === "end" || tag.at !== at) break;
    at += tag.text.length;
    const inside = tag.text.slice(tag.name.length + 1, tag.is === "empty" ? -2 : -1);
    const { attributes } = parseAttributes(sourceFile("", inside), 0, inside.length);
    tags.push({ name: tag.name, start: start + tag.at, end: start + at, attributes });
  }
  return tags;
}

/** `<asciinema-player src="FILE.cast">` on a line of its own is a terminal recording of the project. */
function recordingOn(file: SourceFile, { text, start, end }: Line, [tag]: readonly StartTag[]): Embedded | undefined {
  const cast = tag?.name === "asciinema-player" ? tag.attributes.values.get("src") : undefined;
  if (!tag || !cast || !/\.cast$/i.test(cast) || /^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(cast)) return undefined;
  if (!["", `</${tag.name}>`].includes(text.slice(tag.end - start).trim())) return undefined;
  const title = tag.attributes.values.get("title");
  const span = spanOf(file, tag.start, tag.end);
  const values = new Map([["cast", cast], ...(title ? [["title", title] as const] : [])]);
  const attributes = { ...noAttributes, values, spans: new Map([["cast", span]]) };
  const block: ComponentBlock = { kind: "component", name: "terminal", attributes, children: [], isHtml: true, span };
  return { start, end, block };
}

/** Where a text ends that stands next, apart from space; the place itself where something else does. */
function endAfter(wanted: string, text: string, from: number): number {
  const next = text.slice(from, from + 100);
  const at = next.length - next.trimStart().length;
  return next.startsWith(wanted, at) ? from + at + wanted.length : from;
}

const holders = new Set(["div", "pre", "code"]);

/**
 * `<div class="mermaid">`, `<pre class="mermaid">` and `<pre><code class="mermaid">` up to their end are a diagram, also in
 * elements that begin on the same line.
 */
function diagramFrom(
  file: SourceFile,
  tags: readonly StartTag[],
  { last, vain }: Reach,
  readDiagram: ReadDiagram,
): Embedded | undefined {
  const held = tags.findIndex((tag) => holders.has(tag.name) && isMermaid(tag));
  const outer = tags[held]?.name === "code" && tags[held - 1]?.name === "pre" ? held - 1 : held;
  const [first, second] = [tags[outer], tags[outer + 1]];
  if (!first) return undefined;
  const code = first.name === "pre" && second?.name === "code" ? second : undefined;
  const inner = code ?? first;
  const close = `</${inner.name}>`;
  if (inner.end <= (vain.get(close) ?? 0)) return undefined;
  const at = file.text.indexOf(close, inner.end);
  vain.set(close, at === -1 ? last : at);
  if (at === -1 || at > last) return undefined;
  const innerEnd = at + close.length;
  const end = code ? endAfter(`</${first.name}>`, file.text, innerEnd) : innerEnd;
  const lineEnd = file.text.indexOf("\n", end);
  // What follows is read anew: more HTML goes on with what the line began, text would begin a paragraph.
  const rest = file.text.slice(end, lineEnd === -1 ? undefined : lineEnd).trimStart();
  if (rest !== "" && !rest.startsWith("<")) return undefined;
  const text = file.text.slice(inner.end, at).replace(/^[ \t]*\n/, "");
  const block: CodeBlock = { ...readDiagram(text.trimEnd(), first.start, end), isHtml: true };
  return { start: first.start, end, block };
}

const isMermaid = ({ attributes }: StartTag): boolean =>
  attributes.classes.some((name) => name === "mermaid" || name === "language-mermaid");
