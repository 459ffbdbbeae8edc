import { stringify } from "yaml";
import { componentsOf, listOf } from "../content/check-templates.js";
import { readLinkDefinitions } from "../content/dialect.js";
import type { Reader } from "../content/reader.js";
import { type Line, linesBetween, scanLines, withoutInlineCode } from "../content/scan.js";
import type { FrontMatter } from "../content/schema.js";
import { readFrontMatter } from "../content/settings.js";
import type { Attributes, CodeBlock, Slide } from "../model/deck.js";
import type { TemplateCatalogue } from "../model/design.js";
import { fileName } from "../render/assets.js";
import { foldersFrom } from "../source/folder.js";
import { homeOf, referenceTo } from "../source/home.js";

/** A stretch of a slide's source, by offsets in its file, and the text that takes its place. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The source of a slide of a collection for a file of the project: it says in whose place it stands, and facts and files
 * of the collection have the prefix by which the project knows them, in the data of forms, too. Other code stays as it is.
 * @param target `PREFIX:path.md#id`
 */
export function copyOfSlide(slide: Slide, target: string, reader: Reader, catalogue: TemplateCatalogue): string {
  const { file, start, end } = slide.span;
  const quiet = { report: () => undefined };
  const front = readFrontMatter(file, quiet);
  const lines = scanLines(file, front.end, quiet);
  const copier: Copier = { path: file.path, reader, catalogue };
  const text = file.text.slice(start, end);
  const written = linesBetween(lines, start, end).filter(({ masked }) => !masked);
  const edits = [
    ...citationEdits(slide, copier),
    ...attributeEdits(slide, copier),
    ...slide.code.flatMap((code) => dataEdits(code, slide, copier)),
    ...written.flatMap((line) => addressEdits(line, copier)),
  ];
  const copy = edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((before, edit) => before.slice(0, edit.start - start) + edit.text + before.slice(edit.end - start), text);
  const links = readLinkDefinitions({ file, lines, problems: quiet });
  return settingsOf(front.settings) + marked(copy, target) + definitionsFor(text, links, copier);
}

/** A quotation mark in an id asks for the other kind around it. */
function marked(copy: string, target: string): string {
  const quote = target.includes('"') ? "'" : '"';
  const mark = `<!-- .slide: replaces=${quote}${target}${quote}`;
  return /^<!--\s*\.slide:/.test(copy) ? copy.replace(/^<!--\s*\.slide:/, () => mark) : `${mark} -->\n${copy}`;
}

/** What the front matter of the slide's file says of how the slide is read, and for whom it is. */
function settingsOf({ notesSeparator, math, only, not, skip }: FrontMatter): string {
  const given = Object.entries({ notesSeparator, math, only, not, skip }).filter(([, value]) => value !== undefined);
  return given.length === 0 ? "" : `---\n${stringify(Object.fromEntries(given))}---\n\n`;
}

type Links = ReturnType<typeof readLinkDefinitions>;

/** Definitions of links that stand elsewhere in the slide's file. */
function definitionsFor(text: string, links: Links, copier: Copier): string {
  const names = Object.keys(links).filter((name) => {
    const shown = text.toLowerCase();
    return shown.includes(`[${name}]`) && !shown.includes(`[${name}]:`);
  });
  const lines = names.flatMap((name) => {
    const link = links[name];
    return link ? [`[${name}]: <${pathFrom(link.href ?? "", copier)}>${link.title ? ` "${link.title}"` : ""}`] : [];
  });
  return lines.length === 0 ? "" : `\n\n${lines.join("\n")}`;
}

interface Copier {
  /** The file in which the slide stands. */
  readonly path: string;
  readonly reader: Reader;
  readonly catalogue: TemplateCatalogue;
}

const citationEdits = ({ citations }: Slide, { path, reader }: Copier): Edit[] =>
  citations.map(({ key, span: { start, end } }) => ({ start, end, text: `@${reader.qualify(key, path)}` }));

function attributeEdits(slide: Slide, copier: Copier): Edit[] {
  const { components } = copier.catalogue;
  const used = componentsOf([...slide.body, ...slide.notes, ...slide.reader]);
  return [
    ...used.flatMap(({ name, attributes }) =>
      editsOf(attributes, (key, value) => {
        const kind = copier.catalogue.kinds.get(components.get(name)?.attributes.get(key)?.type ?? "");
        const { entities = [] } = kind?.references(value) ?? {};
        return entities.length > 0 ? factsFrom(value, copier) : pathFrom(value, copier);
      }),
    ),
    ...[slide.attributes, ...slide.code.map(({ attributes }) => attributes)].flatMap((attributes) =>
      editsOf(attributes, (_, value) => pathFrom(value, copier)),
    ),
  ];
}

/** @param change gives another value, or the same */
const editsOf = ({ values, spans }: Attributes, change: (key: string, value: string) => string): Edit[] =>
  [...values].flatMap(([key, value]) => {
    const span = spans.get(key);
    const changed = change(key, value);
    return span && changed !== value ? [{ start: span.start, end: span.end, text: `${key}="${changed}"` }] : [];
  });

const factsFrom = (value: string, { path, reader }: Copier): string =>
  listOf(value)
    .map((id) => reader.qualify(id, path))
    .join(", ");

/** Of a fence whose text is data: what they name. A file that they come from is the collection's, and stays. */
function dataEdits(code: CodeBlock, slide: Slide, copier: Copier): Edit[] {
  const { components, fences, kinds } = copier.catalogue;
  const fence = fences.get(code.language);
  const rule = fence && components.get(fence.component)?.attributes.get(fence.attribute);
  if (!rule || code.included) return [];
  const mentions = kinds.get(rule.type)?.mentions(code.text, "fence") ?? [];
  const lines = mentions.length === 0 ? [] : linesInFile(code, slide.span.end);
  return mentions.flatMap(({ kind, name, rest, start, end }) => {
    const changed = kind === "file" ? pathFrom(name, copier) : copier.reader.qualify(name, copier.path);
    const line = lines.find((each) => start >= each.start && end <= each.end);
    // What an alias stands for is written, and changed, elsewhere.
    if (changed === name || !line || code.text[start] === "*") return [];
    const text = JSON.stringify(changed + rest);
    return [{ start: start + line.shift, end: end + line.shift, text }];
  });
}

/** The lines of a fence by their offsets in its text, and how far on in the file each stands: lists and quotes indent them. */
function linesInFile({ text, span: { file, start: opening } }: CodeBlock, last: number) {
  let start = 0;
  let from = file.text.indexOf("\n", opening) + 1;
  return text.split("\n").flatMap((line) => {
    const end = start + line.length;
    const found = file.text.indexOf(line.trim(), from);
    const shift = found - (start + line.length - line.trimStart().length);
    const isThere = found !== -1 && found < last;
    if (isThere) from = found + line.trim().length;
    const stretch = isThere ? [{ start, end, shift }] : [];
    start = end + 1;
    return stretch;
  });
}

/** A path that leads to a file of the collection, as the project names that; anything else as it is. */
function pathFrom(value: string, { path, reader }: Copier): string {
  const name = fileName(value);
  const lookup = name === "" ? { tried: [] } : reader.lookUp(name, foldersFrom(path));
  const isTheirs = "found" in lookup && homeOf(lookup.found) !== "";
  return isTheirs ? referenceTo(lookup.found) + value.slice(name.length) : value;
}

/** Before an address: of a link or picture, of an attribute, or of a definition. */
const addressed = /\]\(<?(?=\S)|\b(?:src|href|poster|data-[\w-]+)\s*=\s*["']?(?=\S)|^ {0,3}\[[^\]]+\]:\s*<?(?=\S)/g;

/** The addresses in a line, apart from code. */
function addressEdits({ start, text }: Line, copier: Copier): Edit[] {
  const shown = withoutInlineCode(text);
  return [...shown.matchAll(addressed)].flatMap(({ index, 0: before }) => {
    const from = index + before.length;
    const address = /^[^\s()<>"']+/.exec(shown.slice(from))?.[0] ?? "";
    const changed = pathFrom(address, copier);
    return changed === address ? [] : [{ start: start + from, end: start + from + address.length, text: changed }];
  });
}
