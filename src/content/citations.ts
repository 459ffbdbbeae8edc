import type { CitationMark, Slide } from "../model/deck.js";
import type { Mention, TemplateCatalogue } from "../model/design.js";
import type { Citation, FactRegistry, FactSource } from "../model/fact.js";
import { findSpan, type SourceFile, type Span } from "../source/text.js";
import { reportMissingFact } from "./check-attributes.js";
import { componentsOf } from "./check-templates.js";
import { citeMarks } from "./cite-marks.js";
import type { Reader } from "./reader.js";

/** What finding the citations of slides needs. */
interface CitationTools {
  readonly templates: TemplateCatalogue;
  readonly include: IncludeReader;
  readonly reader: Reader;
}

/**
 * Gives the text of a file that a component inlines; undefined when it is missing. That is reported at the reference, where
 * showing the file reports it too, and one message at one place is said once.
 */
export type IncludeReader = (reference: string, span: Span) => SourceFile | undefined;

/**
 * All citations of a slide: marks in its text, marks in files that its components inline, and the
 * entities whose data its components show.
 */
export function slideCitations(slide: Slide, { templates, include, reader }: CitationTools): CitationMark[] {
  const marks = [...slide.citations];
  for (const component of componentsOf(slide.body)) {
    const info = templates.components.get(component.name);
    for (const [key, rule] of info?.attributes ?? []) {
      const value = component.attributes.values.get(key);
      if (value === undefined) continue;
      const span = component.attributes.spans.get(key) ?? component.span;
      const kind = templates.kinds.get(rule.type);
      const { entities = [], files = [] } = kind?.references(value) ?? {};
      const shown = files.flatMap((file) => include(file, findSpan(span, file)) ?? []);
      const named = shown.flatMap((file) =>
        entriesIn(kind?.mentions(file.text, "file") ?? []).map((mention) => ({
          ...keyOf(mention, file.path, reader),
          span,
        })),
      );
      marks.push(...entities.map((id) => ({ key: id, span })), ...named);
      marks.push(...shown.flatMap(fileMarks));
    }
  }
  for (const code of slide.code) {
    const fence = templates.fences.get(code.language);
    const rule = fence && templates.components.get(fence.component)?.attributes.get(fence.attribute);
    const named = entriesIn((rule && templates.kinds.get(rule.type)?.mentions(code.text, "fence")) ?? []);
    const origin = code.included?.file.path ?? code.span.file.path;
    marks.push(
      ...named.map((mention) => ({ ...keyOf(mention, origin, reader), span: findSpan(code.span, mention.name) })),
      // Texts of data are shown as text, where a citation is one; code is shown as it is written.
      ...(fence?.isData?.(code.text) ? marksIn(code.text) : []).map(({ key, written }) => ({
        key: reader.qualify(key, origin),
        span: findSpan(code.span, written),
      })),
    );
  }
  return marks.map((mark) => qualified(mark, reader));
}

const entriesIn = (mentions: readonly Mention[]) => mentions.filter(({ kind }) => kind === "entry");

/** What data cite, by its name in the whole project: an attribute of an entry has sources of its own. */
function keyOf({ name, rest }: Mention, file: string, reader: Reader): Pick<CitationMark, "key" | "entry"> {
  const id = reader.qualify(name, file);
  return rest === "" ? { key: id } : { key: `${id}${rest}`, entry: id };
}

/** A mark whose key is known by its name in the whole project. */
function qualified(mark: CitationMark, reader: Reader): CitationMark {
  if (mark.entry !== undefined) return mark;
  const key = reader.qualify(mark.key, mark.span.file.path);
  return key === mark.key ? mark : { ...mark, key };
}

const marksIn = (text: string) =>
  [...citeMarks(text)].flatMap(({ keys }) =>
    keys.map(({ key, start, end }) => ({ key, written: text.slice(start, end) })),
  );

const fileMarks = (file: SourceFile): CitationMark[] =>
  [...citeMarks(file.text)].flatMap(({ keys }) => keys.map(({ key, ...place }) => ({ key, span: { file, ...place } })));

/**
 * Numbers citations in the order of their first mention. What names no source has nothing to list, and no number.
 * Unknown ids are reported.
 */
export function numberCitations(
  marks: readonly CitationMark[],
  registry: () => FactRegistry,
  reader: Reader,
): Citation[] {
  const citations = new Map<string, Citation>();
  for (const mark of marks) {
    if (citations.has(mark.key)) continue;
    const entry = lookUp(mark, registry());
    if (entry && entry.sources.length > 0)
      citations.set(mark.key, { ...entry, number: citations.size + 1, key: mark.key });
    else if (!entry)
      reportMissingFact(mark.entry ?? mark.key, { reader, span: mark.span, known: () => idsIn(registry()) });
  }
  return [...citations.values()];
}

function lookUp({ key, entry }: CitationMark, registry: FactRegistry): Pick<Citation, "title" | "sources"> | undefined {
  const fact = entry === undefined && registry.facts.get(key);
  if (fact) {
    return { title: registry.entities.get(fact.entity)?.name ?? fact.entity, sources: distinct(fact.sources) };
  }
  const entity = registry.entities.get(entry ?? key);
  if (!entity) return undefined;
  const { name, attributeSources } = entity;
  const sources =
    entry === undefined ? Object.values(attributeSources).flat() : attributeSources[key.slice(entry.length + 1)];
  return { title: name, sources: distinct(sources ?? []) };
}

function distinct(sources: readonly FactSource[]): FactSource[] {
  return [...new Map(sources.map((source) => [JSON.stringify(source), source])).values()];
}

const idsIn = ({ facts, entities }: FactRegistry) => [...facts.keys(), ...entities.keys()];
